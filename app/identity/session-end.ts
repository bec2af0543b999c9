import { IDLE_MILLISECONDS } from './session-clock'

/**
 * Why somebody is not logged in any more, as the address of the page says it. One cause, one text.
 * - `tijd`: 15 minutes without activity · `acht-uur`: no session is longer
 * - `elders`: logged out in another window · `opnieuw`: logged in anew in another window
 * - `overleden`: the register says the person has died · `gewist`: the account is gone
 * - `rol`: of a colleague of a care provider: the roles that they have there were changed
 * - `voorbij`: it is over, and so long ago that nothing is known of it
 */
const SESSION_ENDS = [
  'tijd',
  'acht-uur',
  'elders',
  'opnieuw',
  'overleden',
  'gewist',
  'rol',
  'voorbij',
] as const
export type SessionEnd = (typeof SESSION_ENDS)[number]

/** What ended a session before its time, as its row says it. */
export type EndReason = 'logged-out' | 'new-login' | 'deceased' | 'erased' | 'roles-changed'

const ENDED_BY: Record<EndReason, SessionEnd> = {
  'logged-out': 'elders',
  'new-login': 'opnieuw',
  deceased: 'overleden',
  erased: 'gewist',
  'roles-changed': 'rol',
}

export type SessionTimes = {
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  endReason: string | null
  /** When it was seen to have ended by itself. */
  overAt: Date | null
}

/** Why a session is over; null while it lives, or where what ended it is not in its times. */
export function endOf(times: SessionTimes, now: Date): SessionEnd | null {
  if (times.endedAt !== null) return ENDED_BY[times.endReason as EndReason] ?? 'voorbij'
  const end = endsBy(times)
  if (end > now && times.overAt === null) return null
  return end.getTime() === times.expiresAt.getTime() ? 'acht-uur' : 'tijd'
}

/** When a session ends by itself. */
export function endsBy({ lastSeenAt, expiresAt }: Pick<SessionTimes, 'lastSeenAt' | 'expiresAt'>): Date {
  return new Date(Math.min(lastSeenAt.getTime() + IDLE_MILLISECONDS, expiresAt.getTime()))
}

/** Whether a session ended by itself so recently that one may go on where one was, as whom one was. */
export function leadsBack(times: SessionTimes, { now, minutes }: { now: Date; minutes: number }): boolean {
  const end = endOf(times, now)
  if (end !== 'tijd' && end !== 'acht-uur') return false
  return now.getTime() - endsBy(times).getTime() < minutes * 60_000
}

/**
 * Whether what was typed in a session may still be given back: it ended by itself, or its person logged in anew in another
 * window, and not long ago. Whoever logs out leaves nothing.
 */
export function maySpare(times: SessionTimes, { now, minutes }: { now: Date; minutes: number }): boolean {
  if (times.endedAt === null) return leadsBack(times, { now, minutes })
  return times.endReason === 'new-login' && now.getTime() - times.endedAt.getTime() < minutes * 60_000
}

/** Reads why out of an address; null where it is none of these. */
export function readSessionEnd(given: string | null): SessionEnd | null {
  return SESSION_ENDS.find((end) => end === given) ?? null
}
