import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertPragmas, setPragmas } from '~/db/sqlite-pragmas.server'
import { openSqlite } from '~/db/sqlite.server'
import { freshDatabase } from '../support/database'

describe('the pragmas that durability and safety rest on', () => {
  let directory: string
  beforeAll(() => void (directory = mkdtempSync(join(tmpdir(), 'zeggenschap-pragmas-'))))
  afterAll(() => rmSync(directory, { recursive: true }))
  let made = 0
  const connection = () => new SqliteFile(join(directory, `${(made += 1)}.db`))
  const set = () => {
    const one = connection()
    setPragmas(one, {})
    return one
  }

  it('hold after they are set', () => {
    expect(() => assertPragmas(set(), {})).not.toThrow()
  })

  it('do not hold by themselves', () => {
    expect(() => assertPragmas(connection(), {})).toThrow(/pragma journal_mode/)
  })

  it.each([
    ['synchronous = NORMAL', /synchronous is 1, must be 2/],
    ['synchronous = OFF', /synchronous is 0/],
    ['journal_mode = DELETE', /journal_mode/],
    ['foreign_keys = OFF', /foreign_keys/],
    ['trusted_schema = ON', /trusted_schema/],
    ['secure_delete = OFF', /secure_delete/],
    ['busy_timeout = 5000', /busy_timeout 5000 ms/],
  ])('are refused with %s', (planted, message) => {
    const one = set()
    one.pragma(planted)
    expect(() => assertPragmas(one, {})).toThrow(message)
  })

  it('are refused on a file whose first table came before auto_vacuum', () => {
    const path = join(directory, 'older.db')
    const older = new SqliteFile(path)
    older.exec('create table t (x)')
    older.close()
    expect(() => openSqlite(`file:${path}`, { migrationsFolder: 'drizzle/sqlite' })).toThrow(/auto_vacuum/)
  })

  it('do not need the write lock on a file that has them', async () => {
    const { url, open } = await freshDatabase()
    const other = new SqliteFile(url.slice('file:'.length))
    other.exec('begin immediate')
    expect(() => open()).not.toThrow()
    other.close()
  })

  it('are on the file that the product opens, and its reader cannot write', async () => {
    const { url, database } = await freshDatabase()
    const file = new SqliteFile(url.slice('file:'.length))
    expect(file.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(file.pragma('auto_vacuum', { simple: true })).toBe(2)
    file.close()
    const { activity } = await import('~/audit/tables.server')
    const writing = database.reader as unknown as { delete: (table: unknown) => PromiseLike<unknown> }
    await expect((async () => writing.delete(activity))()).rejects.toThrow()
  })
})
