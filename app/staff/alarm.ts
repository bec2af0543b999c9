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

/** The administrator answers within so many days. */
export const ANSWER_WITHIN_DAYS = 7

/** More than four within ten minutes: nobody reads a question out so fast. */
export const ODD_SERIES = { records: 5, minutes: 10 } as const
