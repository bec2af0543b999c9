import { SESSION_LASTS } from '~/privacy/session-periods'

/** Two and a half minutes before the end somebody is asked whether they are still there. */
export const WARN_SECONDS = 150
/** While the question is open, the answer may come from another tab. */
const LOOK_AGAIN_SECONDS = 10
const LONGEST_SECONDS = SESSION_LASTS.idleMinutes * 60
/** A session ends after so long without activity, whatever is open on the screen. */
export const IDLE_MILLISECONDS = LONGEST_SECONDS * 1000

/**
 * How many milliseconds after a page came to ask the server how long there is left. The clock of the device may
 * be wrong in either direction, so never later than the warning of a session that is as long as can be.
 */
export function firstLookAfter(endsAt: Date, now: Date): number {
  const left = (endsAt.getTime() - now.getTime()) / 1000
  return Math.min(Math.max(left, WARN_SECONDS), LONGEST_SECONDS) * 1000 - WARN_SECONDS * 1000
}

/** How many milliseconds after such an answer to ask again; null in place of an answer is a failed connection. */
export function nextLookAfter(secondsLeft: number | null): number {
  if (secondsLeft === null) return LOOK_AGAIN_SECONDS * 1000
  if (secondsLeft > WARN_SECONDS) return (secondsLeft - WARN_SECONDS) * 1000
  return Math.min(secondsLeft + 1, LOOK_AGAIN_SECONDS) * 1000
}
