import type { Database } from '~/db/database.server'
import { isUnavailable } from '~/db/unavailable.server'
import { appendActivity } from './append.server'
import type { ActivityEntry } from './entry'

/** So many lines may wait in one process for a database that cannot write. */
export const MOST_WAITING = 2_000
const AGAIN_EVERY_MILLISECONDS = 1_000

const waitingOf = new WeakMap<Database, ActivityEntry[]>()

/**
 * Logs that somebody read something of their own. Where the database can be read and not written (a full disk) the line waits
 * in memory, a bounded number of them, and is written before any other as soon as that goes again: a person's own pages
 * stay up. Throws when the line can neither be written nor wait: what cannot be recorded is not shown.
 */
export async function recordReading(database: Database, entry: ActivityEntry): Promise<void> {
  const waiting = waitingOf.get(database)
  if (waiting) {
    if (waiting.length >= MOST_WAITING)
      throw new Error('too many lines wait for the database', { cause: FULL })
    waiting.push(entry)
    return
  }
  try {
    await database.record((transaction) => appendActivity(transaction, [entry]))
  } catch (error) {
    if (!isUnavailable(error)) throw error
    const others = waitingOf.get(database)
    if (others) return void others.push(entry)
    waitingOf.set(database, [entry])
    tryAgain(database)
  }
}

/** How many lines wait to be written. */
export function waitingReadings(database: Database): number {
  return waitingOf.get(database)?.length ?? 0
}

/** Writes what waits, all or nothing; answers whether nothing waits any more. */
export async function writeWaiting(database: Database): Promise<boolean> {
  const waiting = waitingOf.get(database)
  if (!waiting) return true
  const entries = [...waiting]
  try {
    await database.record((transaction) => appendActivity(transaction, entries))
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return false
  }
  waiting.splice(0, entries.length)
  if (waiting.length === 0) waitingOf.delete(database)
  return waiting.length === 0
}

function tryAgain(database: Database) {
  setTimeout(() => {
    writeWaiting(database).then(
      (done) => (done ? undefined : tryAgain(database)),
      () => tryAgain(database),
    )
  }, AGAIN_EVERY_MILLISECONDS).unref()
}

/** Understood as a database that cannot be used for now. */
const FULL = Object.assign(new Error('the database cannot write'), { code: 'SQLITE_FULL' })
