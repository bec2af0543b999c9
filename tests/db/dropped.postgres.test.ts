import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { isUnavailable } from '~/db/unavailable.server'
import { freshDatabase, type TestDatabase } from '../support/database'

/* A connection to PostgreSQL that is dropped while something is read over it. */

const ONE = sql`(select 1) as one`

describe('a dropped connection', () => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await freshDatabase()))

  const read = (what: ReturnType<typeof sql>) => fresh.database.reader.select({ what }).from(ONE)
  const failureOf = (reading: PromiseLike<unknown>) =>
    reading.then(
      () => null,
      (error: unknown) => error,
    )

  /** Ends other connections to this database whose last statement looks like this; answers how many. */
  async function drop(like: string): Promise<number> {
    const rows = await fresh.database.reader
      .select({ ended: sql`pg_terminate_backend(pid)` })
      .from(
        sql`(select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like ${like}) as theirs`,
      )
    return rows.length
  }

  it('fails what was being read as a database that cannot be used for now, and the next reads go well', async () => {
    const reading = failureOf(read(sql`pg_sleep(60)`))
    while ((await drop('%pg_sleep(60)%')) === 0);
    expect(isUnavailable(await reading)).toBe(true)
    expect(await failureOf(read(sql`1`))).toBeNull()
  })

  it('is no other failure where it was idle', async () => {
    await Promise.all([1, 2, 3, 4].map(() => read(sql`pg_sleep(0.1)`)))
    expect(await drop('%pg_sleep(0.1)%')).toBeGreaterThan(0)
    const failures = await Promise.all(Array.from({ length: 8 }, () => failureOf(read(sql`1`))))
    for (const failure of failures) expect(failure === null || isUnavailable(failure)).toBe(true)
    expect(await failureOf(read(sql`1`))).toBeNull()
  })

  it('and a control: a question that is wrong is our own fault', async () => {
    const failure = await failureOf(read(sql`1/0`))
    expect(failure).toBeInstanceOf(Error)
    expect(isUnavailable(failure)).toBe(false)
  })
})
