import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { readApproval } from '~/agreement/store.server'
import { recheckRepresented } from '~/authority/recheck.server'
import { readOneApproval } from '~/choosing/approval-pages.server'
import { approve, decline, withdraw as takeBack } from '~/choosing/approval-use-cases.server'
import { withdraw } from '~/choosing/withdraw-use-cases.server'
import { recordCapacity } from '~/comingofage/capacity-use-cases.server'
import { acceptAuthorisation, offerAuthorisation } from '~/mandate/grant-use-cases.server'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import { gateOn } from '~/person/gate'
import { subject } from '~/person/tables.server'
import { localDate } from '~/runtime/local-date'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { asClosed } from '../../tests/support/gate'
import { lift, lock, type Lifted } from './use-cases.server'

eachDatabase('the emergency lock', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let erik: LoggedIn
  let bram: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    for (const child of ['bram', 'cato'] as const) family.authorityOver(child, 'anna', 'erik')
    anna = await family.logIn('anna')
    erik = await family.logIn('erik')
    bram = await family.logIn('bram')
  })

  const setBy = async (who: LoggedIn) =>
    lock(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()))
  const liftBy = async (who: LoggedIn) => lift(family.doors, await dossierOf(family.doors, await who.actor()))
  const gateOf = async (id: string) => gateOn((await family.personOf(id)).row, localDate(fresh.runtime.now()))
  const eventsOf = async (id: string) => (await family.logOf(id)).map(({ event }) => event)
  const waitingOf = (lifted: Lifted) => {
    if (!lifted.ok || !lifted.waiting) throw new Error(`nothing waits: ${JSON.stringify(lifted)}`)
    return lifted.waiting
  }
  const agree = async (who: LoggedIn, approvalId: string) => {
    const actor = await who.actor()
    const found = await readOneApproval(family.doors, await dossierOf(family.doors, actor), approvalId)
    return approve(family.doors, await dossierOf(family.doors, actor), {
      approvalId,
      seen: found?.seen ?? '',
    })
  }
  const passMinutes = (minutes: number) => fresh.clock.advance(minutes * 60_000)

  describe('of an adult', () => {
    it('is set at once, once, and lifted alone; both logged, and mailed to the person', async () => {
      expect(await setBy(anna)).toEqual({ ok: true })
      const { row } = await family.personOf(anna.id)
      expect([gateOn(row, localDate(fresh.runtime.now())), row.lockedBy, row.lockedAt]).toEqual([
        'locked',
        anna.id,
        fresh.runtime.now(),
      ])
      passMinutes(1)
      expect(await setBy(anna)).toEqual({ ok: true })
      expect((await family.personOf(anna.id)).row.lockedAt).toEqual(row.lockedAt)
      expect(await liftBy(anna)).toEqual({ ok: true, waiting: null })
      expect(await liftBy(anna)).toEqual({ ok: true, waiting: null })
      expect((await family.personOf(anna.id)).row).toMatchObject({
        lockedAt: null,
        lockedBy: null,
      })
      expect((await eventsOf(anna.id)).filter((event) => event.startsWith('lock'))).toEqual([
        'locked',
        'lock-lifted',
      ])
      expect((await family.mailsTo(anna.id)).filter((kind) => kind === 'lock')).toHaveLength(2)
    })

    it('is not lifted with a login of five minutes ago', async () => {
      await setBy(anna)
      passMinutes(5)
      expect(await liftBy(anna)).toEqual({ ok: false, refusal: 'stale-login' })
      expect(await gateOf(anna.id)).toBe('locked')
      anna = await family.logIn('anna')
      expect(await liftBy(anna)).toEqual({ ok: true, waiting: null })
    })

    it('narrows on and widens nothing', async () => {
      await family.send(anna, { RPZAC005: 'yes' })
      await setBy(anna)
      expect(await family.send(anna, { RPZAC001: 'yes' })).toEqual({ ok: false, refusal: 'gate-closed' })
      const stopped = await withdraw(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()), {
        withdrawal: 'all',
        id: 'w',
      })
      expect(stopped).toMatchObject({ ok: true })
      expect(await gateOf(anna.id)).toBe('locked')
    })

    it('set by who is authorised is logged as theirs and mailed to both; hers to lift, whoever set it', async () => {
      const fatima = await family.logIn('fatima')
      const yara = await family.logIn('yara')
      const period = { startsOn: '2026-03-16', endsOn: '2026-12-31', requestId: 'first' }
      const offered = await offerAuthorisation(family.doors, await fatima.actor(), {
        to: numberOfPersona('yara'),
        ...period,
      })
      const id = offered.ok ? offered.id : ''
      await acceptAuthorisation(family.doors, await yara.actor(), { id, requestId: 'first' })
      await family.actFor(yara, 'fatima')
      await setBy(yara)
      const [entry] = (await family.logOf(fatima.id)).filter(({ event }) => event === 'locked')
      expect(entry!.users).toEqual([expect.objectContaining({ id: yara.id, role: '02' })])
      for (const one of [fatima, yara]) expect(await family.mailsTo(one.id)).toContain('lock')
      expect(await gateOf(yara.id)).toBe('open')
      expect(await liftBy(yara)).toEqual({ ok: false, refusal: 'own-lock' })
      expect(await liftBy(fatima)).toEqual({ ok: true, waiting: null })
      await setBy(fatima)
      expect(await liftBy(yara)).toEqual({ ok: false, refusal: 'own-lock' })
    })

    it('touches neither a restriction nor death', async () => {
      const { database } = fresh
      await database.transact(async (transaction) => {
        await transaction.update(subject).set({ restrictedAt: new Date() }).where(eq(subject.id, anna.id))
      })
      expect(await setBy(anna)).toEqual({ ok: false, refusal: 'gate-closed' })
      expect(await liftBy(anna)).toEqual({ ok: false, refusal: 'gate-closed' })
      await setBy(erik)
      const before = await erik.actor()
      await database.transact((transaction) =>
        transaction.update(subject).set(asClosed('deceased')).where(eq(subject.id, erik.id)),
      )
      expect(await lift(family.doors, await dossierOf(family.doors, before))).toEqual({
        ok: false,
        refusal: 'gate-closed',
      })
      expect(await gateOf(erik.id)).toBe('deceased')
    })
  })

  describe('of a child under 12', () => {
    it('is set by the child, told to the parents, and lifted by one of them, not by the child', async () => {
      const cato = await family.logIn('cato')
      await family.actFor(anna, 'cato')
      expect(await setBy(cato)).toEqual({ ok: true })
      for (const one of [cato, anna]) expect(await family.mailsTo(one.id)).toContain('lock')
      expect(await liftBy(cato)).toEqual({ ok: false, refusal: 'not-asked' })
      expect(await liftBy(anna)).toEqual({ ok: true, waiting: null })
      expect(await gateOf(cato.id)).toBe('open')
    })

    it('set by one parent waits for that parent when the other lifts it', async () => {
      const cato = await family.logIn('cato')
      await family.actFor(anna, 'cato')
      await family.actFor(erik, 'cato')
      await setBy(erik)
      const waiting = waitingOf(await liftBy(anna))
      expect(waitingOf(await liftBy(anna))).toBe(waiting)
      expect(await gateOf(cato.id)).toBe('locked')
      expect(await agree(erik, waiting)).toEqual({ ok: true, number: null })
      expect(await gateOf(cato.id)).toBe('open')
    })

    it('needs the register for lifting, and nothing for setting', async () => {
      const cato = await family.logIn('cato')
      await family.actFor(anna, 'cato')
      family.told.authority = 'down'
      expect(await setBy(anna)).toEqual({ ok: true })
      expect(await liftBy(anna)).toEqual({ ok: false, refusal: 'register-down' })
      family.told.authority = 'up'
      family.authorityOver('cato', 'erik')
      expect(await liftBy(anna)).toEqual({ ok: false, refusal: 'not-there' })
      expect(await gateOf(cato.id)).toBe('locked')
    })
  })

  describe('of a child of 12 to 15', () => {
    beforeEach(async () => {
      await family.actFor(anna, 'bram')
      await family.actFor(erik, 'bram')
    })

    it('is lifted by the child and one parent; all is mailed', async () => {
      await setBy(bram)
      const waiting = waitingOf(await liftBy(bram))
      expect(await gateOf(bram.id)).toBe('locked')
      expect(await family.mailsTo(anna.id)).toContain('approval')
      expect(await agree(bram, waiting)).toEqual({ ok: false, refusal: 'already-agreed' })
      expect(await gateOf(bram.id)).toBe('locked')
      expect(await agree(anna, waiting)).toEqual({ ok: true, number: null })
      expect(await gateOf(bram.id)).toBe('open')
      expect(await eventsOf(bram.id)).toEqual(
        expect.arrayContaining(['approval-asked', 'approval-given', 'lock-lifted']),
      )
      expect((await family.mailsTo(erik.id)).filter((kind) => kind === 'lock')).toHaveLength(2)
      expect(await agree(anna, waiting)).toEqual({ ok: false, refusal: 'already-agreed' })
    })

    it('is asked once whoever asks; agreeing needs a new login too; a no leaves it on', async () => {
      await setBy(anna)
      const waiting = waitingOf(await liftBy(anna))
      await family.send(erik, { RPZAC004: 'no' })
      expect(waitingOf(await liftBy(bram))).toBe(waiting)
      passMinutes(6)
      expect(await agree(bram, waiting)).toEqual({ ok: false, refusal: 'stale-login' })
      const asked = { approvalId: waiting, requestId: 'read' }
      const { seen } = (await readOneApproval(
        family.doors,
        await dossierOf(family.doors, await bram.actor()),
        asked.approvalId,
      ))!
      const refusing = { approvalId: waiting, reason: 'Ik wil dat niet.', seen, requestId: 'no' }
      expect(
        await decline(family.doors, await dossierOf(family.doors, await bram.actor()), refusing),
      ).toMatchObject({ ok: true })
      expect(await gateOf(bram.id)).toBe('locked')
      bram = await family.logIn('bram')
      expect(waitingOf(await liftBy(bram))).not.toBe(waiting)
      anna = await family.logIn('anna')
      await family.actFor(anna, 'bram')
      const bramsOwn = waitingOf(await liftBy(anna))
      await takeBack(family.doors, await dossierOf(family.doors, await bram.actor()), {
        approvalId: bramsOwn,
      })
      expect(await liftBy(anna)).toEqual({ ok: false, refusal: 'declined-lately' })
    })

    it('leaves what waits waiting, and none of it comes into force', async () => {
      const sent = await family.send(bram, { RPZAC005: 'yes' })
      const choices = sent.ok ? sent.waiting! : ''
      await setBy(bram)
      expect(await agree(anna, choices)).toEqual({ ok: false, refusal: 'gate-closed' })
      const waiting = waitingOf(await liftBy(bram))
      expect(await agree(erik, waiting)).toEqual({ ok: true, number: null })
      expect(await agree(anna, choices)).toMatchObject({ ok: true, number: 1 })
    })

    it('turns 16: it stays locked, what was asked lapses, and the child lifts it alone', async () => {
      const dewi = await family.logIn('dewi')
      family.authorityOver('dewi', 'anna')
      await family.actFor(anna, 'dewi')
      await setBy(anna)
      const waiting = waitingOf(await liftBy(dewi))
      passMinutes(4 * 24 * 60)
      await family.passDay()
      expect(await gateOf(dewi.id)).toBe('locked')
      const grown = await family.logIn('dewi')
      expect(
        await readApproval(fresh.database.reader, await family.personOf(dewi.id), waiting),
      ).toMatchObject({
        state: 'lapsed',
        why: 'turned-16',
      })
      expect(await liftBy(grown)).toEqual({ ok: true, waiting: null })
    })

    it('stays locked when authority goes and comes, and when the child cannot decide any more', async () => {
      await setBy(bram)
      family.authorityOver('bram')
      await recheckRepresented(family.doors)
      expect(await gateOf(bram.id)).toBe('locked')
      family.authorityOver('bram', 'anna', 'erik')
      await readOthers(family.doors, await erik.actor(), 'list')
      expect(await gateOf(bram.id)).toBe('locked')
      const capacity = {
        subjectId: bram.id,
        capable: false,
        seenBy: 'one',
        confirmedBy: 'two',
        requestId: 'c',
      }
      await recordCapacity(family.doors, capacity)
      expect(await gateOf(bram.id)).toBe('locked')
      expect(await liftBy(bram)).toEqual({ ok: false, refusal: 'not-asked' })
    })
  })

  it('is nothing for who may not act any more', async () => {
    await family.actFor(anna, 'cato')
    const opened = await dossierOf(fresh.runtime, await anna.actor())
    family.authorityOver('cato', 'erik')
    await readOthers(family.doors, await erik.actor(), 'list')
    await recheckRepresented(family.doors)
    expect(await lock(fresh.runtime, opened)).toEqual({
      ok: false,
      refusal: 'not-there',
    })
  })
})
