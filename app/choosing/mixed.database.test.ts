import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { lock } from '~/lock/use-cases.server'
import { subject } from '~/person/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { readOneApproval } from './approval-pages.server'
import { decline, withdraw } from './approval-use-cases.server'
import { muteAsker } from './mute-use-cases.server'
import { sendChoices } from './send-use-cases.server'

/* A draft with a no and a yes, where the yes may not be asked now: its no is in force at once, and why is told. */

const HALF_AN_HOUR = 30 * 60_000
const MIXED = { RPZAC005: 'no', RPZAC104: 'yes' } as const
const NO = 'GP GGC002 RPZAC005 no'

eachDatabase('a draft with a no and a yes', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let bram: LoggedIn
  let askedRegister: number

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('bram', 'anna')
    family.authorityOver('cato', 'anna')
    anna = await family.logIn('anna')
    bram = await family.logIn('bram')
  })

  /** Sent half an hour after the register was asked last, which is then asked anew for a yes. */
  const sendLater = async (who: LoggedIn, answers: Parameters<Family['send']>[1]) => {
    const request = await family.draft(who, answers)
    const actor = await who.actor()
    fresh.clock.set(new Date(fresh.runtime.now().getTime() + HALF_AN_HOUR).toISOString())
    askedRegister = 0
    const { authority } = family.doors
    const counting: typeof authority = {
      findAuthority: (...asked) => {
        askedRegister += 1
        return authority.findAuthority(...asked)
      },
    }
    return sendChoices(
      { ...family.doors, authority: counting },
      await dossierOf(family.doors, actor),
      request,
    )
  }
  const aboutOf = async (who: LoggedIn) => (await who.actor()).actingFor!.subjectId
  const asked = async () => {
    const sent = await family.send(anna, { RPZAC104: 'yes' })
    if (!sent.ok || !sent.waiting) throw new Error('nothing waits')
    return sent.waiting
  }

  it('is taken while the register does not answer, but for the yes', async () => {
    await family.actFor(anna, 'cato')
    family.told.authority = 'down'
    const cato = await aboutOf(anna)
    const sent = await sendLater(anna, MIXED)
    expect(sent).toEqual({ ok: true, number: 1, waiting: null, notTaken: 'register-down' })
    expect(await family.inForce(cato)).toEqual([NO])
    expect(askedRegister).toBeGreaterThan(0)
  })

  it('does not ask the register for a no alone', async () => {
    await family.actFor(anna, 'cato')
    family.told.authority = 'down'
    expect(await sendLater(anna, { RPZAC005: 'no' })).toEqual({ ok: true, number: 1, waiting: null })
    expect(askedRegister).toBe(0)
  })

  it('keeps a yes alone in the draft while the register does not answer', async () => {
    await family.actFor(anna, 'cato')
    family.told.authority = 'down'
    expect(await sendLater(anna, { RPZAC104: 'yes' })).toEqual({ ok: false, refusal: 'register-down' })
  })

  it('tells that who is asked wants no questions', async () => {
    await family.actFor(anna, 'bram')
    const muting = { approvalId: await asked(), wants: 'none', requestId: 'mute' } as const
    expect(await muteAsker(family.doors, await dossierOf(family.doors, await bram.actor()), muting)).toEqual({
      ok: true,
    })
    const sent = await family.send(anna, { ...MIXED, RPZAC001: 'yes' })
    expect(sent).toEqual({ ok: true, number: 1, waiting: null, notTaken: 'muted' })
    expect(await family.inForce(bram.id)).toEqual([NO])
  })

  it('tells that the same was declined lately', async () => {
    await family.actFor(anna, 'bram')
    const reading = { approvalId: await asked(), requestId: 'read' }
    const { seen } = (await readOneApproval(
      family.doors,
      await dossierOf(family.doors, await bram.actor()),
      reading.approvalId,
    ))!
    await decline(family.doors, await dossierOf(family.doors, await bram.actor()), {
      ...reading,
      seen,
      reason: 'Nee',
    })
    expect(await family.send(anna, MIXED)).toMatchObject({ number: 1, notTaken: 'declined-lately' })
    expect(await family.inForce(bram.id)).toEqual([NO])
  })

  it('tells that three requests came to nothing this month', async () => {
    await family.actFor(anna, 'bram')
    for (const receiver of ['RPZAC104', 'RPZAC001', 'RPZAC103']) {
      const sent = await family.send(anna, { [receiver]: 'yes' })
      if (!sent.ok || !sent.waiting) throw new Error('nothing waits')
      const reading = { approvalId: sent.waiting, requestId: 'read' }
      const dossier = await dossierOf(family.doors, await anna.actor())
      expect(await withdraw(family.doors, dossier, reading)).toMatchObject({ ok: true })
    }
    expect(await family.send(anna, MIXED)).toMatchObject({ number: 1, notTaken: 'asked-often' })
    expect(await family.inForce(bram.id)).toEqual([NO])
  })

  it('does not count what the no of another ended as asked in vain', async () => {
    await family.actFor(anna, 'bram')
    for (const receiver of ['RPZAC104', 'RPZAC001', 'RPZAC103']) {
      await family.send(anna, { [receiver]: 'yes' })
      await family.send(bram, { [receiver]: 'no' })
    }
    expect(await family.send(anna, { RPZAC003: 'yes' })).toMatchObject({
      ok: true,
      waiting: expect.any(String),
    })
  })

  it('is taken where the use of the data is restricted, but for the yes', async () => {
    const ivo = await family.logIn('ivo')
    await fresh.runtime.database.transact(async (transaction) => {
      await transaction.update(subject).set({ restrictedAt: new Date() }).where(eq(subject.id, ivo.id))
    })
    expect(await family.send(ivo, MIXED)).toEqual({ ok: true, number: 1, waiting: null, notTaken: 'closed' })
    expect(await family.inForce(ivo.id)).toEqual([NO])
  })

  it('is taken behind one’s own emergency lock, but for the yes', async () => {
    const ivo = await family.logIn('ivo')
    await family.send(ivo, { RPZAC005: 'yes' })
    expect(await lock(fresh.runtime, await dossierOf(fresh.runtime, await ivo.actor()))).toMatchObject({
      ok: true,
    })
    expect(await family.send(ivo, MIXED)).toEqual({ ok: true, number: 2, waiting: null, notTaken: 'locked' })
    expect(await family.inForce(ivo.id)).toEqual([NO])
  })
})
