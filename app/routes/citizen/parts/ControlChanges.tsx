import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import type { Said } from '~/consent/sentence'
import { Card } from '~/ui/Card'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Disclosure } from '~/ui/Disclosure'
import { Heading } from '~/ui/Heading'
import { Pagination } from '~/ui/Pagination'
import { TextLink } from '~/ui/TextLink'
import { Change, Changes } from '~/ui/WasBecomes'
import { dayOf } from '~/ui/written-time'
import type { loader } from '../control'
import { ToChoice } from './ToChoice'

type Review = SerializeFrom<typeof loader>

/** What changes, in sentences; what stays and what has no effect is folded away below. */
export function ControlChanges() {
  const { changes, lines, page, pages } = useLoaderData<typeof loader>()
  return (
    <Card>
      <Heading level={2}>
        <FormattedMessage id="control.count" values={{ count: changes }} />
      </Heading>
      <Changes>
        {lines.map((line) => (
          <OneChange key={line.id} line={line} />
        ))}
      </Changes>
      <Pagination
        page={page}
        pages={pages}
        addressOf={(number) => `/mijn/keuzes/controle?bladzijde=${number}`}
      />
      <Unchanged />
      <WithoutEffect />
    </Card>
  )
}

function OneChange({ line }: { line: Review['lines'][number] }) {
  return (
    <Change
      was={useSide(line.was)}
      becomes={useBecomes(line)}
      note={<Touches line={line} />}
      action={<ToChoice to={line.to} sentence={line.sentence} />}
    >
      <ChoiceSentence sentence={line.sentence} />
    </Change>
  )
}

/** "ja", "ja, tot en met 31 december 2026", "nog geen keuze". */
function useSide(said: Said) {
  const intl = useIntl()
  const answer = said?.answer ?? 'none'
  if (!said?.until) return { answer } as const
  return {
    answer,
    words: <FormattedMessage id="control.yes-until" values={{ day: dayOf(intl, said.until) }} />,
  } as const
}

/** A removed exception becomes what the wider choice says. */
function useBecomes({ becomes, then }: Review['lines'][number]) {
  const side = useSide(becomes)
  if (!then) return side
  return { answer: then, words: <FormattedMessage id={`control.then.${then}`} /> }
}

/** The own providers whose answer this changes, by name; or why none of them is. */
function Touches({ line: { touched, moreTouched, noEffect } }: { line: Review['lines'][number] }) {
  const text = useText()
  if (touched.length === 0)
    return (
      <FormattedMessage id={noEffect === 'same-answer' ? 'control.touches.same' : 'control.touches.nobody'} />
    )
  const names = touched
    .map(({ receiver, holder, data }) => `${receiver} (${[holder, ...data.map(text)].join(': ')})`)
    .join(', ')
  return (
    <FormattedMessage
      id={moreTouched > 0 ? 'control.touches.more' : 'control.touches'}
      values={{ names, more: moreTouched }}
    />
  )
}

function Unchanged() {
  const { unchanged } = useLoaderData<typeof loader>()
  if (unchanged.count === 0) return null
  return (
    <Disclosure summary={<FormattedMessage id="control.unchanged" values={{ count: unchanged.count }} />}>
      <ul className="plain-list">
        {unchanged.lines.map((sentence, place) => (
          <li key={place}>
            <ChoiceSentence sentence={sentence} />
          </li>
        ))}
      </ul>
      {unchanged.more > 0 && (
        <p className="hint">
          <FormattedMessage id="control.folded.more" values={{ count: unchanged.more }} />{' '}
          <TextLink to="/mijn/keuzes/bij-naam">
            <FormattedMessage id="named.title" />
          </TextLink>
        </p>
      )}
    </Disclosure>
  )
}

function WithoutEffect() {
  const { withoutEffect } = useLoaderData<typeof loader>()
  const more = withoutEffect.count - withoutEffect.lines.length
  if (withoutEffect.count === 0) return null
  return (
    <Disclosure
      summary={<FormattedMessage id="control.without-effect" values={{ count: withoutEffect.count }} />}
    >
      <ul className="plain-list">
        {withoutEffect.lines.map(({ sentence, noEffect, to }, place) => (
          <li key={place}>
            <ChoiceSentence sentence={sentence} />. <FormattedMessage id={whyId(noEffect)} />{' '}
            <ToChoice to={to} sentence={sentence} />
          </li>
        ))}
      </ul>
      {more > 0 && <FormattedMessage id="control.folded.more" values={{ count: more }} />}
    </Disclosure>
  )
}

function whyId(noEffect: Review['withoutEffect']['lines'][number]['noEffect']) {
  if (noEffect === 'other-no' || noEffect === 'never-permitted')
    return `control.without-effect.${noEffect}` as const
  return 'control.without-effect.narrower-choice'
}
