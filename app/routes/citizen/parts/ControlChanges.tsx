import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Card } from '~/ui/Card'
import { Disclosure } from '~/ui/Disclosure'
import { Heading } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'
import { Change, Changes } from '~/ui/WasBecomes'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import type { loader } from '../control'
import { useChoiceWords } from './choice-words'
import { groupEffects } from './effect-groups'

type Review = SerializeFrom<typeof loader>
type Effect = Review['changing'][number]

/** What changes, in sentences; what stays and what has no effect is folded away below. */
export function ControlChanges() {
  const { changing, withoutEffect, unchanged, words } = useLoaderData<typeof loader>()
  const named = useChoiceWords(words)
  const groups = groupEffects(changing)
  return (
    <Card>
      <Heading level={2}>
        <FormattedMessage id="control.count" values={{ count: groups.length }} />
      </Heading>
      <Changes>
        {groups.map((effects) => (
          <OneChange
            key={effects.map(({ key }) => `${key.holder} ${key.receiver}`).join()}
            effects={effects}
          />
        ))}
      </Changes>
      {unchanged > 0 && (
        <p className="hint">
          <FormattedMessage id="control.unchanged" values={{ count: unchanged }} />
        </p>
      )}
      {withoutEffect.length > 0 && (
        <Disclosure
          summary={<FormattedMessage id="control.without-effect" values={{ count: withoutEffect.length }} />}
        >
          <ul className="plain-list">
            {withoutEffect.map(({ key, noEffect }) => (
              <li key={`${key.holder} ${key.data} ${key.receiver}`}>
                <FormattedMessage id={whyId(noEffect)} values={named(key)} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  )
}

/** Receivers that get the same answer about the same data share one sentence. */
function OneChange({ effects }: { effects: Effect[] }) {
  const { words } = useLoaderData<typeof loader>()
  const intl = useIntl()
  const named = useChoiceWords(words)
  const { key, before, after } = effects[0]!
  const parts = effects.map((effect) => named(effect.key))
  const receiver = intl.formatList(parts.map((part) => part.receiver))
  const grammar = parts.length > 1 ? 'plural' : parts[0]!.grammar
  const was = before?.answer ?? 'none'
  const becomes = after?.answer ?? 'none'
  const day = after?.until && dayOf(intl, after.until)
  return (
    <Change
      was={{ answer: was }}
      becomes={{ answer: becomes }}
      note={<Touches effects={effects} />}
      action={
        <TextLink to={`/mijn/keuzes/groep/${key.holder}`} about={receiver}>
          <FormattedMessage id="control.change" />
        </TextLink>
      }
    >
      <FormattedMessage
        id={day ? 'control.sentence.yes.until' : `control.sentence.${becomes}`}
        values={{ ...bold, ...named(key), receiver, grammar, was, day }}
      />
    </Change>
  )
}

/** The own providers whose answer this changes, by name. */
function Touches({ effects }: { effects: Effect[] }) {
  const touched = effects.flatMap((effect) => effect.touched)
  const names = [...new Set(touched.map(({ holder, receiver }) => `${receiver.name} (${holder.name})`))]
  if (names.length === 0) return <FormattedMessage id="control.touches.nobody" />
  return <FormattedMessage id="control.touches" values={{ names: names.join(', ') }} />
}

function whyId(noEffect: Effect['noEffect']) {
  if (noEffect === 'other-no' || noEffect === 'never-permitted')
    return `control.without-effect.${noEffect}` as const
  return 'control.without-effect.narrower-choice'
}
