import { and, asc, eq, inArray, lte, ne, or, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Decision } from './retry'
import { outbox } from './tables.server'

export type OutboxRow = typeof outbox.$inferSelect

/** A worker that is silent for this long has lost what it was sending. */
const LEASE_MILLISECONDS = 60_000

/** Whether a claim would find anything; cheap, so that an idle worker takes no write lock. */
export async function isAnythingDue(reader: Reader, due: Due): Promise<boolean> {
  const found = await reader.select({ id: outbox.id }).from(outbox).where(isDue(due)).limit(1)
  return found.length > 0
}

/** How something leaves the outbox: as mail, or by a request to the address that an organisation gave. */
export type CarriedBy = 'mail' | 'request'

/** The recipient of what is carried by a request: the systems of an organisation. */
export const BY_REQUEST = 'endpoint'

type Due = { now: Date; by: CarriedBy }
type Claim = Due & { limit: number }

/**
 * Claims what is due: the mails are this worker's until the lease ends, under a fence that rises with every
 * claim. One statement, whose condition is looked at again on each row, so that no two workers claim the same.
 */
export async function claimDue(transaction: Transaction, { now, limit, by }: Claim): Promise<OutboxRow[]> {
  const due = transaction
    .select({ id: outbox.id })
    .from(outbox)
    .where(isDue({ now, by }))
    // Who does not answer holds a place for long: what was never tried goes first, so that they keep it from nobody who does.
    .orderBy(...(by === 'request' ? [asc(outbox.attempts)] : []), asc(outbox.notBefore))
    .limit(limit)
  return transaction
    .update(outbox)
    .set({
      state: 'sending',
      leaseUntil: new Date(now.getTime() + LEASE_MILLISECONDS),
      fence: sql`${outbox.fence} + 1`,
      attempts: sql`${outbox.attempts} + 1`,
    })
    .where(and(inArray(outbox.id, due), isDue({ now, by })))
    .returning()
}

type Settlement = { row: Pick<OutboxRow, 'id' | 'fence'>; decision: Decision; now: Date }

/**
 * Writes what became of a claimed mail. Refused when another worker has claimed it since. What a mail carried
 * is gone once it was sent or dropped; a dead one keeps it, for the operator to try again.
 */
export async function settle(transaction: Transaction, settlement: Settlement): Promise<'settled' | 'stale'> {
  const { row, decision, now } = settlement
  const settled = await transaction
    .update(outbox)
    .set({ leaseUntil: null, ...changesOf(decision, now) })
    .where(and(eq(outbox.id, row.id), eq(outbox.fence, row.fence), eq(outbox.state, 'sending')))
    .returning({ id: outbox.id })
  return settled.length > 0 ? 'settled' : 'stale'
}

function changesOf(decision: Decision, now: Date): Partial<OutboxRow> {
  switch (decision.state) {
    case 'sent':
      return { state: 'sent', settledAt: now, payloadSealed: null, lastError: null }
    case 'dropped':
      return { state: 'dropped', settledAt: now, payloadSealed: null, lastError: decision.reason }
    case 'dead':
      return { state: 'dead', settledAt: now, lastError: decision.reason }
    case 'waiting':
      return { state: 'waiting', notBefore: decision.notBefore, lastError: decision.reason }
  }
}

function isDue({ now, by }: Due) {
  const isTheirs = by === 'mail' ? ne(outbox.recipient, BY_REQUEST) : eq(outbox.recipient, BY_REQUEST)
  return and(
    isTheirs,
    or(
      and(eq(outbox.state, 'waiting'), lte(outbox.notBefore, now)),
      and(eq(outbox.state, 'sending'), lte(outbox.leaseUntil, now)),
    ),
  )
}
