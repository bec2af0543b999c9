import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import { recordReading } from '~/audit/record-reading.server'
import type { Runtime } from '~/runtime/runtime.server'
import { act } from './act.server'
import type { Dossier } from './dossier.server'

type Reading = { event?: ActivityEvent; version?: number }

/**
 * Logs that somebody read choices, or one version of them: their own, or those of whom they act for (NEN 7513). On a disk that
 * is full a person's own pages stay up and the line waits; what is another's is not shown then.
 */
export async function logRead(
  { database }: Pick<Runtime, 'database'>,
  dossier: Dossier,
  { event = 'choices-read', version = dossier.person.row.currentVersion }: Reading = {},
): Promise<void> {
  const entry = act(dossier, { event, action: 'R', version })
  if (!dossier.representation) return recordReading(database, entry)
  await database.record((transaction) => appendActivity(transaction, [entry]))
}
