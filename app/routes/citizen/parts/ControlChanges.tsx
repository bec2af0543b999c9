import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Card } from '~/ui/Card'
import { Disclosure } from '~/ui/Disclosure'
import { Heading } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'
import { Change, Changes } from '~/ui/WasBecomes'
import { bold } from '~/ui/words'
import type { loader } from '../control'
import { useChoiceWords } from './choice-words'

type Review = SerializeFrom<typeof loader>
type Effect = Review['changing'][number]

/** What changes, in sentences; what stays and what has no effect is folded away below. */
export function ControlChanges() {
  const { changing, withoutEffect, unchanged, words } = useLoaderData<typeof loader>()
  const named = useChoiceWords(words)
  return (
    <Card>
      <Heading level={2}>
        <FormattedMessage id="control.count" values={{ count: changing.length }} />
      </Heading>
      <Changes>
        {changing.map((effect) => (
          <OneChange key={`${effect.holder} ${effect.data} ${effect.receiver}`} effect={effect} />
        ))}
      </Changes>
      {unchanged > 0 && (
        <p className="hint">
          <FormattedMessage id="control.unchanged" values={{ count: unchanged }} />
        </p>
      )}
      {withoutEffect.length > 0 && (
        <Disclosure summary={<FormattedMessage id="control.without-effect" values={{ count: withoutEffect.length }} />}>
          <ul className="plain-list">
            {withoutEffect.map((effect) => (
              <li key={`${effect.holder} ${effect.data} ${effect.receiver}`}>
                <FormattedMessage id="control.without-effect.why" values={named(effect)} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  )
}

function OneChange({ effect }: { effect: Effect }) {
  const { words } = useLoaderData<typeof loader>()
  const named = useChoiceWords(words)
  const becomes = effect.to?.answer ?? 'none'
  const sentence = becomes === 'yes' ? 'control.sentence.yes' : 'control.sentence.no'
  return (
    <Change
      was={{ answer: effect.was }}
      becomes={{ answer: effect.becomes }}
      note={<Touches effect={effect} />}
      action={
        <TextLink to={`/mijn/keuzes/groep/${effect.holder}`} about={named(effect).receiver}>
          <FormattedMessage id="control.change" />
        </TextLink>
      }
    >
      <FormattedMessage id={sentence} values={{ ...bold, ...named(effect), was: effect.was }} />
    </Change>
  )
}

/** The own providers whose answer this changes, by name. */
function Touches({ effect }: { effect: Effect }) {
  const names = [...new Set(effect.touches.map(({ holder, receiver }) => `${receiver.name} (${holder.name})`))]
  if (names.length === 0) return <FormattedMessage id="control.touches.nobody" />
  return <FormattedMessage id="control.touches" values={{ names: names.join(', ') }} />
}
