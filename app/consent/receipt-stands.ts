import type { Gate } from '~/person/gate'

/**
 * How what a receipt is about stands now, as its page says it.
 *
 * - `now`: sent just now, and in force
 * - `since`: in force, for longer
 * - `locked`, `closed`: it is what was chosen last, but every answer is no: by the emergency lock, or otherwise
 * - `replaced`: something changed after it
 */
export type Stands = 'now' | 'since' | 'locked' | 'closed' | 'replaced'

/** So long a page may be read as the answer to what was sent. */
const JUST_NOW_MILLISECONDS = 15 * 60_000

type StandsFacts = { isCurrent: boolean; gate: Gate; sentAt: Date; now: Date }

export function standsNow({ isCurrent, gate, sentAt, now }: StandsFacts): Stands {
  if (!isCurrent) return 'replaced'
  if (gate === 'locked') return 'locked'
  if (gate !== 'open') return 'closed'
  return now.getTime() - sentAt.getTime() <= JUST_NOW_MILLISECONDS ? 'now' : 'since'
}
