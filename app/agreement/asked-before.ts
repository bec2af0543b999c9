import { keyText } from '~/consent/choice'
import type { Edit } from '~/consent/draft'
import { addDays, type LocalDate } from '~/runtime/local-date'
import type { ApprovalState, LapseReason, TooSoon } from './approval'
import { mergeEdits } from './split-by-direction'

/** What somebody asked about a person before. */
export type AskedBefore = Question & {
  state: ApprovalState
  why: LapseReason | null
  askedOn: LocalDate
  /** Null while it waits. */
  settledOn: LocalDate | null
  /** Whether who asked ended it themself. */
  endedByAsker: boolean
}

/** What is asked: changes, or that the emergency lock comes off. */
export type Question = { edits: readonly Edit[]; liftsLock: boolean }

/** After a no the same may be asked again after so many days. */
const DECLINED_DAYS = 14
/** So many questions that came to nothing (`cameToNothing`) may one ask about a person in so many days. */
const QUESTIONS = 3
const MONTH_DAYS = 30

/**
 * Whether somebody asks too soon (domain §3): what was declined again only after 14 days, at once only when it asks less;
 * and three questions a month at most. What became a yes does not count, nor what something else ended, nor does changing what waits: that is still the
 * same question, and is looked at as a whole.
 */
export function tooSoonToAsk(
  question: Question,
  before: readonly AskedBefore[],
  today: LocalDate,
): TooSoon | null {
  const ofKind = before.filter(({ liftsLock }) => liftsLock === question.liftsLock)
  const waits = ofKind.find(({ state }) => state === 'waiting')
  const whole = { ...question, edits: mergeEdits(waits?.edits ?? [], question.edits) }
  const declined = ofKind.filter(
    (one) => isRefused(one) && one.settledOn !== null && today < addDays(one.settledOn, DECLINED_DAYS),
  )
  if (declined.some((one) => isSame(whole, one) && !asksLess(whole, one))) return 'declined-lately'
  if (waits) return null
  const isRecent = ({ askedOn }: AskedBefore) => today < addDays(askedOn, MONTH_DAYS)
  const inVain = before.filter((one) => cameToNothing(one) && isRecent(one))
  return inVain.length >= QUESTIONS ? 'asked-often' : null
}

/**
 * Whether those asked let it be, or who asked took it back, by a no of their own too: that is a question put for nothing.
 * What the no of another ended, a birthday, a death or lost authority is nobody's asking too often.
 */
function cameToNothing({ state, why, endedByAsker }: AskedBefore): boolean {
  if (state === 'lapsed') return why === 'expired' || why === 'muted'
  if (state === 'superseded') return endedByAsker
  return state === 'declined' || state === 'withdrawn'
}

/** Declined in words, or by wanting no questions, which counts as no. */
function isRefused({ state, why }: AskedBefore): boolean {
  return state === 'declined' || why === 'muted'
}

/** Whether it is about something that was asked then: one key is enough. */
function isSame(question: Question, then: Question): boolean {
  if (question.liftsLock) return then.liftsLock
  const keys = new Set(then.edits.map(({ key }) => keyText(key)))
  return question.edits.some(({ key }) => keys.has(keyText(key)))
}

/** Whether it asks part of what was asked then, and nothing more: fewer choices, or for a shorter time. */
function asksLess(question: Question, then: Question): boolean {
  const asked = new Map(then.edits.map((edit) => [keyText(edit.key), edit]))
  const compared = question.edits.map((edit) => compare(edit, asked.get(keyText(edit.key))))
  if (compared.includes('more')) return false
  return compared.includes('less') || question.edits.length < then.edits.length
}

function compare(edit: Edit, then: Edit | undefined): 'less' | 'same' | 'more' {
  if (!then) return 'more'
  if ('remove' in edit || 'remove' in then) return 'remove' in edit && 'remove' in then ? 'same' : 'more'
  if (edit.set !== then.set) return edit.set === 'no' ? 'less' : 'more'
  const [until, thenUntil] = [lastDayOf(edit), lastDayOf(then)]
  if (until === thenUntil) return 'same'
  return until < thenUntil ? 'less' : 'more'
}

const NEVER = '9999-12-31'

function lastDayOf(edit: Edit): LocalDate {
  return 'until' in edit && edit.until !== undefined ? edit.until : NEVER
}
