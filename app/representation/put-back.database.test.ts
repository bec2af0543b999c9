import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { followRegister } from '~/authority/follow-register.server'
import { lift, lock } from '~/lock/use-cases.server'
import { subject } from '~/person/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { forge } from '../../tests/support/past-the-portal'
import { lookForPutBack } from './put-back.server'
import { representation } from './tables.server'

eachDatabase('a row that was put back whole as it once was', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let cato: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    fresh.clock.set('2026-03-14T12:00:00Z')
    family = openFamily(fresh)
    family.authorityOver('cato', 'anna')
    anna = await family.logIn('anna')
    cato = await family.logIn('cato')
  })

  const rowOf = async ({ id }: LoggedIn) => (await family.personOf(id)).row
  const putBack = (row: typeof subject.$inferSelect) =>
    forge(fresh.url, subject, { where: { id: row.id }, set: row })
  const own = async () => dossierOf(fresh.runtime, await anna.actor())
  /** What is found by whoever begins to look so many minutes from now. */
  async function found(minutes = 1) {
    const since = new Date(fresh.runtime.now().getTime() + minutes * 60_000)
    const looking = lookForPutBack(fresh.database.reader, since)
    looking.holdAgainst(await fresh.database.reader.select().from(activity))
    return (await looking.found()).named
  }

  it('is named where the lock is gone that was set last', async () => {
    const before = await rowOf(anna)
    expect(await lock(fresh.runtime, await own())).toEqual({ ok: true })
    const locked = await rowOf(anna)
    expect(await found()).toEqual([])
    await putBack(before)
    expect(await found()).toEqual([{ table: 'subject', key: anna.id }])
    // What was done since looking began may stand in what was read, or not yet.
    expect(await found(-1)).toEqual([])
    // Nor what began a moment before.
    expect(await found(0.25)).toEqual([])
    await putBack(locked)
    expect(await lift(family.doors, await own())).toEqual({ ok: true, waiting: null })
    expect(await found()).toEqual([])
  })

  it('is named where a death is gone, and who acted for them acts again', async () => {
    await family.actFor(anna, 'cato')
    const before = await rowOf(cato)
    const [acting] = await fresh.database.reader
      .select()
      .from(representation)
      .where(eq(representation.subjectId, cato.id))
    family.told.dead.add('cato')
    family.told.changed.add('cato')
    await followRegister(family.doors)
    expect(await found()).toEqual([])
    await putBack(before)
    await forge(fresh.url, representation, { where: { id: acting!.id }, set: acting! })
    expect(await found()).toEqual([
      { table: 'subject', key: cato.id },
      { table: 'representation', key: acting!.id },
    ])
  })
})
