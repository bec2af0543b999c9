import { addDays, localDate, type LocalDate } from '~/runtime/local-date'

/**
 * What outlives an erasure unless the person drops it: the emergency lock, «niemand mag voor mij vastleggen», and that nobody may
 * ask leave for something else than care [domain: erasure].
 */
export const OUTLIVING = ['lock', 'recording-ban', 'consent-block'] as const
export type Outliving = (typeof OUTLIVING)[number]

/** So many days it can be stopped, and so many later the last back-up is gone [domain: retention]. */
const DAYS_TO_STOP = 7
const DAYS_OF_BACK_UPS = 35

/** The days of an erasure: the last on which it can be stopped, the one on which it is done, and the one on which no back-up has it. */
export type ErasureDays = { lastDay: LocalDate; doneOn: LocalDate; backUpsGoneOn: LocalDate }

/** Back-ups are counted from the day it is done: until then they hold what is to go. */
export function daysOf(from: Date): ErasureDays {
  const lastDay = addDays(localDate(from), DAYS_TO_STOP)
  const doneOn = addDays(lastDay, 1)
  return { lastDay, doneOn, backUpsGoneOn: addDays(doneOn, DAYS_OF_BACK_UPS) }
}
