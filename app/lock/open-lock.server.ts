import { eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { subject } from '~/person/tables.server'
import { actBy } from '~/representation/act.server'
import { thoseConcerned, type Concerned } from '~/representation/standing.server'
import type { Runtime } from '~/runtime/runtime.server'

/** Somebody did something with the lock of whom they act for, or their own. */
export type LockAct = { concerned: Concerned; at: Date; requestId: string }

/**
 * Takes the emergency lock off, once everybody who must agrees. What else closes the gate goes on
 * closing it. Logged, and mailed to everybody concerned.
 */
export async function openLock(transaction: Transaction, runtime: Runtime, act: LockAct): Promise<void> {
  const { row } = act.concerned.person
  await transaction.update(subject).set({ lockedAt: null, lockedBy: null }).where(eq(subject.id, row.id))
  await tellOfLock(transaction, runtime, { ...act, event: 'lock-lifted' })
}

/**
 * Logs what was done with the lock and mails the person and everybody who may act for them, who did it too: one may not
 * have done it oneself. The mail says only that something happened.
 */
export async function tellOfLock(
  transaction: Transaction,
  runtime: Runtime,
  { concerned, at, requestId, event }: LockAct & { event: 'locked' | 'lock-lifted' },
): Promise<void> {
  const { id } = concerned.person.row
  const object = { type: 'profile' as const, id }
  await appendActivity(transaction, [actBy(concerned, { event, action: 'U', at, requestId, object })])
  const reason = `${id}:${event}:${at.toISOString()}`
  for (const citizen of await thoseConcerned(transaction, runtime, { standing: concerned, except: null }))
    await enqueue(transaction, runtime, { kind: 'lock', citizen, reason, at })
}
