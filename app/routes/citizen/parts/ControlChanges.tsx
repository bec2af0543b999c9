import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import type { Said } from '~/consent/sentence'
import { Card } from '~/ui/Card'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Heading } from '~/ui/Heading'
import { Pagination } from '~/ui/Pagination'
import { Change, Changes } from '~/ui/WasBecomes'
import { dayOf } from '~/ui/written-time'
import { goingTo } from '../../came-from'
import { useCameFrom } from '../../use-came-from'
import type { loader } from '../control'
import { Unchanged, WithoutEffect } from './ControlFolded'
import { ToChoice } from './ToChoice'

type Review = SerializeFrom<typeof loader>

/** What changes, in sentences; what stays and what has no effect is folded away below. */
export function ControlChanges() {
  const { changes, lines, page, pages } = useLoaderData<typeof loader>()
  const from = useCameFrom()
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
        addressOf={(number) => goingTo(`/mijn/keuzes/controle?bladzijde=${number}`, from)}
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
  if (touched.length === 0) return <FormattedMessage id={nobodyId(noEffect)} />
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

function nobodyId(noEffect: Review['lines'][number]['noEffect']) {
  if (noEffect === 'same-answer') return 'control.touches.same'
  return noEffect === 'narrower-choice' ? 'control.touches.narrower' : 'control.touches.nobody'
}
