import { addDays, localDate } from '~/runtime/local-date'

/**
 * What is odd in how a colleague looks people up or records, by what was seen:
 * - `misses`: many who were not found · `own-name`: somebody of their own family name
 * - `looked-only`: many looked up, and nothing recorded
 * - `series`: many records shortly after each other · `at-night` · `never-chose`: many who chose nothing before
 * - `not-said`: somebody says that they never said what was recorded
 */
export const ALARM_KINDS = [
  'misses',
  'own-name',
  'looked-only',
  'series',
  'at-night',
  'never-chose',
  'not-said',
] as const
export type AlarmKind = (typeof ALARM_KINDS)[number]

/** What whoever looked into it makes of it; the words beside it say why. */
export const VERDICTS = ['in-order', 'not-in-order'] as const
export type Verdict = (typeof VERDICTS)[number]

/** So long after it was answered nothing is asked again about the same two people. */
const ASKED_ONCE_IN_DAYS = 90

/** Whether what was seen before about the same two people still says all: it was not answered yet, or not long ago. */
export function saysItAlready({ answeredAt }: { answeredAt: Date | null }, now: Date): boolean {
  return answeredAt === null || addDays(localDate(answeredAt), ASKED_ONCE_IN_DAYS) >= localDate(now)
}

/** The administrator answers within so many days. */
export const ANSWER_WITHIN_DAYS = 7

/** More than four within ten minutes: nobody reads a question out so fast. */
export const ODD_SERIES = { records: 5, minutes: 10 } as const
