import type { Gate, GateFacts } from '~/person/gate'

/** What stands in somebody's row when their gate is this. */
export function asClosed(gate: Gate | string): Partial<GateFacts> {
  const at = new Date('2026-01-01T12:00:00Z')
  const nothing = { closedAs: 'open', deceasedAt: null, lockedAt: null, undecidedFrom: null }
  if (gate === 'deceased') return { ...nothing, deceasedAt: at }
  if (gate === 'locked') return { ...nothing, lockedAt: at }
  if (gate === 'under-decision') return { ...nothing, undecidedFrom: '2020-01-01' }
  return { ...nothing, closedAs: gate }
}
