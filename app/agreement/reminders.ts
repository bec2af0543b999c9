import { addDays, type LocalDate } from '~/runtime/local-date'

const FIRST_AFTER_DAYS = 7
const LAST_BEFORE_DAYS = 3

/** Which reminder of what waits is due today: the first after a week, the last three days before the end. */
export function dueReminder(
  { askedOn, expiresOn }: { askedOn: LocalDate; expiresOn: LocalDate },
  today: LocalDate,
): 'reminded' | 'last-reminded' | null {
  if (today > expiresOn) return null
  if (today >= addDays(expiresOn, -LAST_BEFORE_DAYS) && today > askedOn) return 'last-reminded'
  return today >= addDays(askedOn, FIRST_AFTER_DAYS) ? 'reminded' : null
}
