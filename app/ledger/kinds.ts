/** What is told once for a day or a version. */
export const TOLD = [
  'end-announced',
  'still-right',
  'catalogue-told',
  'opt-in-goes',
  'leave-lapsed',
  'statement-told',
  'leave-waits',
] as const
export type ToldKind = (typeof TOLD)[number]

/** What an age brings, or a year of not confirming what was taken along: once for a day. */
export type AgeKind =
  | 'announce-12'
  | 'turn-12'
  | 'announce-16'
  | 'turn-16'
  | 'announce-18'
  | 'turn-18'
  | 'inherited-first'
  | 'inherited-after-3-months'
  | 'inherited-after-11-months'
  | 'inherited-end'
