import { and, inArray, type SQL, type Table } from 'drizzle-orm'
import type { draft } from '~/consent/tables.server'
import type { Reader, Transaction } from '~/db/database.server'
import type { KeptForATime } from '~/privacy/periods'
import { mayGo } from './held.server'

/** What goes by age, row by row; keys that machines used say nothing about a person, and are in no table for people. */
export type RowPurge = {
  id: Exclude<KeptForATime, 'log'> | 'machine-key' | 'bare-number' | 'muted' | 'postal-address'
  /** Whether it lives for hours: then it goes by day too, and not only at night. */
  often: boolean
  /** How many rows have had their time. */
  count: (reader: Reader, now: Date) => Promise<number>
  /** Takes away so many at most; answers how many that were. */
  take: (transaction: Transaction, now: Date) => Promise<number>
}

/** Rows in one transaction: few enough that no other writer waits for long. */
export const CHUNK = 500

type Where = (now: Date) => SQL | undefined
type Key = (typeof draft)['subjectId']

/** Rows that go as they are. */
export function byDeleting(table: Table, key: unknown, where: Where): Taking {
  return inChunks({ table, key, where }, (transaction, some) =>
    transaction
      .delete(one(table))
      .where(some)
      .returning({ key: key as Key }),
  )
}

type Emptying = {
  key: unknown
  set: Record<string, string | null>
  /** Of what opens something: it goes also where the row is kept back. */
  evenHeld?: boolean
}

/** Rows that stay, of which something goes. */
export function byEmptying(table: Table, { key, set, evenHeld }: Emptying, where: Where): Taking {
  return inChunks({ table, key, where, evenHeld }, (transaction, some) =>
    transaction
      .update(one(table))
      .set(set)
      .where(some)
      .returning({ key: key as Key }),
  )
}

export type Taking = Pick<RowPurge, 'count' | 'take'>
type Due = { table: Table; key: unknown; where: Where; evenHeld?: boolean | undefined }

/** Counts what is due, and takes a chunk of it in one way or another. */
export function inChunks(
  { table, key, where, evenHeld = false }: Due,
  take: (transaction: Transaction, some: SQL | undefined) => Promise<unknown[]>,
): Taking {
  const column = key as Key
  const due = async (reader: Reader, now: Date) =>
    and(where(now), evenHeld ? undefined : await mayGo(reader, table, now))
  const taking: Taking = {
    count: async (reader, now) => reader.$count(table, await due(reader, now)),
    async take(transaction, now) {
      const goes = await due(transaction, now)
      const some = transaction.select({ key: column }).from(one(table)).where(goes).limit(CHUNK)
      const taken = await take(transaction, and(inArray(column, some), goes))
      return taken.length
    },
  }
  lookedForHolds.add(taking.take)
  return taking
}

/** Ways of taking away that look first for what is kept back: there is no other door. */
const lookedForHolds = new WeakSet<Taking['take']>()

/** Throws for a purge that was written past `inChunks`, and so takes what the privacy officer has stay. */
export function demandHolds({ id, take }: Pick<RowPurge, 'id' | 'take'>): void {
  if (!lookedForHolds.has(take)) throw new Error(`the purge of ${id} does not look for holds`)
}

/** What is written about one table is right for each: only the key is read, and what is set is a column of that table. */
function one(table: Table): typeof draft {
  return table as typeof draft
}
