import type { Reader } from '~/db/database.server'
import { readsOnly } from '~/representation/decision-status.server'
import type { Acting, Dossier } from '~/representation/dossier.server'
import type { LocalDate } from '~/runtime/local-date'
import { whoIsAsked } from './answer-use-cases.server'
import { isOver, maySay } from './confirm'
import type { Waits } from './recorded'
import { readRecordings, type StoredRecording } from './store.server'

/** So many of somebody's latest records are looked at for what is new or waits; older ones stand in the list. */
const LOOKED_AT = 20

/** What became of what waits in a record, as one reader is told; `agreed`: they said yes, and it waits for another as well. */
export type WaitsFor = {
  state: 'asked' | 'agreed' | 'over' | Exclude<Waits, 'waiting' | 'nothing'>
  until: LocalDate
  /** It is their own no that would become a yes. */
  isOwnNo: boolean
}

/** What waits in a record, as who reads is told; null where nothing does. Only who is asked is told that it waits. */
export async function whatWaits(
  reader: Reader,
  dossier: Dossier<Acting>,
  { waits, waitsUntil: until, endedAs, confirmedBy, content }: StoredRecording,
): Promise<WaitsFor | null> {
  const { actorId, today } = dossier
  if (endedAs !== null || waits === 'nothing' || !until) return null
  if (waits !== 'waiting') return { state: waits, until, isOwnNo: false }
  const asked = await whoIsAsked(reader, dossier, content.waiting)
  if (!maySay(actorId, asked)) return null
  const isOwnNo = asked.sayers.includes(actorId)
  if (isOver(until, today)) return { state: 'over', until, isOwnNo }
  return { state: confirmedBy.includes(actorId) ? 'agreed' : 'asked', until, isOwnNo }
}

/** Somebody's latest records, newest first, and those of them in which something waits for the answer of who reads. */
export async function readWaiting(reader: Reader, dossier: Dossier<Acting>) {
  const latest = await readRecordings(reader, dossier.person, { limit: LOOKED_AT })
  const waiting: { record: StoredRecording; waits: WaitsFor }[] = []
  if (readsOnly(dossier, dossier.today)) return { latest, waiting }
  for (const record of latest) {
    const waits = record.waits === 'waiting' ? await whatWaits(reader, dossier, record) : null
    if (waits?.state === 'asked') waiting.push({ record, waits })
  }
  return { latest, waiting }
}
