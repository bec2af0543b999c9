import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { instant, table, text } from '~/db/columns.server'
import { openDatabase } from '~/db/open.server'
import { ledger } from '~/ledger/tables.server'
import { preference } from '~/notification/tables.server'
import { runProcess } from '../support/child'
import { databaseKind, eachDatabase } from '../support/database'
import { createDatabase, dropDatabase } from '../support/postgres'
import { freshKeyring } from '../support/runtime'

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
    const database = openDatabase(empty.url, { migrationsRoot: 'drizzle', keys: freshKeyring() })
    expect(await database.reader.$count(preference)).toBe(0)
    await database.close()
    await empty.remove()
  })

  it('takes what two tables remembered into the one ledger', async () => {
    const empty = await emptyDatabase()
    const before = migrationsBefore('one-ledger')
    const old = openDatabase(empty.url, { migrationsRoot: before, keys: freshKeyring() })
    await old.migrate()
    const at = new Date('2026-03-16T08:30:00.000Z')
    await old.transact(async (transaction) => {
      await transaction
        .insert(transitionMark)
        .values({ subjectId: 's', kind: 'still-right', reason: '2025-03-01', at })
      await transaction.insert(transitionDone).values({ subjectId: 's', key: 'turn-16 2026-03-16', at })
    })
    await old.close()
    const database = openDatabase(empty.url, { migrationsRoot: 'drizzle', keys: freshKeyring() })
    await database.migrate()
    expect(await database.reader.select().from(ledger).orderBy(ledger.kind)).toEqual([
      { subjectId: 's', kind: 'still-right', reason: '2025-03-01', at },
      { subjectId: 's', kind: 'turn-16', reason: '2026-03-16', at },
    ])
    await database.close()
    rmSync(before, { recursive: true })
    await empty.remove()
  })
})

const transitionMark = table('transition_mark', {
  subjectId: text('subject_id').notNull(),
  kind: text('kind').notNull(),
  reason: text('reason').notNull(),
  at: instant('at').notNull(),
})
const transitionDone = table('transition_done', {
  subjectId: text('subject_id').notNull(),
  key: text('key').notNull(),
  at: instant('at').notNull(),
})

/** The migrations as they were before this one. */
function migrationsBefore(name: string): string {
  const root = mkdtempSync(join(tmpdir(), 'zeggenschap-migrations-'))
  cpSync('drizzle', root, { recursive: true })
  const journal = join(root, databaseKind, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] }
  const place = entries.findIndex(({ tag }) => tag.endsWith(`_${name}`))
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, place) }))
  return root
}

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
