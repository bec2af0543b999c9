import { afterEach, beforeEach, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { activity } from '~/audit/tables.server'
import { publishCatalogue } from '~/catalogue/store.server'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { closedQuestions } from '~/enquiry/closed-question.server'
import type { Staff } from '~/identity/actor'
import { numberOf } from '~/person/store.server'
import { putProviders } from '~/provider/store.server'
import { endByCitizen, endByStaff } from '~/recording/end-use-cases.server'
import { addProviders, GP, HOSPITAL, PHARMACY } from '../../tests/enquiry/portal'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { dossierAt, recordFor } from '../../tests/support/recorded'
import { aColleague } from '../../tests/support/staff'
import { readMeanwhile } from './meanwhile-use-cases.server'

eachDatabase('what was answered because of a record', (open) => {
  let fresh: TestDatabase
  let family: Family
  let staff: Staff
  let anna: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    await addProviders(fresh.database)
    staff = await aColleague(fresh.runtime)
    anna = await family.logIn('anna')
  })
  afterEach(() => fresh.drop())

  const ask = async (from = PHARMACY, held = GP) => {
    fresh.clock.advance(60_000)
    const asked = await closedQuestions(fresh.runtime).ask(
      {
        ...{
          bsn: numberOf(await family.personOf(anna.id))!,
          data: 'GGC002',
          purpose: 'TREAT',
          professional: '900000202',
        },
        holder: { ura: held.ura, type: held.type },
        receiver: { ura: from.ura, type: from.type, roleCode: '17.000' },
      },
      { clientId: 'c', ura: from.ura, face: 'authzen', requestId: fresh.runtime.newId(), index: 0 },
    )
    return asked.ok ? asked.decision : asked.refusal
  }
  const meanwhile = async (id: string) =>
    readMeanwhile(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()), { id, language: 'nl' })
  const notSaid = async (id: string) =>
    endByCitizen(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()), { id, as: 'not-said' })
  const record = (answer: 'yes' | 'no') => recordFor(fresh.runtime, { staff, subjectId: anna.id, answer })

  it('is told once it is over: what was permitted, to whom and when, and not what was so anyway', async () => {
    await family.send(anna, { RPZAC104: 'yes' })
    expect(await ask()).toBe('deny')
    const id = await record('yes')
    expect([await ask(), await ask(HOSPITAL), await ask(PHARMACY, HOSPITAL)]).toEqual([
      'permit',
      'permit',
      'deny',
    ])
    expect(await meanwhile(id)).toBeNull()
    await notSaid(id)
    expect(await ask()).toBe('deny')
    const told = await meanwhile(id)
    expect(told).toMatchObject({ more: 0, notKnown: 0, isCut: false })
    expect(told!.lines).toMatchObject([
      {
        organisation: { name: PHARMACY.name },
        holder: { name: GP.name },
        data: 'behandelgegevens',
        answer: 'permit',
      },
    ])
    const read = await fresh.database.reader.select().from(activity).where(eq(activity.event, 'views-read'))
    expect(read).toHaveLength(1)
  })

  it('is what was denied too, until the person chose otherwise, and nothing of what they chose since', async () => {
    await family.send(anna, { RPZAC005: 'yes' })
    const id = await record('no')
    expect(await ask()).toBe('deny')
    await family.send(anna, { RPZAC005: 'yes' }, `ura:${GP.ura}`)
    expect(await ask()).toBe('permit')
    const at = await dossierAt(fresh.runtime, { staff, subjectId: anna.id })
    await endByStaff(fresh.runtime, at, { id, as: 'wrongly-recorded', reason: 'Het was haar zus.' })
    expect((await meanwhile(id))!.lines.map(({ answer }) => answer)).toEqual(['deny'])
  })

  it('is not claimed where the directory knows who asked otherwise by now', async () => {
    const id = await record('yes')
    await ask()
    const since = fresh.clock.now()
    await notSaid(id)
    const other = { ...PHARMACY, types: ['B2'] }
    const put = (more: object) =>
      fresh.database.transact((transaction) =>
        putProviders(transaction, [{ ...other, ...more }], fresh.clock.now()),
      )
    await put({})
    expect(await meanwhile(id)).toMatchObject({ lines: [], notKnown: 1 })
    // Where it remembers what that one was at the time, it is worked out as it was.
    await put({ typesBefore: [PHARMACY.type], typesChangedAt: new Date(since.getTime() + 1) })
    expect(await meanwhile(id)).toMatchObject({ lines: [{ answer: 'permit' }], notKnown: 0 })
  })

  it('is worked out by the catalogue of each moment', async () => {
    const id = await record('yes')
    expect(await ask()).toBe('permit')
    const excludedRoleCodes = [...catalogueVersion1.excludedRoleCodes, '17.000']
    const next = { ...catalogueVersion1, version: 2, excludedRoleCodes }
    fresh.clock.advance(1_000)
    await fresh.database.transact((transaction) => publishCatalogue(transaction, next, fresh.clock.now()))
    expect(await ask()).toBe('deny')
    await notSaid(id)
    expect(await meanwhile(id)).toMatchObject({ lines: [{ answer: 'permit' }], notKnown: 0 })
  })

  it('says of more than it shows how many more, and of what the person does not want any more nothing', async () => {
    const id = await record('yes')
    for (let times = 0; times < 12; times += 1) await ask()
    await notSaid(id)
    expect(await meanwhile(id)).toMatchObject({ lines: { length: 10 }, more: 2 })
    const second = await record('yes')
    await ask()
    const dossier = await dossierOf(fresh.runtime, await anna.actor())
    await endByCitizen(fresh.runtime, dossier, { id: second, as: 'undone' })
    expect(await meanwhile(second)).toBeNull()
  })
})
