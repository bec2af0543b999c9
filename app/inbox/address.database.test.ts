import { afterEach, beforeEach, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { activity } from '~/audit/tables.server'
import type { Staff } from '~/identity/actor'
import { parseEmail } from '~/notification/email'
import { mailLink, outbox } from '~/notification/tables.server'
import { readInboxAddress, writeInboxBounce } from '~/optin/inbox-address.server'
import { addProviders, GP, HOSPITAL } from '../../tests/enquiry/portal'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { mailedInboxToken, tellAt } from '../../tests/support/inbox'
import { aColleague, employ } from '../../tests/support/staff'
import {
  confirmInboxAddress,
  describeInboxLink,
  giveInboxAddress,
  readInboxAddressOf,
} from './address-use-cases.server'

const [FIRST, SECOND] = ['aanvragen@delinde.example', 'post@delinde.example']

eachDatabase('where an organisation is told', (open) => {
  let fresh: TestDatabase
  let ruben: Staff

  beforeEach(async () => {
    fresh = await open()
    await addProviders(fresh.database)
    ruben = await aColleague(fresh.runtime, { number: '900000303', roles: ['administrator'] })
  })
  afterEach(() => fresh.drop())

  const give = (address: string | null, staff = ruben) =>
    giveInboxAddress(fresh.runtime, {
      ...{ staff, requestId: 'address' },
      email: address === null ? null : parseEmail(address),
    })
  const told = async (ura = GP.ura) =>
    (await readInboxAddress(fresh.database.reader, fresh.runtime, ura))?.email ?? null
  const shown = () => readInboxAddressOf(fresh.runtime, ruben)
  const follow = async (token: string) => confirmInboxAddress(fresh.runtime, { token, requestId: 'link' })

  it('is an address that somebody confirmed there, and until then the earlier one', async () => {
    await tellAt(fresh.runtime, ruben, FIRST)
    expect(await give(SECOND)).toEqual({ ok: true })
    expect(await told()).toBe(FIRST)
    expect(await shown()).toMatchObject({ address: { email: FIRST }, pending: { email: SECOND } })
    const token = await mailedInboxToken(fresh.runtime, GP.ura)
    expect(await describeInboxLink(fresh.runtime, { token })).toEqual({ ok: true })
    expect(await follow(token)).toEqual({ ok: true })
    expect(await shown()).toMatchObject({ address: { email: SECOND }, pending: null })
    expect(await follow(token)).toEqual({ ok: false, refusal: 'used' })
    const rows = await fresh.database.reader.select().from(activity).where(eq(activity.organisation, GP.ura))
    const events = rows.map(({ event }) => event).filter((event) => event.startsWith('organisation-'))
    expect(events).toEqual([
      ...['organisation-address-asked', 'organisation-address-changed'],
      ...['organisation-address-asked', 'organisation-address-changed'],
    ])
    const kept = [rows, await fresh.database.reader.select().from(mailLink)]
    expect(JSON.stringify(kept)).not.toMatch(/delinde\.example/)
  })

  it('takes the newest link alone, for 24 hours, and so many a day', async () => {
    await give(FIRST)
    const earlier = await mailedInboxToken(fresh.runtime, GP.ura)
    await give(SECOND)
    expect(await follow(earlier)).toEqual({ ok: false, refusal: 'expired' })
    const late = await mailedInboxToken(fresh.runtime, GP.ura)
    fresh.clock.advance(24 * 3_600_000)
    expect(await follow(late)).toEqual({ ok: false, refusal: 'expired' })
    expect(await follow('x'.repeat(32))).toEqual({ ok: false, refusal: 'unknown' })
    for (let more = 0; more < 5; more += 1) expect(await give(FIRST)).toEqual({ ok: true })
    expect(await give(FIRST)).toEqual({ ok: false, refusal: 'too-many' })
    expect(await told()).toBeNull()
  })

  it('is nowhere at once where that is said, and what waited for its link ends', async () => {
    await tellAt(fresh.runtime, ruben, FIRST)
    await give(SECOND)
    const token = await mailedInboxToken(fresh.runtime, GP.ura)
    expect(await give(null)).toEqual({ ok: true })
    expect(await told()).toBeNull()
    expect(await follow(token)).toEqual({ ok: false, refusal: 'expired' })
  })

  it('is asked for again at the address that took no mail, and tells what did not arrive', async () => {
    await tellAt(fresh.runtime, ruben, FIRST)
    const { database, clock } = fresh
    await give(FIRST)
    expect((await shown()).pending).toBeNull()
    await database.transact((transaction) =>
      writeInboxBounce(transaction, fresh.runtime, { ura: GP.ura, email: FIRST, at: clock.now() }),
    )
    await give(FIRST)
    expect((await shown()).pending).toMatchObject({ email: FIRST })
    await database.transact((transaction) =>
      transaction.update(outbox).set({ state: 'dead', settledAt: clock.now() }),
    )
    expect((await shown()).undelivered.map(({ kind }) => kind)).toEqual(['inbox-address', 'inbox-address'])
    clock.advance(31 * 86_400_000)
    expect((await shown()).undelivered).toEqual([])
  })

  it('is for its own administrator to say', async () => {
    const tom = await aColleague(fresh.runtime, { number: '900000202', ura: HOSPITAL.ura })
    expect(await give(FIRST, tom)).toEqual({ ok: false, refusal: 'not-there' })
    await employ(fresh.runtime, { number: '900000303', roles: ['planner'] })
    expect(await give(FIRST)).toEqual({ ok: false, refusal: 'not-there' })
    expect(await fresh.database.reader.select().from(outbox)).toEqual([])
  })
})
