import { AsyncLocalStorage } from 'node:async_hooks'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { RowKeys } from './row-keys'
import type { RowTags } from './row-tags.server'

/** What both drivers offer; builders are awaited, never run by their driver's own methods. */
export type Drizzle = BaseSQLiteDatabase<'async', unknown, Record<string, never>>

/** Reads only. A write is a type error outside `transact`. */
export type Reader = Pick<Drizzle, 'select' | 'selectDistinct' | '$count'> & {
  /** Proves that a row that decides is what the portal wrote. */
  readonly tags: RowTags
  /** A keyed hash with the key of the installation, which is not in the database. */
  readonly mac: RowKeys['mac']
}

/** What a unit of work may do besides reading. It exists only inside `transact` or `record`. */
export type Transaction = Reader &
  Pick<Drizzle, 'insert' | 'update' | 'delete'> & {
    /** The connection that writes; state that must follow it (an audit lane) is kept by this object. */
    readonly connection: object
    /** Runs after the commit succeeded, never after a rollback. Must not throw. */
    readonly onCommit: (effect: () => void) => void
  }

export type Work<Result> = (transaction: Transaction) => Promise<Result>

export type Database = {
  readonly kind: 'sqlite' | 'postgres'
  readonly reader: Reader
  /**
   * Runs the work serializably and commits it, or rolls all of it back. The work may run again after a
   * conflict: no clock, mail or network inside. Nesting is an error.
   */
  transact<Result>(work: Work<Result>): Promise<Result>
  /** Like `transact` for work that only inserts rows nobody reads in it; cheaper on PostgreSQL. */
  record<Result>(work: Work<Result>): Promise<Result>
  /** Applies the migrations that are missing; whole or not at all. */
  migrate(): Promise<void>
  /**
   * Tags the rows that were written before there were tags, as they stand; answers how many. Only for who brings an older
   * database up to date, once: from then on a row without a tag is one that somebody else wrote.
   */
  tagOlderRows(): Promise<number>
  /** Returns some of the space of purged rows to the file system; answers whether there is more. */
  reclaim(): Promise<boolean>
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** In production nobody watches: what follows a promise through the process makes every promise in it dearer, those of questions too. */
const inside = process.env.NODE_ENV === 'production' ? null : new AsyncLocalStorage<true>()

/** Guards the rule that a unit of work never opens another, wherever the product is worked on and tested. */
export function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!inside) return work()
  if (inside.getStore()) throw new Error('transact inside transact: pass the transaction on instead')
  return inside.run(true, work)
}

/** Collects what is to happen once a commit succeeded. */
export function commitEffects() {
  const effects: (() => void)[] = []
  return {
    onCommit: (effect: () => void) => void effects.push(effect),
    run: () => effects.forEach((effect) => effect()),
  }
}
