import { count, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import { activity } from '~/audit/tables.server'
import { draft } from '~/consent/tables.server'
import type { Transaction } from '~/db/database.server'
import { preference } from '~/notification/tables.server'
import { anEntry } from '../support/activity'
import { eachDatabase, type TestDatabase } from '../support/database'

eachDatabase('transact', (open) => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await open()))

  const aRow = (kind: string, subjectId = 's') => ({
    subjectId,
    kind,
    wanted: true,
    changedAt: fresh.clock.now(),
  })
  const aDraft = () => ({
    ...{ id: 'd', subjectId: 's', actorId: 's', editsSealed: 'x', updatedAt: fresh.clock.now() },
    ...{ baseVersion: 0, catalogueVersion: 1, revision: 1 },
  })
  const kinds = async () => {
    const rows = await fresh.database.reader.select().from(preference).orderBy(preference.kind)
    return rows.map((row) => row.kind)
  }

  it('commits what the work wrote and answers what it returned', async () => {
    const answer = await fresh.database.transact(async (t) => {
      await t.insert(preference).values(aRow('a'))
      return 'done'
    })
    expect(answer).toBe('done')
    expect(await kinds()).toEqual(['a'])
  })

  it('reads its own writes, which nobody else sees before the commit', async () => {
    await fresh.database.transact(async (t) => {
      await t.insert(preference).values(aRow('a'))
      expect(await t.select().from(preference)).toHaveLength(1)
      expect(await t.$count(preference)).toBe(1)
      expect(await kinds()).toEqual([])
    })
    expect(await kinds()).toEqual(['a'])
  })

  describe('leaves nothing when the work throws', () => {
    const statements: ((t: Transaction) => PromiseLike<unknown>)[] = [
      (t) => t.insert(preference).values(aRow('new')),
      (t) => t.update(preference).set({ wanted: false }).where(eq(preference.kind, 'old')),
      (t) => t.insert(draft).values(aDraft()),
      (t) => t.delete(preference).where(eq(preference.kind, 'older')),
      (t) => appendActivity(t, [anEntry(), anEntry()]),
    ]
    const everything = async () => ({
      preferences: await fresh.database.reader.select().from(preference).orderBy(preference.kind),
      drafts: await fresh.database.reader.select({ rows: count() }).from(draft),
      entries: await fresh.database.reader.select({ rows: count() }).from(activity),
    })

    it.each(statements.map((_, place) => place + 1))('after %i statements', async (after) => {
      await fresh.database.transact((t) => t.insert(preference).values([aRow('old'), aRow('older')]))
      const before = await everything()
      const work = fresh.database.transact(async (t) => {
        for (const statement of statements.slice(0, after)) await statement(t)
        throw new Error('stop')
      })
      await expect(work).rejects.toThrow('stop')
      expect(await everything()).toEqual(before)
    })

    it('and a control: without the throw all of it is there', async () => {
      await fresh.database.transact(async (t) => {
        for (const statement of statements) await statement(t)
      })
      expect(await everything()).toMatchObject({ drafts: [{ rows: 1 }], entries: [{ rows: 2 }] })
    })
  })

  it('leaves nothing when a statement fails, and goes on with the next work', async () => {
    const twice = fresh.database.transact(async (t) => {
      await t.insert(preference).values(aRow('a'))
      await t.insert(preference).values(aRow('a'))
    })
    const next = fresh.database.transact((t) => t.insert(preference).values(aRow('b')))
    await expect(twice).rejects.toThrow()
    await next
    expect(await kinds()).toEqual(['b'])
  })

  it('refuses to nest', async () => {
    const nested = fresh.database.transact(async (t) => {
      await t.insert(preference).values(aRow('a'))
      await fresh.database.transact((inner) => inner.insert(preference).values(aRow('b')))
    })
    await expect(nested).rejects.toThrow(/transact inside transact/)
    await expect(fresh.database.transact(() => fresh.database.record(async () => undefined))).rejects.toThrow(
      /transact inside transact/,
    )
    expect(await kinds()).toEqual([])
  })

  it('keeps work that runs at the same time apart', async () => {
    const works = Array.from({ length: 20 }, (_, place) =>
      fresh.database.transact(async (t) => {
        await t.insert(preference).values(aRow(`a${place}`))
        await new Promise((resolve) => setImmediate(resolve))
        if (place % 2) throw new Error('odd')
        await t.insert(preference).values(aRow(`b${place}`))
      }),
    )
    await Promise.allSettled(works)
    const even = Array.from({ length: 10 }, (_, half) => [`a${half * 2}`, `b${half * 2}`]).flat()
    expect(await kinds()).toEqual(even.sort())
  })

  it('is serializable: nobody adds up to more than the limit', async () => {
    const addWhenRoom = () =>
      fresh.database.transact(async (t) => {
        const there = await t.$count(preference, eq(preference.subjectId, 's'))
        await new Promise((resolve) => setTimeout(resolve, 5))
        if (there < 3) await t.insert(preference).values(aRow(`k${there}`))
      })
    await Promise.all(Array.from({ length: 8 }, addWhenRoom))
    expect(await kinds()).toEqual(['k0', 'k1', 'k2'])
  })

  describe('onCommit', () => {
    const happened: string[] = []
    beforeEach(() => void happened.splice(0))

    it('runs after the commit, in order', async () => {
      await fresh.database.transact(async (t) => {
        t.onCommit(() => happened.push('first'))
        t.onCommit(() => happened.push('second'))
        await t.insert(preference).values(aRow('a'))
        expect(happened).toEqual([])
      })
      expect(happened).toEqual(['first', 'second'])
    })

    it('never runs after a rollback', async () => {
      const failing = fresh.database.transact(async (t) => {
        t.onCommit(() => happened.push('never'))
        throw new Error('stop')
      })
      await expect(failing).rejects.toThrow('stop')
      expect(happened).toEqual([])
    })

    it('runs once when the work ran again', async () => {
      await Promise.all(
        Array.from({ length: 5 }, (_, place) =>
          fresh.database.transact(async (t) => {
            t.onCommit(() => happened.push(`${place}`))
            const there = await t.$count(preference)
            await t.insert(preference).values(aRow(`k${there}-${place}`))
          }),
        ),
      )
      expect(happened.sort()).toEqual(['0', '1', '2', '3', '4'])
    })
  })
})
