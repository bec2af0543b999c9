import { FormattedMessage } from 'react-intl'
import type { RecordedWhat } from '~/recording/recorded'
import { isAskedToo } from '~/counter/said'
import { bold } from '~/ui/words'
import type { AnswerLine } from '../parts/AnswerTrees'
import type { ShownVisit } from './VisitPage'

type SaidAloudProps = { visit: ShownVisit; what: RecordedWhat; lines: AnswerLine[] }

/** What staff say back: at 12 to 15 to the child first, then the parent's word. */
export function SaidAloud({ visit, what, lines }: SaidAloudProps) {
  const name = visit.name?.split(' ')[0] ?? ''
  const answer = lines[0]?.answer ?? 'no'
  if (what === 'single' || what === 'none') return <FormattedMessage id="counter.read-back.single" />
  const who = isAskedToo(visit.age) && visit.withSpeaker ? 'child' : visit.withSpeaker ? 'speaker' : 'person'
  return <FormattedMessage id={`counter.read-back.${who}.${answer}`} values={{ ...bold, name }} />
}
