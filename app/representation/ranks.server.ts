import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { findById } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { actBySystem } from './act.server'
import type { Occasion, DecisionStatus } from './decision-status.server'
import { writeRepresentation, type Representation } from './store.server'

type Telling = Occasion & { standing: DecisionStatus }

/**
 * Tells a representative, once, that somebody higher in the order of the law acts now, and once that they may act again
 * (BW 7:465(3)). Access itself follows from what is in force that day, told or not; what the desk recorded of the higher
 * ones stays with the grant.
 */
export async function tellRanks(
  transaction: Transaction,
  runtime: Runtime,
  { standing, ...occasion }: Telling,
): Promise<void> {
  const { representatives, outranked } = standing
  const told = representatives.filter((one) => one.outranked)
  const untold = outranked.filter((one) => !one.outranked)
  for (const one of [...told, ...untold]) await tell(transaction, runtime, { standing, one, ...occasion })
}

async function tell(
  transaction: Transaction,
  runtime: Runtime,
  { standing, one, at, requestId }: Telling & { one: Representation },
) {
  const outranked = !one.outranked
  await writeRepresentation(transaction, { id: one.id, outranked })
  const object = { type: 'representation' as const, id: one.id }
  const act = { event: 'representation-changed', action: 'U', at, requestId, object } as const
  await appendActivity(transaction, [actBySystem(standing.person.row.id, act)])
  const citizen = await findById(transaction, runtime, one.representativeId)
  if (!citizen?.keys.profile) return
  const reason = `${one.id}:${outranked ? 'outranked' : 'first'}:${at.toISOString()}`
  await enqueue(transaction, runtime, { kind: 'authority', citizen, reason, at })
}
