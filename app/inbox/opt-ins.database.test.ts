import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { decline, approve } from '~/choosing/approval-use-cases.server'
import { readOneApproval } from '~/choosing/approval-pages.server'
import { ALL_HOLDING } from '~/choosing/opt-in-asked'
import { beginOptIn, dropOptIn, readOptInStart } from '~/choosing/opt-in-use-cases.server'
import { readOwnOptIns, readOwnRequest } from '~/choosing/own-opt-ins-use-cases.server'
import { follower } from '~/following/tables.server'
import type { Staff } from '~/identity/actor'
import { lock } from '~/lock/use-cases.server'
import { savePreferences } from '~/notification/use-cases.server'
import type { PersonDetails } from '~/optin/optin'
import { writeInboxAddress } from '~/optin/inbox-address.server'
import { optInRequest } from '~/optin/tables.server'
import { subjectKey } from '~/person/tables.server'
import { ROW_PURGES } from '~/retention/purges.server'
import { localDate } from '~/runtime/local-date'
import { runTransitions } from '~/server/due-transitions.server'
import { GP, HOSPITAL, addProviders } from '../../tests/enquiry/portal'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { aColleague, employ } from '../../tests/support/staff'
import { moveInboxRequest, readInbox, readInboxRequest, type InboxCommand } from './use-cases.server'

const DETAILS: PersonDetails = {
  ...({ initials: 'A.', surname: 'de Vries', gender: 'woman', birthDate: '1991-06-01' } as const),
  ...{ street: 'Singel 1', postcode: '1234 AB', town: 'Utrecht', email: null },
}
const [LINDE, NOORD] = [`ura:${GP.ura}`, `ura:${HOSPITAL.ura}`]
const YES = { RPZAC005: 'yes', RPZAC104: 'no' } as const
const TAKE = { do: 'take', seen: null } as const

