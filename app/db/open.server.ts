import { isPostgres } from './columns.server'
import type { Database } from './database.server'
import { openPostgres } from './postgres.server'
import { openSqlite } from './sqlite.server'
import { watchWrites } from './watch-writes.server'

type Options = { migrationsRoot: string; connections?: number; unsafeSynchronous?: 'OFF' }

/** Opens the database that the URL names, `file:…` or `postgres://…`, with its own migration set. */
export function openDatabase(url: string, options: Options): Database {
  if (isPostgres(url)) {
    const opened = openPostgres(url, {
      migrationsFolder: `${options.migrationsRoot}/postgres`,
      connections: options.connections,
    })
    return watchWrites(opened)
  }
  const opened = openSqlite(url, {
    migrationsFolder: `${options.migrationsRoot}/sqlite`,
    unsafeSynchronous: options.unsafeSynchronous,
  })
  return watchWrites(opened)
}
