import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import { recordReading } from '~/audit/record-reading.server'
import type { ActingCitizen } from './acting'
import { actOf } from './concerned.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'

type Reading = {
  actor: ActingCitizen | null
  citizen: Subject
  requestId: string
  event?: ActivityEvent
  version?: number
}

/**
 * Logs that somebody read choices, or one version of them: their own, or those of whom they act for (NEN 7513). On a disk that
 * is full a person's own pages stay up and the line waits; what is another's is not shown then.
 */
export async function logRead(runtime: Runtime, reading: Reading): Promise<void> {
  const { actor, citizen, requestId, event = 'choices-read', version = citizen.row.currentVersion } = reading
  const entry = actOf(actor, citizen, { event, action: 'R', at: runtime.now(), requestId, version })
  if (!actor?.actingFor) return recordReading(runtime.database, entry)
  await runtime.database.record((transaction) => appendActivity(transaction, [entry]))
}
