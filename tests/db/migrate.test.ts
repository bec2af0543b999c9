import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { openDatabase } from '~/db/open.server'
import { preference } from '~/notification/tables.server'
import { runProcess } from '../support/child'
import { databaseKind, eachDatabase } from '../support/database'
import { createDatabase, dropDatabase } from '../support/postgres'

eachDatabase('migrate', (open) => {
  it('changes nothing the second time', async () => {
    const { database, clock } = await open()
    await database.transact((t) =>
      t.insert(preference).values({ subjectId: 's', kind: 'k', wanted: true, changedAt: clock.now() }),
    )
    await database.migrate()
    expect(await database.reader.$count(preference)).toBe(1)
  })

  it('runs once when several processes start at the same moment', async () => {
    const empty = await emptyDatabase()
    const at = String(Date.now() + 3_000)
    const ended = await Promise.all(
      [1, 2, 3, 4].map(() => runProcess('tests/support/migrator.ts', [at], { DATABASE_URL: empty.url })),
    )
    expect(ended.filter(({ code }) => code !== 0)).toEqual([])
    const database = openDatabase(empty.url, { migrationsRoot: 'drizzle' })
    expect(await database.reader.$count(preference)).toBe(0)
    await database.close()
    await empty.remove()
  })
})

async function emptyDatabase() {
  if (databaseKind === 'postgres') {
    const { url, template } = inject('postgres')
    const name = `empty_${template}`
    return { url: await createDatabase(url, name), remove: () => dropDatabase(url, name) }
  }
  const directory = mkdtempSync(join(tmpdir(), 'zeggenschap-empty-'))
  return {
    url: `file:${join(directory, 'portal.db')}`,
    remove: async () => rmSync(directory, { recursive: true }),
  }
}
