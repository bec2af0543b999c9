import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { preference } from '~/notification/tables.server'
import { freshDatabase, type TestDatabase } from '../support/database'

describe('PostgreSQL runs work again', () => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await freshDatabase()))

  const aRow = (kind: string) => ({ subjectId: 's', kind, wanted: true, changedAt: fresh.clock.now() })

  /** Two works that read before either writes, and so cannot both be first. */
  async function conflict(run: 'transact' | 'record') {
    let attempts = 0
    const together = meeting(2)
    const work = (mine: string, other: string) =>
      fresh.database[run](async (t) => {
        attempts += 1
        const found = await t.select().from(preference).where(eq(preference.kind, other))
        await together()
        await t.insert(preference).values(aRow(`${mine}${found.length}`))
        await t.insert(preference).values(aRow(mine))
      })
    await Promise.all([work('a', 'b'), work('b', 'a')])
    const rows = await fresh.database.reader.select().from(preference)
    return { attempts, kinds: rows.map((row) => row.kind).sort() }
  }

  it('after a serialization failure (40001), until it fits', async () => {
    const { attempts, kinds } = await conflict('transact')
    expect(attempts).toBe(3)
    expect(kinds).toContain('a')
    expect([
      kinds.includes('a0') && kinds.includes('b1'),
      kinds.includes('a1') && kinds.includes('b0'),
    ]).toContain(true)
  })

  it('and a control: at READ COMMITTED, as `record` is, both were first', async () => {
    expect(await conflict('record')).toEqual({ attempts: 2, kinds: ['a', 'a0', 'b', 'b0'] })
  })

  it('after a deadlock (40P01)', async () => {
    await fresh.database.transact((t) => t.insert(preference).values([aRow('a'), aRow('b')]))
    const together = meeting(2)
    let attempts = 0
    const work = (first: string, second: string) =>
      fresh.database.transact(async (t) => {
        attempts += 1
        const touch = (kind: string) =>
          t.update(preference).set({ wanted: false }).where(eq(preference.kind, kind))
        await touch(first)
        await together()
        await touch(second)
      })
    await Promise.all([work('a', 'b'), work('b', 'a')])
    expect(attempts).toBeGreaterThan(2)
  })

  it('after a key was taken by work that ran at the same time (23505)', async () => {
    const together = meeting(2)
    const work = async () => {
      let attempt = 0
      await fresh.database.transact(async (t) => {
        attempt += 1
        await t.select().from(activity)
        await together()
        await t.insert(preference).values(aRow(`k${attempt}`))
      })
      return attempt
    }
    expect((await Promise.all([work(), work()])).sort()).toEqual([1, 2])
  })

  it('but not for ever when the key stays taken, and not after any other error', async () => {
    const attempts = { taken: 0, other: 0 }
    const taken = fresh.database.transact(async (t) => {
      attempts.taken += 1
      await t.insert(preference).values([aRow('a'), aRow('a')])
    })
    await expect(taken).rejects.toThrow()
    const other = fresh.database.transact(async (t) => {
      attempts.other += 1
      await t.select({ broken: sql`1/0` }).from(sql`(select 1) as one`)
    })
    await expect(other).rejects.toThrow()
    expect(attempts).toEqual({ taken: 3, other: 1 })
  })

  it('and gives up a connection on which even the rollback failed', async () => {
    const one = sql`(select 1) as one`
    const work = fresh.database.transact(async (t) => {
      const [mine] = await t.select({ pid: sql<number>`pg_backend_pid()` }).from(one)
      await fresh.database.reader.select({ ended: sql`pg_terminate_backend(${mine!.pid})` }).from(one)
      await t.insert(preference).values(aRow('a'))
    })
    await expect(work).rejects.toThrow()
    await fresh.database.transact((t) => t.insert(preference).values(aRow('b')))
    expect(await fresh.database.reader.select().from(preference)).toHaveLength(1)
  })
})

/** Lets the first so many callers go on only when all of them are there; later callers pass. */
function meeting(size: number) {
  let there = 0
  let open: () => void = () => undefined
  const full = new Promise<void>((resolve) => (open = resolve))
  return async () => {
    there += 1
    if (there >= size) open()
    await full
  }
}
