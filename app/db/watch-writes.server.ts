import type { Database, Work } from './database.server'
import { isUnavailable } from './unavailable.server'

const refusing = new WeakSet<Database>()

/** Whether the last write went through, or failed for what was in it; false while the database refuses all (a full disk). */
export function canWrite(database: Database): boolean {
  return !refusing.has(database)
}

/** The same database, of which is remembered whether it takes writes. */
export function watchWrites(opened: Database): Database {
  async function watched<Result>(write: () => Promise<Result>): Promise<Result> {
    try {
      const result = await write()
      refusing.delete(database)
      return result
    } catch (error) {
      if (isUnavailable(error)) refusing.add(database)
      throw error
    }
  }
  const database: Database = {
    ...opened,
    transact: <Result>(work: Work<Result>) => watched(() => opened.transact(work)),
    record: <Result>(work: Work<Result>) => watched(() => opened.record(work)),
  }
  return database
}
