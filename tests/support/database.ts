import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, inject } from 'vitest'
import type { Database } from '~/db/database.server'
import { openDatabase } from '~/db/open.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import type { Runtime } from '~/runtime/runtime.server'
import { giveDatabaseBack, takeDatabase } from './postgres-pool'
import { freshKeyring, testClock, testRuntime, type TestClock } from './runtime'

/** The database this run is about: the projects `database-sqlite` and `database-postgres` run the same files. */
export const databaseKind = process.env.DATABASE_KIND === 'postgres' ? 'postgres' : 'sqlite'

/** Where the code above the stores is the same, PostgreSQL shows a part of it in the gate; all of it when every way is asked for. */
export const isShownInPart = databaseKind === 'postgres' && !process.env.EVERY_WAY

export type TestDatabase = {
  database: Database
  /** Its clock stands still; see `clock`. Keys are fresh. */
  runtime: Runtime
  clock: TestClock
  url: string
  /** The keys it was written with, as they are configured. */
  secrets: ReturnType<typeof makeSecrets>
  /** For files that belong to this database; gone with it. */
  directory: string
  /** Another handle on the same data, as another process would have; closed by `drop` too. */
  open: () => Database
  drop: () => Promise<void>
}

const dropping: (() => Promise<void>)[] = []

/** How many are open, for `dropDatabases`. */
export function openDatabases(): number {
  return dropping.length
}

/**
 * Drops those that were opened after there were so many (`tests/setup/drop-databases.ts`): after each test what it opened, after
 * each file what is left. Files of one process share this module.
 */
export async function dropDatabases(after = 0): Promise<void> {
  await Promise.all(dropping.splice(after).map((drop) => drop()))
}

/** A migrated, empty database of its own with a runtime on it; gone after the test file at the latest. */
export async function freshDatabase(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'zeggenschap-test-'))
  const place = databaseKind === 'postgres' ? await onPostgres() : await onSqlite(directory)
  const handles: Database[] = []
  const secrets = makeSecrets()
  const keyring = freshKeyring(secrets)
  const open = () => {
    const handle = openDatabase(place.url, { migrationsRoot: 'drizzle', keys: keyring })
    handles.push(handle)
    return handle
  }
  const database = open()
  const clock = testClock()
  let dropped: Promise<void> | undefined
  const drop = async () => {
    await Promise.all(handles.map((handle) => handle.close().catch(() => undefined)))
    await place.remove()
    rmSync(directory, { recursive: true, force: true })
  }
  const dropOnce = () => (dropped ??= drop())
  dropping.push(dropOnce)
  return {
    database,
    runtime: testRuntime(database, { clock, keyring }),
    clock,
    url: place.url,
    secrets,
    directory,
    open,
    drop: dropOnce,
  }
}

/** A describe named after the database it runs on; `open` gives a fresh one. */
export function eachDatabase(name: string, body: (open: typeof freshDatabase) => void): void {
  describe(`${name} (${databaseKind})`, () => body(freshDatabase))
}

let migrated: Promise<string> | undefined

/** A copy of a file that this process migrated once. */
async function onSqlite(directory: string) {
  const file = join(directory, 'portal.db')
  copyFileSync(await (migrated ??= migratedFile()), file)
  return { url: `file:${file}`, remove: async () => undefined }
}

async function migratedFile(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'zeggenschap-migrated-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  const file = join(directory, 'portal.db')
  const database = openDatabase(`file:${file}`, { migrationsRoot: 'drizzle', keys: freshKeyring() })
  await database.migrate()
  await database.close()
  return file
}

async function onPostgres() {
  const server = inject('postgres')
  const url = await takeDatabase(server)
  return { url, remove: () => giveDatabaseBack(server, url) }
}
