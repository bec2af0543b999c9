import { addDays, localDate, type LocalDate } from '~/runtime/local-date'

/** A message is kept so long after it was received at most [domain: retention; Mitz, Volgjezorg]. Nothing makes it longer. */
export const KEPT_DAYS = 90
/** So long after it was closed a reply opens it again; then it goes. */
export const GRACE_DAYS = 14
/** Unanswered for so long it is an alarm: it would go without an answer. */
export const ALARM_DAYS = 60

type Dates = { receivedAt: Date; closedAt: Date | null }

/** The day on which a conversation is destroyed: in the night in which that day begins. */
export function eraseOn({ receivedAt, closedAt }: Dates): LocalDate {
  const last = addDays(localDate(receivedAt), KEPT_DAYS)
  if (closedAt === null) return last
  const graced = addDays(localDate(closedAt), GRACE_DAYS)
  return graced < last ? graced : last
}

/** Whether a message that waits for us is an alarm. */
export function isAlarming(
  { receivedAt, answered }: { receivedAt: Date; answered: boolean },
  today: LocalDate,
) {
  return !answered && today >= addDays(localDate(receivedAt), ALARM_DAYS)
}
