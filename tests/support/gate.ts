import type { Gate, GateFacts } from '~/person/gate'

/** What stands in somebody's row when their gate is this. */
export function asClosed(gate: Gate | string): Partial<GateFacts> {
  const at = new Date('2026-01-01T12:00:00Z')
  const open = {
    erasingFrom: null,
    restrictedAt: null,
    deceasedAt: null,
    lockedAt: null,
    undecidedFrom: null,
  }
  if (gate === 'deceased') return { ...open, deceasedAt: at }
  if (gate === 'locked') return { ...open, lockedAt: at }
  if (gate === 'under-decision') return { ...open, undecidedFrom: '2020-01-01' }
  if (gate === 'erasing') return { ...open, erasingFrom: at }
  return gate === 'restricted' ? { ...open, restrictedAt: at } : open
}
