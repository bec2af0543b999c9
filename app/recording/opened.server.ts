import type { Transaction } from '~/db/database.server'
import { readsOnly } from '~/representation/decision-status.server'
import { renewed, type Acting, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { readRecording, type StoredRecording } from './store.server'

type Opened<Who extends Acting> =
  | { ok: true; dossier: Dossier<Who>; found: StoredRecording }
  | { ok: false; refusal: 'not-there' | 'reads-only' }

/** A record and the dossier of whom it is about as they stand in this transaction, for who may say something of it. */
export async function openRecord<Who extends Acting>(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring'>,
  { opened, id }: { opened: Dossier<Who>; id: string },
): Promise<Opened<Who>> {
  const dossier = await renewed(transaction, runtime, opened)
  const found = dossier && (await readRecording(transaction, dossier.person, id))
  if (!dossier || !found) return { ok: false, refusal: 'not-there' }
  if (readsOnly(dossier, dossier.today)) return { ok: false, refusal: 'reads-only' }
  return { ok: true, dossier, found }
}
