import { eq, getTableColumns, getTableName, type Table } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { readCurrent } from '~/consent/store.server'
import { profileVersion } from '~/consent/tables.server'
import { isCounterfeit, taggedTables, type Tagging } from '~/db/row-tags.server'
import { verifyRows } from '~/db/verify-rows.server'
import { newSession, peekSession } from '~/identity/session.server'
import { session } from '~/identity/tables.server'
import { findByBsn, findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { takeOverOlderRows } from '~/portal/older-rows.server'
import { insertRepresentation, readLiveOf, readRepresentation } from '~/representation/store.server'
import { representation } from '~/representation/tables.server'
import * as everyTable from '~/retention/every-table.server'
import { addCitizen, bsnOf } from '../enquiry/portal'
import { SIZES } from '../faults/sizes'
import { sealingOf } from '../support/activity'
import { eachDatabase, isShownInPart, type TestDatabase } from '../support/database'
import { numbersFrom } from '../support/numbers'
import { forge, pastThePortal } from '../support/past-the-portal'

const ANNA = '999990275'
const BRAM = '999990913'

eachDatabase('rows that decide', (open) => {
  let fresh: TestDatabase
  let anna: string
  let bram: string

  beforeEach(async () => {
    fresh = await open()
    anna = await addCitizen(fresh.runtime, ANNA, { choices: [], gate: 'restricted' })
    bram = await addCitizen(fresh.runtime, BRAM, {})
  })

  const find = (digits: string) => findByBsn(fresh.database.reader, fresh.runtime, bsnOf(digits))
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => 'taken',
      (error: unknown) => (isCounterfeit(error) ? 'refused' : error),
    )

  it('are taken as the portal wrote them', async () => {
    expect((await find(ANNA))?.row.id).toBe(anna)
    expect((await find(BRAM))?.row.id).toBe(bram)
    expect(await verifyRows(fresh.database.reader)).toEqual({ rows: 3, counterfeit: 0, named: [] })
  })

  it('never let somebody in as another by a swapped index', async () => {
    const numbers = numbersFrom(10_000_000)
    for (let time = 0; time < SIZES.swaps; time += 1) {
      const pair = time === 0 ? [ANNA, BRAM] : [numbers.next().value, numbers.next().value]
      if (time > 0) for (const digits of pair) await addCitizen(fresh.runtime, digits, {})
      const [one, other] = await Promise.all(pair.map(async (digits) => (await find(digits))!.row))
      const index = (id: string, bsnIndex: string) =>
        forge(fresh.url, subject, { where: { id }, set: { bsnIndex } })
      await index(one!.id, 'x')
      await index(other!.id, one!.bsnIndex)
      await index(one!.id, other!.bsnIndex)
      for (const digits of pair) expect(await refused(find(digits))).toBe('refused')
    }
  })

  it.each([
    { restrictedAt: null },
    { currentVersion: 0 },
    { lockedBy: 'x' },
    { birthDateSealed: 'x' },
    { capable: false },
    { rowTag: '' },
  ])('are refused with %j', async (set) => {
    await forge(fresh.url, subject, { where: { id: anna }, set })
    expect(await refused(find(ANNA))).toBe('refused')
  })

  it('may change where nothing is decided', async () => {
    await forge(fresh.url, subject, { where: { id: anna }, set: { language: 'en', seenVersion: 7 } })
    expect((await find(ANNA))?.row.language).toBe('en')
  })

  it('are refused with another tag, or that of another row', async () => {
    await forge(fresh.url, subject, {
      where: { id: anna },
      set: { rowTag: (await find(BRAM))!.row.rowTag },
    })
    expect(await refused(find(ANNA))).toBe('refused')
  })

  it('are not made ours by changing something else about them', async () => {
    await forge(fresh.url, subject, { where: { id: anna }, set: { restrictedAt: null } })
    const change = fresh.database.transact((transaction) =>
      transaction.update(subject).set({ termsVersion: 1 }).where(eq(subject.id, anna)),
    )
    expect(await refused(change)).toBe('refused')
    expect(await refused(find(ANNA))).toBe('refused')
  })

  it('keep a version from being read that is another, or gone', async () => {
    const read = async () => readCurrent(fresh.database.reader, (await find(ANNA))!)
    expect((await read())?.number).toBe(1)
    await forge(fresh.url, profileVersion, { where: { subjectId: anna }, set: { readingCatalogue: 2 } })
    expect(await refused(read())).toBe('refused')
    await pastThePortal(fresh.url, 'delete from profile_version')
    expect(await refused(read())).toBe('refused')
  })

  it('keep a session with whom it was given to', async () => {
    const { runtime } = fresh
    const made = newSession(runtime, {
      of: { audience: 'citizen', subjectId: bram, name: 'Bram', level: 'substantieel' },
      at: runtime.now(),
    })
    await runtime.database.transact((transaction) => made.insert(transaction))
    await runtime.database.transact((transaction) =>
      transaction.update(subject).set({ ageCategory: '16-or-over' }).where(eq(subject.id, bram)),
    )
    const cookie = made.setCookie.split(';')[0]
    expect((await peekSession(runtime, cookie))?.actor).toMatchObject({ subjectId: bram })
    await forge(fresh.url, session, { where: { subjectId: bram }, set: { subjectId: anna } })
    expect(await refused(peekSession(runtime, cookie))).toBe('refused')
    await forge(fresh.url, session, {
      where: { subjectId: anna },
      set: { subjectId: bram, expiresAt: new Date(Date.UTC(2030, 0)) },
    })
    expect(await refused(peekSession(runtime, cookie))).toBe('refused')
  })

  it('keep who may act for whom', async () => {
    const { database, clock } = fresh
    const at = clock.now()
    await database.transact((transaction) =>
      insertRepresentation(transaction, {
        ...{ id: 'r', subjectId: anna, representativeId: bram, kind: 'parent', ground: 'register' },
        ...{ state: 'ended', startsOn: '2020-01-01', endsOn: null, seenBy: null, confirmedBy: null },
        ...{ declaredAt: null, createdAt: at, changedAt: at, endReason: 'register' },
      }),
    )
    expect(await readLiveOf(database.reader, anna)).toEqual([])
    await forge(fresh.url, representation, { where: { id: 'r' }, set: { state: 'active' } })
    expect(await refused(readLiveOf(database.reader, anna))).toBe('refused')
    expect(await refused(readRepresentation(database.reader, 'r'))).toBe('refused')
  })

  describe('of before there were tags', () => {
    const sealing = () => ({ ...sealingOf(fresh), runtime: fresh.runtime })
    const untag = () =>
      Promise.all(
        taggedTables().map(([table]) =>
          pastThePortal(fresh.url, `update "${getTableName(table)}" set row_tag = ''`),
        ),
      )

    it('are taken over once, as they stand', async () => {
      const config = sealing()
      await untag()
      expect(await refused(find(ANNA))).toBe('refused')
      expect(await takeOverOlderRows(config as never)).toBe(3)
      expect((await find(ANNA))?.row.id).toBe(anna)
      expect(await takeOverOlderRows(config as never)).toBe(0)
    })

    it('cannot be made anew, also with the checkpoints taken away', async () => {
      const config = sealing()
      await untag()
      await takeOverOlderRows(config as never)
      await forge(fresh.url, subject, { where: { id: anna }, set: { restrictedAt: null, rowTag: '' } })
      expect(await takeOverOlderRows(config as never)).toBe(0)
      await pastThePortal(fresh.url, 'delete from checkpoint')
      expect(await takeOverOlderRows(config as never)).toBe(0)
      expect(await refused(findById(fresh.database.reader, fresh.runtime, anna))).toBe('refused')
    })
  })
})

