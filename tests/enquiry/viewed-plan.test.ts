import SqliteFile from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  askersQuery,
  countQuery,
  EVERYTHING,
  viewPageQuery,
  type ViewPage,
} from '~/enquiry/who-viewed.server'
import { databaseKind, freshDatabase, type TestDatabase } from '../support/database'

const LINES = 100_000
const SUBJECT = 'somebody-with-many-lines'

/** Filters that fit hardly anything, so that a plan that reads rows to throw them away would read all of them. */
const PAGES: Record<string, Partial<ViewPage>> = {
  newest: {},
  'far down the list': { after: { at: new Date('2024-01-01'), lane: 'lane', sequence: 7 } },
  'an answer that is rare': { filter: { ...EVERYTHING, answer: 'permit' } },
  'an organisation that asked once': { filter: { ...EVERYTHING, organisation: '90000001' } },
  'kinds that are rare': { filter: { ...EVERYTHING, types: ['J8', 'A1'] } },
  'a period': { filter: { ...EVERYTHING, from: new Date('2024-01-01'), before: new Date('2024-02-01') } },
}

describe(`the plan of a page of who viewed (${databaseKind})`, () => {
  let fresh: TestDatabase
  let explain: (query: { sql: string; params: unknown[] }) => Promise<string>

  beforeAll(async () => {
    fresh = await freshDatabase()
    explain = await (databaseKind === 'sqlite' ? fillSqlite(fresh.url) : fillPostgres(fresh.url))
  })

  it.each(Object.entries(PAGES))(
    'reads the index in its order and only rows that are shown: %s',
    async (_name, page) => {
      const whole = { filter: EVERYTHING, after: null, limit: 26, ...page }
      const plan = await explain(viewPageQuery(fresh.database.reader, SUBJECT, whole).toSQL())
      expect(plan).toMatch(/activity_citizen/)
      expect(plan).not.toMatch(/temp b-tree|sort|seq scan|bitmap|scan activity\b(?! using)/i)
      if (page.after) expect(plan).toMatch(/\(at,\s?lane,\s?sequence\)\s?</i)
      if (databaseKind === 'postgres') expect(plan).not.toMatch(/^\s*Filter:.*(organisation|outcome|event)/m)
    },
  )

  it.each(['askers', 'count'])('looks in the index alone: %s', async (what) => {
    const { reader } = fresh.database
    const rare = { ...EVERYTHING, answer: 'permit', organisation: '90000001', types: ['J8', 'A1'] } as const
    const query =
      what === 'askers'
        ? askersQuery(reader, SUBJECT, EVERYTHING)
        : countQuery(reader, SUBJECT, { ...rare, types: [...rare.types] })
    const alone =
      databaseKind === 'sqlite'
        ? /COVERING INDEX activity_citizen/
        : /Index Only Scan( Backward)? using activity_citizen/
    expect(await explain(query.toSQL())).toMatch(alone)
  })
})

const closing: (() => unknown)[] = []
afterAll(async () => void (await Promise.all(closing.map((close) => close()))))

async function fillSqlite(url: string) {
  const file = new SqliteFile(url.replace(/^file:/, ''))
  file.exec(`
    with recursive line(n) as (select 1 union all select n + 1 from line where n < ${2 * LINES})
    insert into activity (subject_id, at, lane, sequence, event, organisation, organisation_type, outcome, entry, hash)
    select iif(n % 2 = 0, '${SUBJECT}', 'other-' || n), 1600000000000 + n * 1000000, 'lane', n, 'consulted', '9' || (n % 500), 'V6', 'deny', 'x', 'x' from line`)
  file.exec('analyze')
  closing.push(() => file.close())
  return async ({ sql, params }: { sql: string; params: unknown[] }) =>
    file
      .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
      .all(params)
      .map(({ detail }) => detail)
      .join('\n')
}

async function fillPostgres(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // What is not flushed yet cannot be marked as seen by all, and then the index alone does not do.
  await client.query('set synchronous_commit = on')
  await client.query(`
    insert into activity (subject_id, at, lane, sequence, event, organisation, organisation_type, outcome, entry, hash)
    select case when n % 2 = 0 then '${SUBJECT}' else 'other-' || n end, to_timestamp(1600000000 + n * 1000), 'lane', n,
      'consulted', '9' || (n % 500), 'V6', 'deny', repeat('x', 900), 'x' from generate_series(1, ${2 * LINES}) n`)
  await client.query('vacuum analyze activity')
  closing.push(() => client.end())
  return async ({ sql, params }: { sql: string; params: unknown[] }) => {
    const plan = await client.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, params)
    return plan.rows.map((row) => row['QUERY PLAN']).join('\n')
  }
}
