import { beforeEach, expect, it } from 'vitest'
import { recordCapacity } from '~/comingofage/capacity-use-cases.server'
import { readOverview } from '~/choosing/overview-use-cases.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { readActsFor } from './acts-use-cases.server'

eachDatabase('what others did for a person', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let bram: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('bram', 'anna')
    family.authorityOver('cato', 'anna', 'erik')
    fresh.clock.set('2026-02-01T09:00:00Z')
    bram = await family.logIn('bram')
    anna = await family.logIn('anna')
  })

  const told = async (who: LoggedIn) =>
    (await readActsFor(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()))).map(
      ({ event, times, by }) => `${by.who} ${event} ${times}`,
    )
  const look = async (who: LoggedIn) =>
    readOverview(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()))

  it('is told to that person: who looked, how often that day, and what was asked; nothing of their own acts', async () => {
    expect(await told(bram)).toEqual([])
    await family.actFor(anna, 'bram')
    await look(anna)
    fresh.clock.advance(60_000)
    await look(anna)
    await look(bram)
    fresh.clock.advance(60_000)
    await family.send(anna, { RPZAC005: 'yes' })
    const acts = await told(bram)
    expect(acts).toContain('parent choices-read 2')
    expect(acts).toContain('parent acting-started 1')
    expect(acts[0]).toBe('parent approval-asked 1')
    expect(acts.join()).not.toContain('self')
  })

  it('tells what the desk did to the person, and to nobody who acts for them', async () => {
    await family.actFor(anna, 'cato')
    await recordCapacity(family.doors, {
      ...{ subjectId: bram.id, capable: false, seenBy: 'noor', confirmedBy: 'bas', requestId: 'r' },
    })
    expect(await told(bram)).toEqual(['desk capacity-changed 1', 'desk capacity-changed 1'])
    await family.actFor(anna, 'bram')
    expect((await told(anna)).join()).not.toContain('desk')
  })

  it('is not told to a parent of a child of 12 to 15, and is to a parent of a younger one', async () => {
    await family.actFor(anna, 'bram')
    await look(anna)
    expect(await told(anna)).toEqual([])
    await family.actFor(anna, 'cato')
    await look(anna)
    const erik = await family.logIn('erik')
    await family.actFor(erik, 'cato')
    expect(await told(erik)).toEqual(
      expect.arrayContaining(['parent choices-read 1', 'self acting-started 1']),
    )
  })
})
