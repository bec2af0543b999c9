import { hash, randomBytes } from 'node:crypto'
import type { Transaction } from '~/db/database.server'
import { seal } from '~/sealing/seal.server'
import type { ActivityEntry } from './entry'
import { sealedPlace } from './read-entry.server'
import { colleagueOf } from './staff-acts'
import { activity } from './tables.server'

/**
 * How far one lane has come. A lane belongs to one writing connection of one process, and is left for a new one after half a
 * day, so that one that stands still can be closed.
 */
type Head = { lane: string; sequence: number; hash: string; began: number }

/** 2 since what is sealed is bound to its place. */
const FORMAT = 2
export const LANE_LASTS_MILLISECONDS = 12 * 3_600_000

export const FIRST_HASH = '0'.repeat(64)
/** Where an entry comes from (NEN 7513, audit source). */
const SOURCE = { site: 'zeggenschap', type: 'application server' } as const

const committed = new WeakMap<object, Head>()
const pending = new WeakMap<Transaction, Head>()

export type Appended = typeof activity.$inferInsert

/**
 * Chains entries to the lane of the transaction's connection and inserts them. They are there if and only if
 * the transaction commits; a rollback leaves no gap in the sequence. What is for the citizen only is sealed at the place of
 * the entry, and each entry carries a keyed hash.
 */
export async function appendActivity(transaction: Transaction, entries: ActivityEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => chain(transaction, entry))
  await transaction.insert(activity).values(rows)
}

/** The next row of the lane, without inserting it: for callers that insert many rows with a prepared statement. */
export function chain(transaction: Transaction, entry: ActivityEntry): Appended {
  const { at, subjectId, organisation, sealing, ...rest } = entry
  const previous = headOf(transaction)
  const colleague = colleagueOf(entry)
  const { lane, began } = previous
  const sequence = previous.sequence + 1
  const standing = { lane, sequence, subject: subjectId, organisation, at: at.toISOString() }
  const body = JSON.stringify({
    format: FORMAT,
    ...standing,
    previous: previous.hash,
    source: SOURCE,
    ...rest,
    sealed: sealing && seal(sealing.key, sealedPlace(standing), sealing.text),
  })
  const reached = hashOf(body)
  pending.set(transaction, { lane, sequence, hash: reached, began })
  return {
    subjectId: subjectId ?? '',
    at,
    lane,
    sequence,
    event: entry.event,
    organisation: organisation ?? '',
    organisationType: entry.organisationType ?? '',
    outcome: entry.outcome,
    staffUra: colleague?.ura ?? '',
    staffMember: colleague?.memberId ?? '',
    entry: body,
    hash: reached,
    mac: transaction.mac('entry', body),
  }
}

/** The hash of an entry, over its bytes as they are stored. */
export function hashOf(entry: string): string {
  return hash('sha256', entry, 'hex')
}

function headOf(transaction: Transaction): Head {
  const mine = pending.get(transaction)
  if (mine) return mine
  transaction.onCommit(() => {
    const reached = pending.get(transaction)
    if (reached) committed.set(transaction.connection, reached)
  })
  const reached = committed.get(transaction.connection)
  return reached && isInTime(reached) ? reached : newLane()
}

/** By the clock on the wall, as checkpoints go: a machine that slept has new lanes. */
function isInTime({ began }: Head): boolean {
  return Math.abs(Date.now() - began) < LANE_LASTS_MILLISECONDS
}

function newLane(): Head {
  return { lane: laneName(), sequence: 0, hash: FIRST_HASH, began: Date.now() }
}

/** 71 random bits. It begins with a letter: what began with a hyphen would be an option to the operator's tool. */
function laneName(): string {
  const bytes = randomBytes(9)
  bytes[0]! &= 0b0111_1111
  return bytes.toString('base64url')
}
