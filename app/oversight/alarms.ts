import type { AlarmKind, Verdict } from '~/staff/alarm'

/** What is looked at first: what somebody says that they never said, and what looks like curiosity, before what may be haste. */
const RISK: Record<AlarmKind, number> = {
  'not-said': 0,
  'own-name': 1,
  'at-night': 2,
  'never-chose': 3,
  series: 4,
  'looked-only': 5,
  misses: 6,
}

/** What an organisation's own administrator made of it; `late`: nothing, and the time for it is over. */
export type OwnAnswer = Verdict | 'waiting' | 'late'

type Weighed = { kind: AlarmKind; own: OwnAnswer; at: Date }

/** Before all else what was found not in order and what nobody answered in time; then by risk, then the oldest (domain §4). */
export function byRisk(one: Weighed, other: Weighed): number {
  return (
    urgency(one.own) - urgency(other.own) ||
    RISK[one.kind] - RISK[other.kind] ||
    one.at.getTime() - other.at.getTime()
  )
}

function urgency(own: OwnAnswer): number {
  if (own === 'not-in-order') return 0
  return own === 'late' ? 1 : 2
}

/** How much of what stood out in an organisation the officer looked at, in whole per cents; all of it where nothing did. */
export function coverage({ raised, reviewed }: { raised: number; reviewed: number }): number {
  return raised === 0 ? 100 : Math.floor((reviewed / raised) * 100)
}