eachDatabase('a tag', (open) => {
  const tables = Object.values(everyTable).filter((table) => 'rowTag' in getTableColumns(table as never))

  it('is of every table that has the column', () => {
    expect(
      taggedTables()
        .map(([, { name }]) => name)
        .sort(),
    ).toEqual(tables.map((table) => getTableName(table as never)).sort())
  })

  it('covers each column, but those that are left out with a reason', async () => {
    const fresh = await open()
    const found: string[] = []
    // What a database may read back otherwise than it was written is a matter of the type of a column.
    const shown = new Set<string>()
    for (const [table, tagging] of taggedTables()) {
      await fresh.database.transact((transaction) =>
        transaction.insert(table as never).values(aRowOf(table, 1) as never),
      )
      for (const { property } of tagging.covered) {
        const type = getTableColumns(table)[property]!.columnType
        if (isShownInPart && shown.has(type)) continue
        shown.add(type)
        const other = aRowOf(table, 2)[property]
        await forge(fresh.url, table, { where: keyOf(table, tagging, 1), set: { [property]: other } })
        const where = tagging.key.includes(property)
          ? { ...keyOf(table, tagging, 1), [property]: other }
          : keyOf(table, tagging, 1)
        const { counterfeit } = await verifyRows(fresh.database.reader)
        if (counterfeit !== 1) found.push(`${tagging.name}.${property}`)
        await forge(fresh.url, table, { where, set: { [property]: aRowOf(table, 1)[property] } })
      }
      expect(await verifyRows(fresh.database.reader)).toMatchObject({ counterfeit: 0 })
    }
    expect(found).toEqual([])
  })
})

/** A row with something in every column, another one for another number. */
function aRowOf(table: Table, number: number): Record<string, unknown> {
  const values = Object.entries(getTableColumns(table)).map(([property, column]) => {
    if (column.dataType === 'string') return [property, `text ${number}`]
    if (column.dataType === 'boolean') return [property, number === 1]
    if (column.dataType === 'date') return [property, new Date(Date.UTC(2026, number))]
    return [property, column.dataType === 'json' ? { b: [{ d: 1, c: number }], a: number } : number]
  })
  return Object.fromEntries(values) as Record<string, unknown>
}

function keyOf(table: Table, { key }: Tagging, number: number) {
  const row = aRowOf(table, number)
  return Object.fromEntries(key.map((property) => [property, row[property]]))
}