eachDatabase('opt-in requests and withdrawals', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let sanne: Staff

  beforeEach(async () => {
    fresh = await open()
    await addProviders(fresh.database)
    family = openFamily(fresh)
    anna = await family.logIn('anna')
    sanne = await aColleague(fresh.runtime)
    const told = { ura: GP.ura, email: 'aanvragen@delinde.example', at: fresh.clock.now() }
    await fresh.database.transact((transaction) => writeInboxAddress(transaction, fresh.runtime, told))
  })

  const dossier = async (who: LoggedIn) => dossierOf(fresh.runtime, await who.actor())
  const begin = async (who: LoggedIn, to = GP.ura, what: 'opt-in' | 'withdrawal' = 'opt-in') =>
    beginOptIn(fresh.runtime, await dossier(who), { what, to, person: DETAILS })
  const sendTo = async (who: LoggedIn, answers: Parameters<Family['send']>[1], holder = LINDE) => {
    await begin(who, holder.slice('ura:'.length))
    return family.send(who, answers, holder)
  }
  const withdrawFrom = async (who: LoggedIn, to: string) => {
    await begin(who, to, 'withdrawal')
    return family.send(who, {})
  }
  const rows = () => fresh.database.reader.select().from(optInRequest).orderBy(optInRequest.sentAt)
  const states = async () => (await rows()).map(({ ura, kind, state }) => [ura, kind, state])
  const inbox = async (staff = sanne, toon = 'open') =>
    (await readInbox(fresh.runtime, staff, new URLSearchParams({ toon })))!.requests
  const openOne = (id: string, staff = sanne) =>
    readInboxRequest(fresh.runtime, { staff, id, requestId: 'opened' })
  const move = (id: string, command: InboxCommand, staff = sanne) =>
    moveInboxRequest(fresh.runtime, { staff, id, command, requestId: 'moved' })
  const only = async () => (await rows()).at(-1)!.id
  const events = async (id: string) => (await family.logOf(id)).map(({ event }) => event)

  it('is told of a month before it is destroyed where nobody dealt with it, once, and only then', async () => {
    const told = async () => {
      await runTransitions(fresh.runtime, {
        requestId: 'run',
        onFailure: (error) => expect(error).toBeNull(),
      })
      return (await family.mailsTo(anna.id)).filter((kind) => kind === 'opt-in-goes').length
    }
    const days = (many: number) => fresh.clock.advance(many * 86_400_000)
    await sendTo(anna, YES)
    const first = await only()
    await move(first, TAKE)
    await sendTo(anna, YES, NOORD)
    const tom = await aColleague(fresh.runtime, { number: '900000404', ura: HOSPITAL.ura })
    await move(await only(), TAKE, tom)
    await move(await only(), { do: 'process' }, tom)
    days(334)
    expect(await told()).toBe(0)
    days(1)
    expect(await told()).toBe(1)
    expect(await told()).toBe(1)
    expect(await events(anna.id)).toContain('opt-in-goes')
    const later = await family.logIn('anna')
    const { kept } = (await readOwnRequest(fresh.runtime, await dossier(later), first))!
    const [{ sentAt } = { sentAt: new Date(0) }] = await rows()
    expect(kept).toEqual({ until: localDate(new Date(sentAt.getTime() + 365 * 86_400_000)), goesSoon: true })
    const goes = ROW_PURGES.find(({ id }) => id === 'opt-in')!
    days(30)
    expect(await goes.count(fresh.database.reader, fresh.clock.now())).toBe(0)
    days(1)
    expect(await goes.count(fresh.database.reader, fresh.clock.now())).toBe(2)
  })

  describe('a citizen', () => {
    it('sends one with the choice, its log entry and the notice to the provider, all at once and once', async () => {
      await begin(anna)
      const request = await family.draft(anna, YES, LINDE)
      const sent = await family.sendDraft(anna, request)
      expect(sent).toEqual({ ok: true, number: 1, waiting: null })
      expect(await family.sendDraft(anna, request)).toEqual(sent)
      expect(await family.inForce(anna.id)).toEqual([
        `${LINDE} GGC002 RPZAC005 yes`,
        `${LINDE} GGC002 RPZAC104 no`,
      ])
      expect(await states()).toEqual([[GP.ura, 'opt-in', 'new']])
      expect(JSON.stringify(await rows())).not.toMatch(/de Vries|Singel|RPZAC/)
      expect(await events(anna.id)).toEqual(expect.arrayContaining(['choices-submitted', 'opt-in-sent']))
      expect(await family.mailsTo(GP.ura)).toEqual(['opt-in-arrived'])
    })

    it('answers a question of theirs first, and may leave it out', async () => {
      await begin(anna)
      const nothing = { ok: false, refusal: 'opt-in-unanswered' }
      expect(await family.send(anna, {})).toEqual(nothing)
      expect(await family.send(anna, { RPZAC005: 'yes' })).toEqual(nothing)
      await dropOptIn(fresh.runtime, await dossier(anna))
      expect(await family.send(anna, {})).toMatchObject({ ok: true, number: 1 })
      expect(await rows()).toEqual([])
    })

    it('sends what is in force already without a new version, once', async () => {
      await family.send(anna, YES, LINDE)
      await begin(anna)
      const request = await family.draft(anna, {}, LINDE)
      const sent = await family.sendDraft(anna, request)
      expect(sent).toEqual({ ok: true, number: null, waiting: null })
      expect(await family.sendDraft(anna, request)).toEqual(sent)
      expect(await states()).toEqual([[GP.ura, 'opt-in', 'new']])
    })

    it('sends a newer one in the place of what is under way', async () => {
      await sendTo(anna, YES)
      await move(await only(), TAKE)
      fresh.clock.advance(1000)
      await sendTo(anna, { RPZAC005: 'no' })
      expect(await states()).toEqual([
        [GP.ura, 'opt-in', 'replaced'],
        [GP.ura, 'withdrawal', 'new'],
      ])
      expect((await rows())[0]!.contentsSealed).toBeNull()
    })

    it('withdraws at one: a no to everything it asks, so that no broader yes comes out', async () => {
      await family.send(anna, { RPZAC005: 'yes' })
      expect(await withdrawFrom(anna, GP.ura)).toMatchObject({ ok: true, number: 2 })
      const standing = await family.inForce(anna.id)
      const atLinde = standing.filter((choice) => choice.startsWith(LINDE))
      expect(atLinde.length).toBeGreaterThan(6)
      expect(atLinde.every((choice) => choice.endsWith(' no'))).toBe(true)
      expect(await states()).toEqual([[GP.ura, 'withdrawal', 'new']])
    })

    it('withdraws everything, and tells each that holds a yes', async () => {
      await sendTo(anna, YES)
      await move(await only(), TAKE)
      await move(await only(), { do: 'process' })
      fresh.clock.advance(1000)
      await family.send(anna, { RPZAC001: 'yes' }, NOORD)
      await family.send(anna, { RPZAC005: 'yes' })
      const start = await readOptInStart(fresh.runtime, await dossier(anna), '')
      expect(start!.holding.map(({ ura }) => ura)).toEqual([GP.ura, HOSPITAL.ura])
      await withdrawFrom(anna, ALL_HOLDING)
      expect((await family.inForce(anna.id)).filter((choice) => choice.endsWith('yes'))).toEqual([])
      expect((await states()).slice(1)).toEqual(
        expect.arrayContaining([
          [GP.ura, 'withdrawal', 'new'],
          [HOSPITAL.ura, 'withdrawal', 'new'],
        ]),
      )
      expect(await begin(anna, ALL_HOLDING, 'withdrawal')).toEqual({ ok: false, refusal: 'not-there' })
    })

    it('sends nothing to who is not there or asks nothing', async () => {
      for (const to of ['90009999', '90000606'])
        expect(await begin(anna, to)).toEqual({ ok: false, refusal: 'not-there' })
    })

    it('sees how far it is, and nobody else does', async () => {
      await savePreferences(fresh.runtime, {
        ...{ subjectId: anna.id, requestId: 'mail' },
        kinds: ['opt-in-moved'],
      })
      await sendTo(anna, YES)
      const id = await only()
      const own = async (who: LoggedIn) => readOwnRequest(fresh.runtime, await dossier(who), id)
      expect(await own(anna)).toMatchObject({ state: 'new', provider: { nl: GP.name } })
      expect((await own(anna))!.answers).toHaveLength(2)
      await move(id, TAKE)
      await move(id, { do: 'not-patient' })
      expect(await own(anna)).toMatchObject({ state: 'not-patient', answers: null })
      expect(await family.inForce(anna.id)).toHaveLength(2)
      expect(await family.mailsTo(anna.id)).toEqual(['opt-in-moved', 'opt-in-moved'])
      const erik = await family.logIn('erik')
      expect(await own(erik)).toBeNull()
      const list = await readOwnOptIns(fresh.runtime, await dossier(erik), new URLSearchParams())
      expect(list!.requests).toEqual([])
    })
  })

  describe('of a child', () => {
    let bram: LoggedIn
    beforeEach(async () => {
      family.authorityOver('bram', 'anna', 'erik')
      family.authorityOver('cato', 'anna')
      bram = await family.logIn('bram')
    })
    const answered = async (approvalId: string) => {
      await family.actFor(anna, 'bram')
      const seen = (await readOneApproval(family.doors, await dossier(anna), approvalId))!.seen
      return { approvalId, seen }
    }

    it('of 12 to 15, waits with its yes for a parent, and goes once one agrees', async () => {
      const sent = await sendTo(bram, YES)
      expect(await states()).toEqual([
        [GP.ura, 'withdrawal', 'new'],
        [GP.ura, 'opt-in', 'waiting'],
      ])
      const waiting = sent.ok ? sent.waiting! : ''
      fresh.clock.advance(1000)
      const [, later] = await rows()
      expect(await openOne(later!.id)).toBeNull()
      expect(await inbox()).toHaveLength(1)
      const agreeing = await answered(waiting)
      expect(await approve(family.doors, await dossier(anna), agreeing)).toMatchObject({ ok: true })
      expect((await states()).toSorted()).toEqual([
        [GP.ura, 'opt-in', 'new'],
        [GP.ura, 'withdrawal', 'replaced'],
      ])
      await move(later!.id, TAKE)
      const told = await openOne(later!.id)
      expect(told!.contents!.answers.map(({ answer }) => answer).toSorted()).toEqual(['no', 'yes'])
    })

    it('of 12 to 15, is not sent where a parent declines, and keeps nothing', async () => {
      const sent = await sendTo(bram, { RPZAC005: 'yes' })
      expect(await states()).toEqual([[GP.ura, 'opt-in', 'waiting']])
      const declining = await answered(sent.ok ? sent.waiting! : '')
      await decline(family.doors, await dossier(anna), { ...declining, reason: 'liever niet' })
      expect(await rows()).toMatchObject([{ state: 'lapsed', contentsSealed: null }])
      expect(await family.mailsTo(GP.ura)).toEqual([])
    })

    it('of 12 to 15, is not for a parent to send, who sees no provider by name', async () => {
      await family.actFor(anna, 'bram')
      expect(await begin(anna)).toEqual({ ok: false, refusal: 'not-there' })
      expect(await readOptInStart(fresh.runtime, await dossier(anna), '')).toBeNull()
    })

    it('under 12, is sent by a parent, and says so', async () => {
      await family.actFor(anna, 'cato')
      await sendTo(anna, YES)
      expect(await rows()).toMatchObject([{ state: 'new', sentAs: 'representative' }])
      expect((await rows())[0]!.subjectId).not.toBe(anna.id)
    })
  })

  describe('at the provider', () => {
    const followers = () => fresh.database.reader.select().from(follower)
    beforeEach(async () => void (await sendTo(anna, YES)))

    it('is on the list without a name, and opens for who takes it on; each look is logged', async () => {
      const [listed] = await inbox()
      expect(listed).toMatchObject({ kind: 'opt-in', state: 'new', takenBy: null, isLate: false })
      expect(JSON.stringify(listed)).not.toMatch(/Vries/)
      const { id } = listed!
      expect(await openOne(id)).toMatchObject({ contents: null, sentAs: 'self' })
      expect(await move(id, TAKE)).toEqual({ ok: true })
      const found = await openOne(id)
      expect(found!.contents).toMatchObject({ person: DETAILS, bsn: '999990408', since: null })
      expect((await events(anna.id)).filter((event) => event === 'opt-in-read')).toHaveLength(1)
      const fatma = await aColleague(fresh.runtime, {
        number: '900000404',
        name: 'F. Yildiz',
        roles: ['assistant'],
      })
      expect(await openOne(id, fatma)).toMatchObject({ contents: null, takenBy: 'S. Visser' })
      expect(await move(id, { do: 'process' }, fatma)).toEqual({ ok: false, refusal: 'not-taken' })
      expect(await move(id, TAKE, fatma)).toEqual({ ok: false, refusal: 'taken-meanwhile' })
      expect((await inbox(sanne, 'mijn')).map((one) => one.id)).toEqual([id])
      expect(await inbox(fatma, 'mijn')).toEqual([])
    })

    it('shows what was chosen since', async () => {
      const id = await only()
      await move(id, TAKE)
      await family.send(anna, { RPZAC005: 'no' }, LINDE)
      const { answers, since } = (await openOne(id))!.contents!
      expect([answers, since!].map((told) => told.map(({ answer }) => answer))).toEqual([
        ['yes', 'no'],
        ['no', 'no'],
      ])
    })

    it('is late after its last day', async () => {
      fresh.clock.advance(15 * 24 * 3_600_000)
      expect(await inbox()).toMatchObject([{ isLate: true }])
    })

    it('is processed once: contents destroyed, logged, told, the choice left as it is', async () => {
      const id = await only()
      await move(id, TAKE)
      await fresh.database.transact((transaction) =>
        transaction.insert(follower).values({ subjectId: anna.id, ura: GP.ura, since: fresh.runtime.now() }),
      )
      for (let click = 0; click < 2; click += 1)
        expect(await move(id, { do: 'process' })).toEqual({ ok: true })
      expect(await rows()).toMatchObject([{ state: 'processed', contentsSealed: null, liveKey: id }])
      expect((await events(anna.id)).filter((event) => event === 'opt-in-moved')).toHaveLength(2)
      expect(await family.inForce(anna.id)).toHaveLength(2)
      expect(await followers()).toHaveLength(1)
      expect(await inbox(sanne, 'klaar')).toMatchObject([{ id, state: 'processed', takenBy: 'S. Visser' }])
    })

    it('is a withdrawal that ends following when it is processed', async () => {
      await fresh.database.transact((transaction) =>
        transaction.insert(follower).values([
          { subjectId: anna.id, ura: GP.ura, since: fresh.runtime.now() },
          { subjectId: anna.id, ura: HOSPITAL.ura, since: fresh.runtime.now() },
        ]),
      )
      fresh.clock.advance(1000)
      await withdrawFrom(anna, GP.ura)
      const id = await only()
      await move(id, TAKE)
      expect(await followers()).toHaveLength(2)
      await move(id, { do: 'process' })
      expect(await followers()).toMatchObject([{ ura: HOSPITAL.ura }])
      expect(await events(anna.id)).toContain('following-ended')
    })

    it('is not there for another organisation, nor for a role that was taken', async () => {
      const id = await only()
      const noord = await aColleague(fresh.runtime, { number: '900000505', ura: HOSPITAL.ura })
      expect(await inbox(noord)).toEqual([])
      expect(await openOne(id, noord)).toBeNull()
      for (const command of [TAKE, { do: 'process' }, { do: 'not-patient' }, { do: 'hand-back' }] as const)
        expect(await move(id, command, noord)).toEqual({ ok: false, refusal: 'not-there' })
      await employ(fresh.runtime, { roles: ['planner'] })
      expect(await openOne(id)).toBeNull()
      expect(await move(id, TAKE)).toEqual({ ok: false, refusal: 'not-there' })
      expect(await states()).toEqual([[GP.ura, 'opt-in', 'new']])
    })

    it('is closed while the person’s choices do not count, without saying why', async () => {
      const id = await only()
      await move(id, TAKE)
      await lock(fresh.runtime, await dossier(anna))
      expect(await openOne(id)).toMatchObject({ shut: true, contents: null })
      expect(await move(id, { do: 'process' })).toEqual({ ok: false, refusal: 'not-now' })
      expect(await move(id, { do: 'hand-back' })).toEqual({ ok: true })
    })

    it('is of nobody any more once all about the person is destroyed', async () => {
      const id = await only()
      await move(id, TAKE)
      await fresh.database.transact((transaction) =>
        transaction
          .update(subjectKey)
          .set({ profileKeySealed: null })
          .where(eq(subjectKey.subjectId, anna.id)),
      )
      expect(await openOne(id)).toMatchObject({ shut: true, contents: null })
      expect(await move(id, { do: 'process' })).toEqual({ ok: false, refusal: 'not-now' })
      expect(await inbox()).toHaveLength(1)
    })
  })
})
