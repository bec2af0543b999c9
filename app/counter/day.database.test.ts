import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Staff } from '~/identity/actor'
import { putProviders } from '~/provider/store.server'
import { spokenIn } from '~/recording/spoken'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { numberOfPersona, openFamily, type Family } from '../../tests/support/family'
import { aColleague } from '../../tests/support/staff'
import { readDay, takeBackToday } from './day-use-cases.server'
import { lookUp } from './look-up.server'
import { printLater } from './print-later.server'
import { closeVisit, keepSaid, openVisit, recordVisit } from './visit-use-cases.server'

const LINDE = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }
const ANNA = { birthDate: '1991-06-01' } as const

eachDatabase('one’s own day at the counter', (open) => {
  let fresh: TestDatabase
  let family: Family
  let staff: Staff
  let id: string

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    await fresh.database.transact((transaction) => putProviders(transaction, [LINDE], fresh.clock.now()))
    staff = await aColleague(fresh.runtime)
    const looking = { staff, bsn: numberOfPersona('anna'), birthDate: ANNA.birthDate, requestId: 'look' }
    const found = await lookUp(family.doors, looking)
    if (!found.ok) throw new Error(found.refusal)
    const opening = { staff, id: found.visitId, requestId: 'record' }
    const visit = (await openVisit(fresh.runtime, opening))!
    const evidence = { document: 'passport', representative: null, child: 'did-not' } as const
    await keepSaid(fresh.runtime, visit, { what: 'SIT001', spoken: spokenIn('SIT001', 'yes'), evidence })
    const recorded = await recordVisit(fresh.runtime, (await openVisit(fresh.runtime, opening))!)
    if (!recorded?.ok) throw new Error('not recorded')
    id = recorded.id
    await closeVisit(fresh.runtime, opening)
  })
  afterEach(() => fresh.drop())

  const print = (name: 'anna' | 'ivo', birthDate: string, by = staff) =>
    printLater(family.doors, { staff: by, id, bsn: numberOfPersona(name), birthDate, requestId: 'print' })

  it('asks for a paper that was not printed, and prints it for who is found again, and nobody else', async () => {
    expect(await readDay(fresh.runtime, staff)).toMatchObject([{ id, paper: 'not-printed', hasMail: false }])
    expect(await print('ivo', '1980-06-01')).toEqual({ ok: false, refusal: 'nobody' })
    const other = await aColleague(fresh.runtime, { number: '900000202' })
    expect(await print('anna', ANNA.birthDate, other)).toEqual({ ok: false, refusal: 'not-there' })
    const printed = await print('anna', ANNA.birthDate)
    expect(printed).toMatchObject({ ok: true })
    const visitId = printed.ok ? printed.visitId : ''
    expect(await openVisit(fresh.runtime, { staff, id: visitId, requestId: 'r' })).toMatchObject({
      name: 'anna',
    })
    expect(await readDay(fresh.runtime, staff)).toMatchObject([{ id, paper: 'printed' }])
  })

  it('is empty at midnight, and then nothing is taken back from it', async () => {
    expect(await takeBackToday(fresh.runtime, { staff, id, requestId: 'r' })).toMatchObject({ ok: true })
    expect(await readDay(fresh.runtime, staff)).toMatchObject([
      { id, ended: { as: 'wrong-person' }, paper: 'none' },
    ])
    fresh.clock.advance(86_400_000)
    expect(await readDay(fresh.runtime, staff)).toEqual([])
    expect(await takeBackToday(fresh.runtime, { staff, id, requestId: 'r' })).toMatchObject({
      refusal: 'not-there',
    })
    expect(await print('anna', ANNA.birthDate)).toEqual({ ok: false, refusal: 'not-there' })
  })
})
