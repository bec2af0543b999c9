import type { WhoDecides } from '~/representation/who-decides'

export type BanFacts = {
  /** Who switched it on; null while it is off. */
  byId: string | null
  actorId: string
  person: string
  decides: WhoDecides
}

/**
 * Anybody who may act switches it on: it narrows. Off only by who switched it on, and by the person who decides alone; so one
 * parent does not undo it for the other.
 */
export function decideBan(
  isOn: boolean,
  { byId, actorId, person, decides }: BanFacts,
): { ok: true; changes: boolean } | { ok: false; refusal: 'not-yours' } {
  if (isOn || byId === null) return { ok: true, changes: isOn !== (byId !== null) }
  const isOwn = byId === actorId || (decides === 'self' && actorId === person)
  return isOwn ? { ok: true, changes: true } : { ok: false, refusal: 'not-yours' }
}
