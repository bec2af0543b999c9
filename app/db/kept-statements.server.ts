import type SqliteFile from 'better-sqlite3'
import { LRUCache } from 'lru-cache'

type Connection = SqliteFile.Database

/** So many texts are kept prepared; a list of values makes a text for each length it has. */
const KEPT = 1_000

/**
 * The same connection, which keeps what it prepared: drizzle prepares a query anew each time it is asked, which costs a page of
 * thirty queries as much as running them. A statement is given out in the state in which it was made.
 */
export function keepStatements(connection: Connection): Connection {
  const kept = new LRUCache<string, SqliteFile.Statement>({ max: KEPT })
  const prepare = (text: string) => {
    const found = kept.get(text)
    if (found) return found.reader ? found.raw(false) : found
    const made = connection.prepare(text)
    kept.set(text, made)
    return made
  }
  return Object.create(connection, { prepare: { value: prepare } }) as Connection
}
