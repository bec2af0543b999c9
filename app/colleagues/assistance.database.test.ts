import { afterEach, beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import type { Staff } from '~/identity/actor'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { aColleague, employ } from '../../tests/support/staff'
import {
  changeAssistance,
  readBeside,
  readOwnResponsible,
  type AssistanceCommand,
} from './assistance-use-cases.server'

eachDatabase('in whose name an assistant works', (open) => {
  let fresh: TestDatabase
  let fatma: Staff
  let sanne: Staff
  let pieter: Staff

  beforeEach(async () => {
    fresh = await open()
    sanne = await aColleague(fresh.runtime)
    pieter = await aColleague(fresh.runtime, { number: '900000111', name: 'P. Post' })
    await employ(fresh.runtime, { number: '900000505', name: 'F. Yildiz', roles: ['assistant'] })
    fatma = {
      ...(await aColleague(fresh.runtime, { number: '900000505', name: 'F. Yildiz' })),
      role: 'assistant',
    }
    await employ(fresh.runtime, { number: '900000505', roles: ['assistant'] })
  })
  afterEach(() => fresh.drop())

  const change = async (staff: Staff, command: AssistanceCommand, other: Staff) => {
    const changing = { staff, command, other: other.memberId, requestId: 'r' }
    return (await changeAssistance(fresh.runtime, changing)).ok
  }
  const responsible = () => readOwnResponsible(fresh.runtime, fatma)

  it('is asked, accepted by that professional alone, and chosen where there are several', async () => {
    expect(await responsible()).toBeNull()
    expect(await change(fatma, 'choose', sanne)).toBe(false)
    expect(await change(fatma, 'ask', sanne)).toBe(true)
    expect(await change(fatma, 'accept', sanne)).toBe(false)
    expect(await change(pieter, 'accept', fatma)).toBe(false)
    expect(await responsible()).toBeNull()
    expect(await readBeside(fresh.runtime, sanne)).toMatchObject([{ name: 'F. Yildiz', state: 'asked' }])
    expect(await change(sanne, 'accept', fatma)).toBe(true)
    expect(await responsible()).toBe(sanne.memberId)
    await change(fatma, 'ask', pieter)
    fresh.clock.advance(1_000)
    await change(pieter, 'accept', fatma)
    fresh.clock.advance(1_000)
    await change(fatma, 'choose', sanne)
    expect(await responsible()).toBe(sanne.memberId)
    const logged = (await fresh.database.reader.select().from(activity)).map(
      ({ entry }) => JSON.parse(entry).event as string,
    )
    expect(logged.filter((event) => event.startsWith('assistance-'))).toEqual([
      ...['assistance-asked', 'assistance-accepted', 'assistance-asked', 'assistance-accepted'],
      'assistance-chosen',
    ])
  })

  it('is over when either ends it, and when the professional is none any more', async () => {
    await change(fatma, 'ask', sanne)
    await change(sanne, 'accept', fatma)
    await employ(fresh.runtime, { roles: ['planner'] })
    expect(await responsible()).toBeNull()
    await employ(fresh.runtime, { roles: ['professional'] })
    expect(await responsible()).toBe(sanne.memberId)
    expect(await change(sanne, 'end', fatma)).toBe(true)
    expect(await responsible()).toBeNull()
    expect(await change(sanne, 'accept', fatma)).toBe(false)
  })

  it('is of one organisation: nobody elsewhere is asked', async () => {
    const elsewhere = await aColleague(fresh.runtime, { number: '900000404', ura: '90000303' })
    expect(await change(fatma, 'ask', elsewhere)).toBe(false)
    const beside = await readBeside(fresh.runtime, fatma)
    expect(beside.map(({ name }) => name).toSorted()).toEqual(['P. Post', 'S. Visser'])
  })
})
