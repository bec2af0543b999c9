import type SqliteFile from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'

const DONE_TABLE = '__drizzle_migrations'

/**
 * Applies the migrations that are missing. The caller holds the write lock, so that of several processes that
 * start at once one migrates and the others find it done; drizzle's own migrator looks before it locks.
 */
export function applyMigrations(writer: SqliteFile.Database, migrationsFolder: string) {
  writer.exec(
    `create table if not exists ${DONE_TABLE} (id integer primary key, hash text not null, created_at numeric)`,
  )
  const newest = writer.prepare(`select max(created_at) as at from ${DONE_TABLE}`).get() as {
    at: number | null
  }
  const done = writer.prepare(`insert into ${DONE_TABLE} (hash, created_at) values (?, ?)`)
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder })) {
    if (newest.at !== null && folderMillis <= Number(newest.at)) continue
    for (const statement of sql) writer.exec(statement)
    done.run(hash, folderMillis)
  }
}
