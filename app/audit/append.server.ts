import { createHash, randomBytes } from 'node:crypto'
import type { Transaction } from '~/db/database.server'
import type { ActivityEntry } from './entry'
import { activity } from './tables.server'

/** How far one lane has come. A lane belongs to one writing connection of one process. */
type Head = { lane: string; sequence: number; hash: string }

export const FIRST_HASH = '0'.repeat(64)
/** Where an entry comes from (NEN 7513, audit source). */
const SOURCE = { site: 'zeggenschap', type: 'application server' } as const

const committed = new WeakMap<object, Head>()
const pending = new WeakMap<Transaction, Head>()

export type Appended = typeof activity.$inferInsert

/**
 * Chains entries to the lane of the transaction's connection and inserts them. They are there if and only if
 * the transaction commits; a rollback leaves no gap in the sequence. `seal` is given the place of each entry
 * when part of it is for the citizen only.
 */
export async function appendActivity(transaction: Transaction, entries: ActivityEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => chain(transaction, entry))
  await transaction.insert(activity).values(rows)
}

/** The next row of the lane, without inserting it: for callers that insert many rows with a prepared statement. */
export function chain(transaction: Transaction, entry: ActivityEntry): Appended {
  const previous = headOf(transaction)
  const { at, subjectId, organisation, sealed, ...rest } = entry
  const sequence = previous.sequence + 1
  const body = JSON.stringify({
    format: 1,
    lane: previous.lane,
    sequence,
    previous: previous.hash,
    at: at.toISOString(),
    subject: subjectId,
    organisation,
    source: SOURCE,
    ...rest,
    sealed,
  })
  const hash = hashOf(body)
  pending.set(transaction, { lane: previous.lane, sequence, hash })
  return {
    subjectId: subjectId ?? '',
    at,
    lane: previous.lane,
    sequence,
    event: entry.event,
    organisation: organisation ?? '',
    organisationType: entry.organisationType ?? '',
    outcome: entry.outcome,
    entry: body,
    hash,
  }
}

/** The hash of an entry, over its bytes as they are stored. */
export function hashOf(entry: string): string {
  return createHash('sha256').update(entry).digest('hex')
}

function headOf(transaction: Transaction): Head {
  const mine = pending.get(transaction)
  if (mine) return mine
  transaction.onCommit(() => {
    const reached = pending.get(transaction)
    if (reached) committed.set(transaction.connection, reached)
  })
  const start = committed.get(transaction.connection) ?? newLane()
  return start
}

function newLane(): Head {
  return { lane: randomBytes(9).toString('base64url'), sequence: 0, hash: FIRST_HASH }
}
