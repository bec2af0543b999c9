import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite } from '~/db/sqlite.server'

/* The files of a database are for their owner alone, whatever mask the process was started with. */

let folder: string
let told: string[]
const before = process.umask()
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zeggenschap-modes-'))
  told = []
})
afterEach(() => {
  process.umask(before)
  rmSync(folder, { recursive: true })
})

async function open(...below: string[]) {
  const database = openSqlite(`file:${join(folder, ...below, 'portal.db')}`, {
    migrationsFolder: 'drizzle/sqlite',
    tellWide: (file, still) => void told.push(`${file.slice(folder.length + 1)} ${still}`),
  })
  await database.migrate()
  return database
}

const modes = (...below: string[]) =>
  Object.fromEntries(
    readdirSync(join(folder, ...below))
      .sort()
      .map((name) => [name, (statSync(join(folder, ...below, name)).mode & 0o777).toString(8)]),
  )

const ALL_OURS = { 'portal.db': '600', 'portal.db-shm': '600', 'portal.db-wal': '600' }

describe('the files of a database', () => {
  it.each([0o000, 0o022, 0o077])('are made for their owner alone, with the mask %o', async (mask) => {
    process.umask(mask)
    const database = await open('new')
    expect(modes('new')).toEqual(ALL_OURS)
    expect(statSync(join(folder, 'new')).mode & 0o077).toBe(0)
    expect(told).toEqual([])
    await database.close()
  })

  it('that others could read are narrowed when they are opened, and that is told', async () => {
    process.umask(0)
    const first = await open()
    for (const name of Object.keys(ALL_OURS)) chmodSync(join(folder, name), 0o644)
    const second = await open()
    expect(modes()).toEqual(ALL_OURS)
    expect(told.sort()).toEqual(Object.keys(ALL_OURS).map((name) => `${name} narrowed`))
    await Promise.all([first.close(), second.close()])
    await (await open()).close()
    expect(told).toHaveLength(3)
  })

  it('and a control: what SQLite makes by itself is as wide as the mask leaves it', () => {
    process.umask(0o022)
    writeFileSync(join(folder, 'portal.db'), '')
    expect(modes()).toEqual({ 'portal.db': '644' })
  })
})
