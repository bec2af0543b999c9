import { isPostgres } from './columns.server'
import type { Database } from './database.server'
import type { TellWide } from './file-modes.server'
import { openPostgres } from './postgres.server'
import type { RowKeys } from './row-keys'
import { openSqlite } from './sqlite.server'
import { tagWrites } from './tag-writes.server'
import { watchWrites } from './watch-writes.server'

type Options = {
  migrationsRoot: string
  /** Of the installation: with them rows that decide are written and read. */
  keys: RowKeys
  connections?: number
  unsafeSynchronous?: 'OFF'
  /** Told of files of the database that others could read. */
  tellWide?: TellWide
}

/** Opens the database that the URL names, `file:…` or `postgres://…`, with its own migration set. */
export function openDatabase(url: string, options: Options): Database {
  if (isPostgres(url)) {
    const opened = openPostgres(url, {
      migrationsFolder: `${options.migrationsRoot}/postgres`,
      connections: options.connections,
    })
    return watchWrites(tagWrites(opened, options.keys))
  }
  const opened = openSqlite(url, {
    migrationsFolder: `${options.migrationsRoot}/sqlite`,
    unsafeSynchronous: options.unsafeSynchronous,
    ...(options.tellWide && { tellWide: options.tellWide }),
  })
  return watchWrites(tagWrites(opened, options.keys))
}
