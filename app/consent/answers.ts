import type { LocalDate } from '~/runtime/local-date'
import { readTypedDay } from '~/runtime/typed-day'
import type { Answer, Receiver } from './choice'
import type { PageAnswer } from './draft'
import { readEndDate, type EndDateProblem } from './end-date'

/**
 * What a form says about one receiver, as it was typed. `open` takes back what the draft says of it, `removed` takes
 * the choice itself away. A form that has no field for the end date leaves that as it was.
 */
export type TypedAnswer = { answer: Answer | 'open' | 'removed'; until?: string }

/** What stands at a key now, the draft included; null where nothing does. */
export type Stood = { answer: Answer; until: LocalDate | null } | null

/** `without-yes`: an end date that was filled in at a no or at nothing. */
export type AnswerProblem = { receiver: Receiver; problem: EndDateProblem | 'without-yes' }

export type AnswersRead = { answers: Record<Receiver, PageAnswer>; problems: AnswerProblem[] }

/**
 * Reads the answers of a page with their end dates. An end date counts on a yes only; one that stood there already does
 * not stand in the way of a no. What was left as it was is not judged again: it may have ended since.
 */
export function readAnswers(
  typed: Readonly<Record<Receiver, TypedAnswer>>,
  stood: (receiver: Receiver) => Stood,
  today: LocalDate,
): AnswersRead {
  const answers: Record<Receiver, PageAnswer> = {}
  const problems: AnswerProblem[] = []
  for (const [receiver, { answer, until }] of Object.entries(typed)) {
    const before = stood(receiver)
    const kept = before?.answer === 'yes' ? before.until : null
    const isKept = until === undefined || (kept !== null && saysDay(until, kept))
    if (answer !== 'yes') {
      answers[receiver] = answer === 'no' ? { answer } : answer
      if (!isKept && until.trim() !== '' && answer !== 'removed')
        problems.push({ receiver, problem: 'without-yes' })
      continue
    }
    const read = isKept ? { ok: true as const, day: kept ?? undefined } : readEndDate(until, today)
    if (!read.ok) problems.push({ receiver, problem: read.problem })
    else answers[receiver] = read.day === undefined ? { answer } : { answer, until: read.day }
  }
  return { answers, problems }
}

/** Whether a form says something else than what stands there now. */
export function isDifferent({ answer, until }: TypedAnswer, stood: Stood): boolean {
  if (answer === 'open' || answer === 'removed') return stood !== null
  if (stood?.answer !== answer) return true
  return answer === 'yes' && until !== undefined && !saysDay(until, stood.until)
}

/** Whether this day was typed, however it was written; null is that nothing was. */
function saysDay(typed: string, day: LocalDate | null): boolean {
  const read = readTypedDay(typed)
  return read.ok ? read.day === day : read.problem === 'empty' && day === null
}
