import { asc } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import { activity } from '~/audit/tables.server'
import type { Database } from '~/db/database.server'
import { anEntry } from '../support/activity'
import { runProcess } from '../support/child'
import { eachDatabase, type TestDatabase } from '../support/database'
import { preference } from '~/notification/tables.server'
import { writeRows } from '../support/writer'

/** Per lane, the numbers in it. */
async function lanes({ reader }: Database): Promise<number[][]> {
  const rows = await reader.select().from(activity).orderBy(asc(activity.lane), asc(activity.sequence))
  const names = new Set(rows.map((row) => row.lane))
  return [...names].map((lane) => rows.filter((row) => row.lane === lane).map((row) => row.sequence))
}

const upTo = (last: number) => Array.from({ length: last }, (_, place) => place + 1)

eachDatabase('the lanes of the log', (open) => {
  it('have no gap after rollbacks', async () => {
    const { database } = await open()
    for (let place = 0; place < 30; place += 1) {
      const work = database.transact(async (t) => {
        await appendActivity(t, [anEntry({ requestId: String(place) }), anEntry()])
        if (place % 3 === 0) throw new Error('rolled back')
      })
      await work.catch(() => undefined)
    }
    for (const lane of await lanes(database)) expect(lane).toEqual(upTo(lane.length))
    expect((await lanes(database)).flat()).toHaveLength(40)
  })

  it('have no gap when much is written at once and part of it fails', async () => {
    const { database } = await open()
    const works = Array.from({ length: 200 }, (_, place) =>
      (place % 2 ? database.transact : database.record)(async (t) => {
        await appendActivity(t, [anEntry({ requestId: String(place) })])
        await appendActivity(t, [anEntry()])
        if (place % 7 === 0) throw new Error('rolled back')
      }),
    )
    await Promise.allSettled(works)
    const found = await lanes(database)
    for (const lane of found) expect(lane).toEqual(upTo(lane.length))
    expect(found.flat()).toHaveLength(2 * (200 - 29))
  })

  it('two handles write 500 rows each, and nobody sees the database busy', async () => {
    const fresh = await open()
    await Promise.all([writeRows(fresh.database, 'one', 500), writeRows(fresh.open(), 'two', 500)])
    await expectAll(fresh)
  }, 60_000)

  it('two processes write 500 rows each, and nobody sees the database busy', async () => {
    const fresh = await open()
    const ended = await Promise.all(
      ['one', 'two'].map((who) =>
        runProcess('tests/support/writer.ts', [who, '500'], { DATABASE_URL: fresh.url }),
      ),
    )
    expect(ended).toEqual([
      { code: 0, errors: '' },
      { code: 0, errors: '' },
    ])
    await expectAll(fresh)
  }, 60_000)
})

async function expectAll({ database }: TestDatabase) {
  expect(await database.reader.$count(preference)).toBe(1000)
  const found = await lanes(database)
  for (const lane of found) expect(lane).toEqual(upTo(lane.length))
  expect(found.flat()).toHaveLength(1000)
}
