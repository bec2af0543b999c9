import { and, asc, count, eq, gt, inArray, min } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { Reader, Transaction } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { expiryOf, isKind } from './kinds'
import { BY_REQUEST } from './store.server'
import { outbox } from './tables.server'

export type MailState = 'waiting' | 'sending' | 'sent' | 'dead' | 'dropped'

/** What is in the queue, as the operator may see it: not whose it is, nor where it goes. */
export type QueuedMail = {
  id: string
  /** How it goes: by mail, or to the system of an organisation. */
  way: 'mail' | 'system'
  kind: string
  state: string
  attempts: number
  createdAt: Date
  notBefore: Date
  expiresAt: Date
  lastError: string | null
}

type Page = { state: MailState; after?: string; limit?: number }

/** What is in a state, oldest first, a page at a time: `after` is the last id of the page before. */
export async function listQueue(
  reader: Reader,
  { state, after = '', limit = 100 }: Page,
): Promise<QueuedMail[]> {
  const rows = await reader
    .select({
      id: outbox.id,
      recipient: outbox.recipient,
      kind: outbox.kind,
      state: outbox.state,
      attempts: outbox.attempts,
      createdAt: outbox.createdAt,
      notBefore: outbox.notBefore,
      expiresAt: outbox.expiresAt,
      lastError: outbox.lastError,
    })
    .from(outbox)
    .where(and(eq(outbox.state, state), gt(outbox.id, after)))
    .orderBy(asc(outbox.id))
    .limit(limit)
  return rows.map(({ recipient, ...row }) => ({ ...row, way: recipient === BY_REQUEST ? 'system' : 'mail' }))
}

export type QueueFigures = { state: string; mails: number; oldestDue: Date | null }[]

/** How many are in each state, and since when the oldest of them is due. */
export async function countQueue(reader: Reader): Promise<QueueFigures> {
  return reader
    .select({ state: outbox.state, mails: count(), oldestDue: min(outbox.notBefore) })
    .from(outbox)
    .groupBy(outbox.state)
}

export type QueueChange =
  | { ok: true }
  | { ok: false; refusal: 'unknown' | 'not-dead' | 'under-way' | 'to-a-system' }

/** Who changes the queue, for the log. */
export type QueueKeeper = { operator: string; requestId: string }

/**
 * Gives a dead mail a new life: its attempts and its age start again. Links in it do not. What is told to the system of an organisation its
 * administrator tries again.
 */
export async function retryMail(runtime: Runtime, id: string, by: QueueKeeper): Promise<QueueChange> {
  const now = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const [row] = await transaction.select().from(outbox).where(eq(outbox.id, id))
    if (row?.recipient === BY_REQUEST) return { ok: false, refusal: 'to-a-system' }
    if (!row || !isKind(row.kind)) return { ok: false, refusal: 'unknown' }
    if (row.state !== 'dead') return { ok: false, refusal: 'not-dead' }
    await transaction
      .update(outbox)
      .set({
        state: 'waiting',
        attempts: 0,
        notBefore: now,
        expiresAt: expiryOf(row.kind, now),
        settledAt: null,
      })
      .where(eq(outbox.id, id))
    await log(transaction, { act: 'retry', id, by, at: now })
    return { ok: true }
  })
}

/** Takes what waits or is dead out of the queue for good, a mail or what a system was to be told; what it carried is gone. */
export async function dropMail(runtime: Runtime, id: string, by: QueueKeeper): Promise<QueueChange> {
  const now = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const dropped = await transaction
      .update(outbox)
      .set({ state: 'dropped', payloadSealed: null, lastError: 'by-operator', settledAt: now })
      .where(and(eq(outbox.id, id), inArray(outbox.state, ['waiting', 'dead'])))
      .returning({ id: outbox.id })
    if (dropped.length > 0) {
      await log(transaction, { act: 'drop', id, by, at: now })
      return { ok: true }
    }
    const [row] = await transaction.select({ state: outbox.state }).from(outbox).where(eq(outbox.id, id))
    return { ok: false, refusal: row?.state === 'sending' ? 'under-way' : 'unknown' }
  })
}

type Logged = { act: 'retry' | 'drop'; id: string; by: QueueKeeper; at: Date }

/** Which of the queue, not whose: the operator does not see that either. */
function log(transaction: Transaction, { act, id, by, at }: Logged) {
  return appendActivity(transaction, [
    {
      event: 'queue-changed',
      action: act === 'drop' ? 'D' : 'U',
      outcome: 'success',
      at,
      subjectId: null,
      organisation: null,
      users: [{ id: by.operator, role: '04', initiator: true }],
      object: { type: 'mail', id: `${act} ${id}` },
      requestId: by.requestId,
    },
  ])
}
