import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openDatabase } from '~/db/open.server'
import { preference } from '~/notification/tables.server'

it('waits for another process that has the write lock', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'zeggenschap-empty-'))
  const file = join(directory, 'portal.db')
  const database = openDatabase(`file:${file}`, { migrationsRoot: 'drizzle' })
  const other = new SqliteFile(file)
  other.exec('begin immediate')
  setTimeout(() => other.exec('rollback'), 300)
  await database.migrate()
  expect(await database.reader.$count(preference)).toBe(0)
  other.close()
  await database.close()
  rmSync(directory, { recursive: true })
})
