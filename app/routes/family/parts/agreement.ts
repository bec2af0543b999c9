import type { Missing } from '~/representation/approval'

/** Whom a widening waits for, as the screen tells it; ids of people stay on the server. */
export type WaitsFor = 'person' | 'representative' | 'both' | 'named' | 'nobody'

/** Whom it waits for; the one whose no would be lifted comes first, since the others agreed or will be asked too. */
export function waitsFor(missing: Missing | null): WaitsFor {
  if (!missing) return 'nobody'
  const { person, representative, named } = missing
  if (named.length > 0) return 'named'
  if (person && representative) return 'both'
  if (person) return 'person'
  return representative ? 'representative' : 'nobody'
}

/** Whose no would be lifted: the reader's, or another's; null when nobody's. */
export type Conflict = 'mine' | 'other' | null

/** What an approval's page shows besides its state: whose turn it is, seen by who looks. */
export function shownOf<Summary extends { missing: Missing | null; isConflict: boolean }>(
  summary: Summary,
  actorId: string | undefined,
) {
  const { missing, isConflict, ...shown } = summary
  const isMine = missing !== null && actorId !== undefined && missing.named.includes(actorId)
  const conflict: Conflict = isConflict ? (isMine ? 'mine' : 'other') : null
  return { ...shown, waitsFor: waitsFor(missing), conflict }
}
