import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openDatabase } from '~/db/open.server'
import { session } from '~/identity/tables.server'
import { preference } from '~/notification/tables.server'
import { freshKeyring } from '../support/runtime'

it('waits for another process that has the write lock', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'zeggenschap-empty-'))
  const file = join(directory, 'portal.db')
  const database = openDatabase(`file:${file}`, { migrationsRoot: 'drizzle', keys: freshKeyring() })
  const other = new SqliteFile(file)
  other.exec('begin immediate')
  setTimeout(() => other.exec('rollback'), 300)
  await database.migrate()
  expect(await database.reader.$count(preference)).toBe(0)
  other.close()
  await database.close()
  rmSync(directory, { recursive: true })
})

it('keeps every session of before there were other audiences than citizens', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'zeggenschap-filled-'))
  const url = `file:${join(directory, 'portal.db')}`
  const before = openDatabase(url, {
    migrationsRoot: migrationsBefore(directory, 'session-audience'),
    keys: freshKeyring(),
  })
  await before.migrate()
  await before.close()
  const raw = new SqliteFile(join(directory, 'portal.db'))
  const columns =
    'id_index, audience, subject_id, actor_sealed, started_at, last_seen_at, expires_at, acting_id'
  raw.exec(
    `insert into session (${columns}) values ('one', 'citizen', 'anna', 'sealed', 1000, 2000, 3000, 'r')`,
  )
  raw.close()
  const after = openDatabase(url, { migrationsRoot: 'drizzle', keys: freshKeyring() })
  await after.migrate()
  const kept = {
    idIndex: 'one',
    audience: 'citizen',
    subjectId: 'anna',
    actorSealed: 'sealed',
    actingId: 'r',
  }
  expect(await after.reader.select().from(session)).toMatchObject([{ ...kept, startedAt: new Date(1000) }])
  await after.close()
  rmSync(directory, { recursive: true })
})

/** The migrations as they were before the one of this name. */
function migrationsBefore(directory: string, name: string): string {
  const root = join(directory, 'migrations')
  cpSync('drizzle', root, { recursive: true })
  const file = join(root, 'sqlite/meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] }
  const place = journal.entries.findIndex(({ tag }) => tag.endsWith(name))
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, place) }))
  return root
}
