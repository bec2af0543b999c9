import type { Reader } from '~/db/database.server'
import { readsOnly } from '~/representation/decision-status.server'
import type { Acting, Dossier } from '~/representation/dossier.server'
import { whoIsAsked } from './answer-use-cases.server'
import { isOver, maySay } from './confirm'
import type { StoredRecording } from './store.server'

/** So many of somebody's latest records are looked at for what is new or waits; older ones stand in the list. */
export const LOOKED_AT = 20

/** Whether something in a record waits for the answer of who reads. */
export async function waitsFor(
  reader: Reader,
  dossier: Dossier<Acting>,
  { waits, waitsUntil, endedAs, confirmedBy, content }: StoredRecording,
): Promise<boolean> {
  const { actorId, today } = dossier
  if (waits !== 'waiting' || endedAs !== null || isOver(waitsUntil, today)) return false
  if (confirmedBy.includes(actorId) || readsOnly(dossier, today)) return false
  return maySay(actorId, await whoIsAsked(reader, dossier, content.waiting))
}
