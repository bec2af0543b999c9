import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { Untouched } from '~/consent/review'
import type { MessageId } from '~/i18n/nl'
import { useText } from '~/i18n/text'
import { PATHS, withQuery } from '~/paths'
import { Card } from '~/ui/Card'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Heading } from '~/ui/Heading'
import { Pagination } from '~/ui/Pagination'
import { Change, Changes } from '~/ui/WasBecomes'
import { bold } from '~/ui/words'
import { goingTo } from '../../came-from'
import { useCameFrom } from '../../use-came-from'
import { ToChoice } from '../parts/ToChoice'
import { useSide } from '../parts/said-words'
import type { Review } from '../parts/shown'
import { Unchanged, WithoutEffect } from './ReviewFolded'
import { laterOf } from './WhatSendingDoes'

/** What changes, in sentences; what stays and what has no effect is folded away below. */
export function ReviewChanges(
  shown: Pick<Review, 'changes' | 'lines' | 'page' | 'pages' | 'foresight' | 'unchanged' | 'withoutEffect'>,
) {
  const { changes, lines, page, pages, foresight, unchanged, withoutEffect } = shown
  const later = laterOf(foresight)
  const from = useCameFrom()
  return (
    <Card>
      <Heading level={2}>
        <FormattedMessage id={later ? 'control.count.later' : 'control.count'} values={{ count: changes }} />
      </Heading>
      <Changes>
        {lines.map((line) => (
          <OneChange
            foresight={foresight}
            key={line.id}
            line={line}
            exceptions={
              line.exceptions.length > 0 &&
              line.exceptions.map((one) => (
                <OneChange foresight={foresight} key={one.id} line={one} isException />
              ))
            }
          />
        ))}
      </Changes>
      <Pagination
        page={page}
        pages={pages}
        addressOf={(number) => goingTo(withQuery(PATHS.review, { bladzijde: number }), from)}
      />
      <Unchanged unchanged={unchanged} />
      <WithoutEffect withoutEffect={withoutEffect} />
    </Card>
  )
}

type Line = Omit<Review['lines'][number], 'exceptions'>
type OneProps = { line: Line; exceptions?: ReactNode; isException?: boolean }

function OneChange({
  line,
  exceptions,
  isException = false,
  foresight,
}: OneProps & Pick<Review, 'foresight'>) {
  const later = laterOf(foresight)
  const becomesLater = line.waits && later !== null
  return (
    <Change
      was={useSide(line.was)}
      becomes={useBecomes(line)}
      note={
        <>
          {becomesLater && <FormattedMessage id={`control.line.${later}`} values={bold} />}{' '}
          <Touches line={line} />
        </>
      }
      action={<ToChoice to={line.to} sentence={line.sentence} />}
      exceptions={exceptions}
    >
      {isException && (
        <>
          <FormattedMessage id="sentence.except" />{' '}
        </>
      )}
      <ChoiceSentence sentence={becomesLater ? notYet(line.sentence) : line.sentence} />
    </Change>
  )
}

/** A yes that does not hold once it is sent is not said as one that does. */
function notYet(sentence: Line['sentence']): Line['sentence'] {
  if (sentence.id === 'sentence.changes.yes') return { ...sentence, id: 'sentence.holds.yes' }
  return sentence.id === 'sentence.changes.yes-until'
    ? { ...sentence, id: 'sentence.holds.yes-until' }
    : sentence
}

/** A removed exception becomes what the wider choice says. */
function useBecomes({ becomes, then }: Line) {
  const side = useSide(becomes)
  if (!then) return side
  return { answer: then, words: <FormattedMessage id={`control.then.${then}`} /> }
}

/** The own providers whose answer this changes, by name; or why none of them is. */
function Touches({ line: { touched, moreTouched, untouched } }: { line: Line }) {
  const text = useText()
  if (touched.length === 0) return <Nobody why={untouched ?? 'no-own-provider'} />
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

/** One text for each reason why nobody is named; of a list that is hidden nothing is said. */
const NOBODY = {
  'no-own-provider': 'control.touches.nobody',
  'never-permitted': 'control.touches.never',
  'narrower-choice': 'control.touches.narrower',
  'other-no': 'control.touches.other-no',
  'same-answer': 'control.touches.same',
  'other-day': 'control.touches.other-day',
} as const satisfies Record<Exclude<Untouched, 'hidden'>, MessageId>

function Nobody({ why }: { why: Untouched }) {
  return why === 'hidden' ? null : <FormattedMessage id={NOBODY[why]} />
}
