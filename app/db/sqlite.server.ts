import { setTimeout as pause } from 'node:timers/promises'
import SqliteFile from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { commitEffects, exclusively, type Drizzle } from './database.server'
import type { Opened, UntaggedWork } from './tag-writes.server'
import { ownerOnly, type TellWide } from './file-modes.server'
import { keepStatements } from './kept-statements.server'
import { applyMigrations } from './sqlite-migrate.server'
import { assertPragmas, keepPages, setPragmas } from './sqlite-pragmas.server'
import { turns } from './turns.server'

type Options = {
  migrationsFolder: string
  /** How long a statement may hold the event loop waiting for another process, in milliseconds. */
  busyMilliseconds?: number
  /** For fault tests only: gives up the durability that is promised. */
  unsafeSynchronous?: 'OFF'
  tellWide?: TellWide
}

const RETRY_FOR_MILLISECONDS = 5_000
const RECLAIMED_PAGES = 256
/** Another process may be migrating, which takes as long as it takes. */
const MIGRATE_WITHIN_MILLISECONDS = 10 * 60_000

/**
 * Opens a SQLite file as the product's database: one writing connection taken in turn with
 * `BEGIN IMMEDIATE` (a deferred one fails under contention), and a read-only connection for reads.
 * Throws when a pragma that durability or safety rests on does not hold.
 */
export function openSqlite(url: string, options: Options): Opened {
  const path = url.replace(/^file:/, '')
  ownerOnly(path, options.tellWide ?? (() => undefined))
  const writer = new SqliteFile(path)
  setPragmas(writer, options)
  const readOnly = new SqliteFile(path, { readonly: true })
  readOnly.pragma(`busy_timeout = ${options.busyMilliseconds ?? 50}`)
  readOnly.pragma('trusted_schema = OFF')
  keepPages(readOnly)
  assertPragmas(writer, options)

  const writing = drizzle(keepStatements(writer)) as unknown as Drizzle
  const reader = drizzle(keepStatements(readOnly)) as unknown as Drizzle
  const inTurn = turns()

  async function attempt<Result>(work: UntaggedWork<Result>): Promise<Result> {
    await beginImmediate(writer)
    const effects = commitEffects()
    try {
      const result = await work({ ...builders(writing), connection: writer, onCommit: effects.onCommit })
      writer.exec('COMMIT')
      effects.run()
      return result
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw error
    }
  }

  const transact = <Result>(work: UntaggedWork<Result>) => exclusively(() => inTurn(() => attempt(work)))

  return {
    kind: 'sqlite',
    reader,
    transact,
    record: transact,
    migrate: () => inTurn(() => migrate(writer, options.migrationsFolder)),
    reclaim: () => inTurn(() => reclaim(writer)),
    ping: async () => void readOnly.prepare('select 1').get(),
    close: () =>
      inTurn(async () => {
        readOnly.close()
        writer.close()
      }),
  }
}

function builders(drizzled: Drizzle) {
  return {
    select: drizzled.select.bind(drizzled),
    selectDistinct: drizzled.selectDistinct.bind(drizzled),
    $count: drizzled.$count.bind(drizzled),
    insert: drizzled.insert.bind(drizzled),
    update: drizzled.update.bind(drizzled),
    delete: drizzled.delete.bind(drizzled),
  }
}

/**
 * A bounded number of pages, so that no other writer waits for long. When none is left the log beside the file is emptied too, where
 * what went may stand as it was; while somebody reads that waits for the next time.
 */
async function reclaim(writer: SqliteFile.Database): Promise<boolean> {
  const isMore = await vacuum(writer)
  if (!isMore) writer.pragma('wal_checkpoint(TRUNCATE)')
  return isMore
}

async function vacuum(writer: SqliteFile.Database): Promise<boolean> {
  await beginImmediate(writer)
  try {
    writer.pragma(`incremental_vacuum(${RECLAIMED_PAGES})`)
    return Number(writer.pragma('freelist_count', { simple: true })) > 0
  } finally {
    writer.exec('COMMIT')
  }
}

async function migrate(writer: SqliteFile.Database, migrationsFolder: string) {
  await beginImmediate(writer, MIGRATE_WITHIN_MILLISECONDS)
  try {
    applyMigrations(writer, migrationsFolder)
    writer.exec('COMMIT')
  } catch (error) {
    if (writer.inTransaction) writer.exec('ROLLBACK')
    throw error
  }
}

/** Takes the write lock, trying again without holding the event loop while another process has it. */
async function beginImmediate(writer: SqliteFile.Database, retryFor = RETRY_FOR_MILLISECONDS) {
  const giveUpAt = performance.now() + retryFor
  for (;;) {
    try {
      writer.exec('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error
      await pause(5 + Math.random() * 45)
    }
  }
}

function isBusy(error: unknown) {
  return error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
