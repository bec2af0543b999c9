import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { actAbout } from '~/representation/act.server'
import type { Occasion } from '~/representation/decision-status.server'
import type { Runtime } from '~/runtime/runtime.server'
import { mayTryNumber, sinceWhen } from './pairing'
import { countAttempts, noteAttempt } from './pairing-store.server'

/** Counts the numbers somebody tried, and refuses where there were too many: nobody gets to walk through all numbers. */
export async function mayAttemptAnother(
  transaction: Transaction,
  runtime: Runtime,
  { byId, at, requestId }: Occasion & { byId: string },
): Promise<boolean> {
  const may = mayTryNumber(await countAttempts(transaction, byId, sinceWhen(at)))
  if (may) await noteAttempt(transaction, { id: runtime.newId(), byId, at })
  else {
    const object = { type: 'representation' as const, id: 'refused' }
    const act = { event: 'representation-changed', action: 'C', outcome: 'refused' } as const
    await appendActivity(transaction, [actAbout(byId, { ...act, at, requestId, object, byId })])
  }
  return may
}
