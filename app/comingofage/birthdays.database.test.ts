import { beforeEach, expect, it } from 'vitest'
import { recheckRepresented } from '~/authority/recheck.server'
import { readOneApproval } from '~/choosing/approval-pages.server'
import { approve } from '~/choosing/approval-use-cases.server'
import { gateOn } from '~/person/gate'
import { localDate } from '~/runtime/local-date'
import { daily } from '~/server/housekeeping.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { confirmInherited, readInherited } from './inherited-use-cases.server'

const YES = 'GP GGC002 RPZAC005 yes'

eachDatabase('birthdays and nights', (open) => {
  let fresh: TestDatabase
  let family: Family
  let dewi: LoggedIn
  let ivo: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('dewi', 'ivo')
    fresh.clock.set('2026-02-01T09:00:00Z')
    dewi = await family.logIn('dewi')
    ivo = await family.logIn('ivo')
    await family.actFor(ivo, 'dewi')
  })

  const run = () => family.passDay()
  const count = async (id: string, kind: string) =>
    (await family.mailsTo(id)).filter((one) => one === kind).length
  const agreed = async () => {
    const sent = await family.send(dewi, { RPZAC005: 'yes' })
    if (!sent.ok || !sent.waiting) throw new Error('nothing waits')
    const reading = { approvalId: sent.waiting, requestId: 'r' }
    const seen = (await readOneApproval(
      family.doors,
      await dossierOf(family.doors, await ivo.actor()),
      reading.approvalId,
    ))!.seen
    expect(
      await approve(family.doors, await dossierOf(family.doors, await ivo.actor()), { ...reading, seen }),
    ).toMatchObject({ ok: true })
  }

  it('announces 16 to both, once; effects it on the day; running twice does nothing more', async () => {
    await agreed()
    const waits = await family.send(dewi, { RPZAC104: 'yes' })
    expect(await run()).toEqual({})
    fresh.clock.set('2026-02-20T09:00:00Z')
    expect(await run()).toMatchObject({ 'announce-16': 1 })
    expect(await run()).toEqual({})
    expect([await count(dewi.id, 'birthday-ahead'), await count(ivo.id, 'birthday-ahead')]).toEqual([1, 1])
    fresh.clock.set('2026-03-18T23:00:00Z')
    expect(await run()).toMatchObject({ 'turn-16': 1, 'inherited-first': 1 })
    expect(await run()).toEqual({})
    const { row } = await family.personOf(dewi.id)
    expect(row).toMatchObject({
      ageCategory: '16-or-over',
      birthDateSealed: null,
      nextTransition: null,
      undecidedFrom: null,
    })
    expect(await family.inForce(dewi.id)).toEqual([YES])
    expect(await count(ivo.id, 'authority')).toBeGreaterThan(0)
    const grown = await family.logIn('dewi')
    const reading = { approvalId: waits.ok ? waits.waiting! : '', requestId: 'r' }
    expect(
      await readOneApproval(
        family.doors,
        await dossierOf(family.doors, await grown.actor()),
        reading.approvalId,
      ),
    ).toMatchObject({
      state: 'lapsed',
      why: 'turned-16',
    })
    fresh.clock.set('2026-01-01T09:00:00Z')
    expect(await run()).toEqual({})
  })

  it('does not miss a birthday because somebody logged in before the run', async () => {
    await agreed()
    fresh.clock.set('2026-03-19T06:00:00Z')
    await family.logIn('dewi')
    expect(await run()).toMatchObject({ 'turn-16': 1 })
  })

  it('asks to look at what was taken along; confirmed it stays, else every yes ends after a year', async () => {
    await agreed()
    await family.send(dewi, { RPZAC104: 'yes' })
    const mailsOfBoth = async () =>
      [await family.mailsTo(dewi.id), await family.mailsTo(ivo.id)].map((mails) => mails.length)
    const before = await mailsOfBoth()
    fresh.clock.set('2026-03-19T09:00:00Z')
    await run()
    // Authority ends, what waits lapses, and there is something to look at: one mail each, of one birthday.
    expect(await mailsOfBoth()).toEqual(before.map((mails) => mails + 1))
    const grown = await family.logIn('dewi')
    expect(
      await readInherited(fresh.runtime, await dossierOf(fresh.runtime, await grown.actor())),
    ).toMatchObject({
      atSixteen: true,
      since: '2026-03-19',
      lastDay: '2027-03-18',
      choices: [{ decidedBy: 'me' }],
    })
    for (const day of ['2026-06-19', '2026-09-01', '2027-02-19']) {
      fresh.clock.set(`${day}T09:00:00Z`)
      await run()
    }
    // The first look is asked for by the birthday's own mail.
    expect(await count(dewi.id, 'inherited')).toBe(2)
    fresh.clock.set('2027-03-18T22:59:00Z')
    await run()
    expect(await family.inForce(dewi.id)).toEqual([YES])
    fresh.clock.set('2027-03-18T23:00:00Z')
    expect(await run()).toMatchObject({ 'inherited-end': 1 })
    await run()
    expect(await family.inForce(dewi.id)).toEqual(['GP GGC002 RPZAC005 no'])
    expect((await family.personOf(dewi.id)).row.currentVersion).toBe(2)
  })

  it('leaves alone what was confirmed', async () => {
    await agreed()
    fresh.clock.set('2026-03-19T09:00:00Z')
    await run()
    const grown = await family.logIn('dewi')
    expect(
      await confirmInherited(fresh.runtime, await dossierOf(fresh.runtime, await grown.actor())),
    ).toEqual({ ok: true })
    expect(
      await confirmInherited(fresh.runtime, await dossierOf(fresh.runtime, await grown.actor())),
    ).toMatchObject({ ok: false })
    fresh.clock.set('2028-01-01T09:00:00Z')
    await run()
    expect(await family.inForce(dewi.id)).toEqual([YES])
  })

  it('catches up on all missed days at once', async () => {
    await agreed()
    fresh.clock.set('2029-01-01T09:00:00Z')
    expect(await run()).toMatchObject({ 'turn-16': 1, 'inherited-end': 1 })
    expect(await family.inForce(dewi.id)).toEqual(['GP GGC002 RPZAC005 no'])
  })

  it('reminds who has to agree, twice, and lapses what expired', async () => {
    await family.send(dewi, { RPZAC005: 'yes' })
    const before = await count(ivo.id, 'approval')
    for (const day of ['2026-02-05', '2026-02-08', '2026-02-09', '2026-02-28', '2026-03-01']) {
      fresh.clock.set(`${day}T09:00:00Z`)
      await run()
    }
    expect((await count(ivo.id, 'approval')) - before).toBe(2)
    fresh.clock.set('2026-03-04T09:00:00Z')
    await run()
    expect((await count(ivo.id, 'approval')) - before).toBe(3)
    expect(await count(dewi.id, 'approval')).toBe(1)
  })

  it('a night’s look goes on where one person fails, and asks about that one again', async () => {
    family.authorityOver('bram', 'anna')
    const [bram, anna] = [await family.logIn('bram'), await family.logIn('anna')]
    await family.actFor(anna, 'bram')
    const { findPerson } = family.doors.register
    const asked: string[] = []
    let isBroken = true
    family.doors.register.findPerson = async (bsn) => {
      asked.push(bsn)
      if (isBroken && asked.length === 1) throw new Error('the register said something unheard of')
      return findPerson(bsn)
    }
    const failures: unknown[] = []
    const onFailure = (error: unknown) => void failures.push(error)
    const run = await recheckRepresented(family.doors, { onFailure })
    expect(run).toMatchObject({ people: 2, unanswered: 1 })
    expect([bram.id, dewi.id]).toContain(run.again[0])
    expect(failures).toHaveLength(1)
    const sweep = daily(family.doors, onFailure)
    asked.length = 0
    await sweep()
    // The two who are represented, and the four who are followed from now on.
    expect([asked.length, failures.length]).toEqual([6, 2])
    isBroken = false
    await sweep()
    expect(asked.slice(6)).toEqual([asked[0]])
    await sweep()
    expect(asked).toHaveLength(7)
    fresh.clock.set('2026-02-02T09:00:00Z')
    await sweep()
    expect(asked).toHaveLength(9)
  })

  it('a night’s look ends lost authority and closes the gate of who died; no answer changes nothing', async () => {
    family.told.authority = 'down'
    expect(await recheckRepresented(family.doors)).toMatchObject({ people: 1, unanswered: 1 })
    expect((await ivo.actor()).actingFor).toMatchObject({ access: 'open' })
    family.told.authority = 'up'
    family.authorityOver('dewi')
    expect(await recheckRepresented(family.doors)).toMatchObject({ people: 1, unanswered: 0 })
    expect((await ivo.actor()).actingFor).toMatchObject({ access: 'ended' })
    expect(gateOn((await family.personOf(dewi.id)).row, localDate(fresh.runtime.now()))).toBe(
      'under-decision',
    )
    family.authorityOver('dewi', 'ivo')
    await family.actFor(ivo, 'dewi')
    await family.send(dewi, { RPZAC005: 'yes' })
    family.told.dead.add('dewi')
    await recheckRepresented(family.doors)
    expect(gateOn((await family.personOf(dewi.id)).row, localDate(fresh.runtime.now()))).toBe('deceased')
    // One mail for what was asked; that it lapsed is told by the mail about the death, which is one cause.
    expect(await count(ivo.id, 'approval')).toBe(1)
    await recheckRepresented(family.doors)
    expect(await count(ivo.id, 'approval')).toBe(1)
  })
})
