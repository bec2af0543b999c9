import { eq } from 'drizzle-orm'
import { localDate } from '~/runtime/local-date'
import { listConversations } from '~/conversation/store.server'
import { conversation } from '~/conversation/tables.server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '~/consent/choice'
import { lock } from '~/lock/use-cases.server'
import { putProviders } from '~/provider/store.server'
import { openStaffDossier } from '~/representation/staff-dossier.server'
import type { Staff } from '~/identity/actor'
import { answerAlarm } from '~/colleagues/alarm-use-cases.server'
import { listAlarms } from '~/staff/alarm-store.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { aColleague } from '../../tests/support/staff'
import { accept, answerWaiting } from './answer-use-cases.server'
import { changeBan } from './ban-use-cases.server'
import { endByCitizen, endBySlip, endByStaff } from './end-use-cases.server'
import { printSlips } from './print-use-cases.server'
import { record } from './record-use-cases.server'
import type { Evidence } from './recorded'
import { readSlips } from './slip-store.server'
import { spokenIn } from './spoken'
import { readRecordings } from './store.server'

const LINDE = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }
const HERE = `ura:${LINDE.ura} GGC002`
const IN_PERSON: Evidence = { document: 'passport', representative: null, child: 'did-not' }

eachDatabase('what staff write down at the counter', (open) => {
  let fresh: TestDatabase
  let family: Family
  let staff: Staff
  let anna: LoggedIn
  let visits: number

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    visits = 0
    await fresh.database.transact((transaction) => putProviders(transaction, [LINDE], fresh.clock.now()))
    staff = await aColleague(fresh.runtime)
    anna = await family.logIn('anna')
  })
  afterEach(() => fresh.drop())

  const dossierAtCounter = async (subjectId: string) =>
    (await openStaffDossier(fresh.database.reader, fresh.runtime, { staff, subjectId, requestId: 'r' }))!
  const say = async (
    subjectId: string,
    answer: Answer,
    { visitId = `v${++visits}`, evidence = IN_PERSON }: { visitId?: string; evidence?: Evidence } = {},
  ) =>
    record(fresh.runtime, await dossierAtCounter(subjectId), {
      ...{ visitId, what: 'SIT001', questionVersion: 1, evidence },
      spoken: spokenIn('SIT001', answer),
    })
  const idOf = (recorded: Awaited<ReturnType<typeof say>>) => {
    if (!recorded.ok) throw new Error(recorded.refusal)
    return recorded.id
  }
  const records = async (id: string) =>
    readRecordings(fresh.database.reader, await family.personOf(id), { limit: 9 })
  const here = async (id: string) =>
    (await family.inForce(id))
      .filter((line) => line.startsWith(HERE))
      .map((line) => line.slice(HERE.length + 1))
  const mailed = async (id: string) => (await family.mailsTo(id)).filter((kind) => kind === 'recorded').length
  const dossier = async (who: LoggedIn) => dossierOf(fresh.runtime, await who.actor())
  const yes = (...receivers: string[]) => receivers.map((receiver) => `RPZAC${receiver} yes`)

  it('takes effect at once where nothing stood, is logged for the organisation, and told', async () => {
    const id = idOf(await say(anna.id, 'yes'))
    expect(await here(anna.id)).toEqual(yes('001', '005', '104'))
    expect(await mailed(anna.id)).toBe(1)
    const [only] = await records(anna.id)
    expect(only).toMatchObject({ id, saidBy: anna.id, version: 1, waits: 'nothing', endedAs: null })
    const log = await family.logOf(anna.id)
    expect(log.filter(({ event }) => event === 'recorded' || event === 'choices-submitted')).toMatchObject(
      [0, 1].map(() => ({ users: [{ id: staff.memberId, role: '03' }] })),
    )
  })

  it('is one record a visit, however often the button is pressed', async () => {
    const first = await say(anna.id, 'yes', { visitId: 'v' })
    const again = await say(anna.id, 'yes', { visitId: 'v' })
    expect(again).toEqual({ ok: true, id: idOf(first), isAgain: true })
    expect(await records(anna.id)).toHaveLength(1)
    expect(await mailed(anna.id)).toBe(1)
  })

  it('of two colleagues at once is two records, one history, and the last word of the two', async () => {
    const other = await aColleague(fresh.runtime, { number: '900000202', name: 'F. Yildiz' })
    const request = (visitId: string, answer: Answer) => ({
      ...{ visitId, what: 'SIT001' as const, questionVersion: 1, evidence: IN_PERSON },
      spoken: spokenIn('SIT001', answer),
    })
    const opening = { staff: other, subjectId: anna.id, requestId: 'other' }
    const theirs = (await openStaffDossier(fresh.database.reader, fresh.runtime, opening))!
    const ours = await dossierAtCounter(anna.id)
    const [one, two] = await Promise.all([
      record(fresh.runtime, ours, request('one', 'yes')),
      record(fresh.runtime, theirs, request('two', 'no')),
    ])
    expect([one.ok, two.ok]).toEqual([true, true])
    const made = await records(anna.id)
    expect(made.map(({ version }) => version).toSorted()).toEqual([1, 2])
    const last = made.find(({ version }) => version === 2)!
    const word = last.visitId === 'one' ? 'yes' : 'no'
    expect(await here(anna.id)).toEqual(['001', '005', '104'].map((receiver) => `RPZAC${receiver} ${word}`))
  })

  describe('where the person said no before', () => {
    let id: string
    beforeEach(async () => {
      await family.send(anna, { RPZAC005: 'no' }, `ura:${LINDE.ura}`)
      id = idOf(await say(anna.id, 'yes'))
    })

    it('waits for the person, who confirms', async () => {
      expect(await here(anna.id)).toEqual(['RPZAC001 yes', 'RPZAC005 no', 'RPZAC104 yes'])
      expect(await answerWaiting(fresh.runtime, await dossier(anna), { id, answer: 'yes' })).toEqual({
        ok: true,
      })
      expect(await here(anna.id)).toEqual(yes('001', '005', '104'))
      expect(await answerWaiting(fresh.runtime, await dossier(anna), { id, answer: 'yes' })).toMatchObject({
        refusal: 'not-there',
      })
    })

    it('stays no for who says so, and for who says nothing in time', async () => {
      fresh.clock.advance(15 * 86_400_000)
      const late = await family.logIn('anna')
      expect(await answerWaiting(fresh.runtime, await dossier(late), { id, answer: 'yes' })).toMatchObject({
        refusal: 'over',
      })
      const other = idOf(await say(anna.id, 'yes'))
      expect((await answerWaiting(fresh.runtime, await dossier(late), { id: other, answer: 'no' })).ok).toBe(
        true,
      )
      expect(await here(anna.id)).toContain('RPZAC005 no')
    })

    it('does not widen behind the lock', async () => {
      await lock(fresh.runtime, await dossier(anna))
      expect(await answerWaiting(fresh.runtime, await dossier(anna), { id, answer: 'yes' })).toMatchObject({
        refusal: 'gate-closed',
      })
      expect(await say(anna.id, 'no')).toMatchObject({ refusal: 'not-here' })
    })
  })

  it('is put back by whoever it is about, in one step, where nothing was chosen since', async () => {
    const id = idOf(await say(anna.id, 'yes'))
    await family.send(anna, { RPZAC001: 'no' }, `ura:${LINDE.ura}`)
    const ended = await endByCitizen(fresh.runtime, await dossier(anna), { id, as: 'undone' })
    expect(ended).toMatchObject({ ok: true, left: 0 })
    expect(await here(anna.id)).toEqual(['RPZAC001 no'])
    expect(await endByCitizen(fresh.runtime, await dossier(anna), { id, as: 'not-said' })).toMatchObject({
      refusal: 'over',
    })
  })

  it('is taken back with the code of the paper, and a paper that is older, or too old, opens nothing', async () => {
    const id = idOf(await say(anna.id, 'yes'))
    const codes = async () => {
      await printSlips(fresh.runtime, await dossierAtCounter(anna.id), id)
      return readSlips(fresh.database.reader, await family.personOf(anna.id), id)
    }
    const [first] = await codes()
    const [second] = await codes()
    fresh.clock.advance(15 * 86_400_000)
    expect(await endBySlip(fresh.runtime, { code: second!.code, requestId: 's' })).toMatchObject({
      ok: false,
    })
    fresh.clock.advance(-15 * 86_400_000)
    expect(await endBySlip(fresh.runtime, { code: first!.code, requestId: 's' })).toMatchObject({ ok: false })
    expect(await endBySlip(fresh.runtime, { code: second!.code, requestId: 's' })).toMatchObject({ ok: true })
    expect(await here(anna.id)).toEqual([])
    expect((await records(anna.id))[0]).toMatchObject({ endedAs: 'not-said', endedBy: 'paper' })
    const { waiting } = await listAlarms(fresh.database.reader, fresh.runtime, {
      ura: LINDE.ura,
      answered: 0,
    })
    expect(waiting).toMatchObject([{ kind: 'not-said', memberId: staff.memberId, count: 1 }])
  })

  it('that was never said is one case of its organisation: who said so is told that it was answered, once', async () => {
    const ruben = await aColleague(fresh.runtime, { number: '900000303', roles: ['administrator'] })
    const notSaid = async (who: LoggedIn) => {
      const id = idOf(await say(who.id, 'yes'))
      await endByCitizen(fresh.runtime, await dossier(who), { id, as: 'not-said' })
    }
    const answer = async () => {
      const of = { ura: LINDE.ura, answered: 0 }
      const { waiting } = await listAlarms(fresh.database.reader, fresh.runtime, of)
      expect(waiting).toHaveLength(1)
      const said = { verdict: 'not-in-order' as const, answer: 'Een vergissing.', requestId: 'a' }
      return answerAlarm(fresh.runtime, { staff: ruben, id: waiting[0]!.id, ...said })
    }
    const erik = await family.logIn('erik')
    await notSaid(anna)
    // It comes to the desk too: which record of whom, and nothing of what was answered.
    const where = eq(conversation.subjectId, anna.id)
    const atDesk = { where, today: localDate(fresh.clock.now()) }
    const [dispute, ...others] = await listConversations(fresh.database.reader, fresh.runtime, atDesk)
    const [record] = await records(anna.id)
    expect(others).toEqual([])
    expect(dispute).toMatchObject({ topic: 'dispute', priority: true, state: 'new' })
    const about = { kind: 'recording', id: record!.id, number: record!.number, organisation: LINDE.name }
    expect(dispute!.content.about).toEqual(about)
    expect(await mailed(anna.id)).toBe(2)
    expect(await answer()).toEqual({ ok: true })
    expect(await mailed(anna.id)).toBe(3)
    const [{ caseAnsweredAt } = { caseAnsweredAt: null }] = await records(anna.id)
    expect(caseAnsweredAt).toEqual(fresh.clock.now())
    // Another joins the case of that day: who was told is not told again.
    fresh.clock.advance(60_000)
    await notSaid(erik)
    expect((await records(erik.id))[0]).toMatchObject({ caseAnsweredAt: null })
    await answer()
    expect([await mailed(anna.id), await mailed(erik.id)]).toEqual([3, 3])
    expect((await records(anna.id))[0]).toMatchObject({ caseAnsweredAt })
  })

  it('was the wrong person: taken back the same day by who wrote it, and by nobody else', async () => {
    const id = idOf(await say(anna.id, 'no'))
    const take = async (who: Staff) => {
      const opening = { staff: who, subjectId: anna.id, requestId: 'r' }
      const at = (await openStaffDossier(fresh.database.reader, fresh.runtime, opening))!
      return endByStaff(fresh.runtime, at, { id, as: 'wrong-person' })
    }
    const elsewhere = { ...LINDE, ura: '90000303', name: 'Noord', types: ['V4'] }
    await fresh.database.transact((transaction) => putProviders(transaction, [elsewhere], fresh.clock.now()))
    expect(await take(await aColleague(fresh.runtime, { number: '900000202' }))).toMatchObject({ ok: false })
    expect(await take(await aColleague(fresh.runtime, { ura: elsewhere.ura }))).toMatchObject({ ok: false })
    await printSlips(fresh.runtime, await dossierAtCounter(anna.id), id)
    const [paper] = await readSlips(fresh.database.reader, await family.personOf(anna.id), id)
    expect(await take(staff)).toMatchObject({ ok: true })
    expect(await endBySlip(fresh.runtime, { code: paper!.code, requestId: 's' })).toMatchObject({
      refusal: 'not-there',
    })
    expect(await here(anna.id)).toEqual([])
    expect(await mailed(anna.id)).toBe(2)
    const late = idOf(await say(anna.id, 'no'))
    fresh.clock.advance(86_400_000)
    const tomorrow = await dossierAtCounter(anna.id)
    expect(await endByStaff(fresh.runtime, tomorrow, { id: late, as: 'wrong-person' })).toMatchObject({
      refusal: 'not-today',
    })
  })

  it('was wrongly recorded: staff put it back, but take away no no that the person confirmed', async () => {
    await family.send(anna, { RPZAC005: 'yes' })
    const wrong = async (id: string) =>
      endByStaff(fresh.runtime, await dossierAtCounter(anna.id), {
        ...{ id, as: 'wrongly-recorded', reason: 'Het was haar zus.' },
      })
    expect(await wrong(idOf(await say(anna.id, 'no')))).toMatchObject({ ok: true, left: 0 })
    expect(await here(anna.id)).toEqual([])
    const confirmed = idOf(await say(anna.id, 'no'))
    await accept(fresh.runtime, await dossier(anna), confirmed)
    expect(await wrong(confirmed)).toMatchObject({ ok: true, left: 3 })
    expect(await here(anna.id)).toEqual(['RPZAC001 no', 'RPZAC005 no', 'RPZAC104 no'])
  })

  it('is refused and logged for who forbids it, until they allow it again', async () => {
    await changeBan(fresh.runtime, await dossier(anna), true)
    expect(await say(anna.id, 'yes')).toMatchObject({ refusal: 'not-here' })
    expect(await say(anna.id, 'no')).toMatchObject({ refusal: 'not-here' })
    const refused = (await family.logOf(anna.id)).filter(({ event }) => event === 'recording-refused')
    expect(refused).toHaveLength(2)
    await changeBan(fresh.runtime, await dossier(anna), false)
    expect((await say(anna.id, 'yes')).ok).toBe(true)
  })

  describe('of a child of two parents', () => {
    let erik: LoggedIn
    let cato: LoggedIn
    const withAnna = (): { evidence: Evidence } => ({
      evidence: { document: null, representative: { id: anna.id, document: 'passport' }, child: 'did-not' },
    })

    beforeEach(async () => {
      family.authorityOver('cato', 'anna', 'erik')
      erik = await family.logIn('erik')
      cato = await family.logIn('cato')
      await family.actFor(anna, 'cato')
      await family.actFor(erik, 'cato')
    })

    it('is written for who decides, and told to everybody who does', async () => {
      expect(await say(cato.id, 'yes')).toMatchObject({ refusal: 'not-here' })
      idOf(await say(cato.id, 'yes', withAnna()))
      expect(await here(cato.id)).toEqual(yes('001', '005', '104'))
      expect([await mailed(anna.id), await mailed(erik.id)]).toEqual([1, 1])
    })

    it('does not lift the no of the other, who is the one to confirm', async () => {
      await family.send(erik, { RPZAC005: 'no' }, `ura:${LINDE.ura}`)
      const id = idOf(await say(cato.id, 'yes', withAnna()))
      expect(await here(cato.id)).toContain('RPZAC005 no')
      const answer = async (who: LoggedIn) =>
        answerWaiting(fresh.runtime, await dossier(who), { id, answer: 'yes' })
      expect(await answer(anna)).toMatchObject({ refusal: 'not-asked' })
      expect(await answer(erik)).toEqual({ ok: true })
      expect(await here(cato.id)).toContain('RPZAC005 yes')
    })

    it('keeps the no that one parent said, whatever the other says of it', async () => {
      await family.send(erik, { RPZAC005: 'yes' })
      const id = idOf(await say(cato.id, 'no', withAnna()))
      await accept(fresh.runtime, await dossier(anna), id)
      const ended = await endByCitizen(fresh.runtime, await dossier(erik), { id, as: 'not-said' })
      expect(ended).toMatchObject({ ok: true, left: 3 })
      expect(await here(cato.id)).toEqual(['RPZAC001 no', 'RPZAC005 no', 'RPZAC104 no'])
    })
  })
})
