import { eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { subject } from '~/person/tables.server'
import { act } from '~/representation/act.server'
import { thoseConcerned } from '~/representation/decision-status.server'
import type { Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'

/**
 * Takes the emergency lock off, once everybody who must agrees. What else closes the gate goes on
 * closing it. Logged, and mailed to everybody concerned.
 */
export async function openLock(transaction: Transaction, runtime: Runtime, dossier: Dossier): Promise<void> {
  const { row } = dossier.person
  await transaction.update(subject).set({ lockedAt: null, lockedBy: null }).where(eq(subject.id, row.id))
  await tellOfLock(transaction, runtime, { dossier, event: 'lock-lifted' })
}

/**
 * Logs what was done with the lock and mails the person and everybody who may act for them, who did it too: one may not
 * have done it oneself. The mail says only that something happened.
 */
export async function tellOfLock(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, event }: { dossier: Dossier; event: 'locked' | 'lock-lifted' },
): Promise<void> {
  const { id } = dossier.person.row
  const { at } = dossier
  await appendActivity(transaction, [act(dossier, { event, action: 'U' })])
  const reason = `${id}:${event}:${at.toISOString()}`
  for (const citizen of await thoseConcerned(transaction, runtime, { standing: dossier, except: null }))
    await enqueue(transaction, runtime, { kind: 'lock', citizen, reason, at })
}
