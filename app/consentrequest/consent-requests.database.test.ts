import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import { putProviders } from '~/provider/store.server'
import type { Staff } from '~/identity/actor'
import { readLooks } from '~/recording/counter-events.server'
import { readRecordedList } from '~/recording/list-use-cases.server'
import { lock } from '~/lock/use-cases.server'
import { stopAndLook, stopEverywhere, type Act } from '../../tests/faults/everywhere'
import { subject } from '~/person/tables.server'
import { unseal } from '~/sealing/seal.server'
import { runTransitions } from '~/server/due-transitions.server'
import { sealedPlace } from '~/audit/read-entry.server'
import { ROW_PURGES } from '~/retention/purges.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { aColleague } from '../../tests/support/staff'
import { statementsOf } from '../../tests/support/statement-trace'
import { answerRequest, type AnswerSent } from './answer-use-cases.server'
import { arriveRequests } from './arrive.server'
import { readChecks, readChecksOf } from './checks.server'
import { changeBlock, endRequestCode, makeRequestCode } from './code-use-cases.server'
import { checkLeave, readSentRequest, readSentRequests } from './organisation-use-cases.server'
import { countOwnRequests, readOwnRequest, readOwnRequests } from './own-use-cases.server'
import type { AskedFor } from './request'
import { sendByCode, sendByNumber } from './send-use-cases.server'
import { consentRequest } from './tables.server'

const GP = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }
const HOSPITAL = { ura: '90000303', name: 'Noord', city: 'Groningen', types: ['V6'] }
const UNMAPPED = { ura: '90000909', name: 'De Wieg', city: 'Utrecht', types: ['GC'] }
const INSURER = { ura: '90000707', name: 'Verzekeraar', city: 'Utrecht', types: ['VERZ'] }
const ASKED: AskedFor = {
  ...{ purpose: 'research', text: 'Onderzoek naar slaap', recipient: 'Universiteit', label: 'Slaap 12' },
  ...{ data: ['GGC002'], until: '2026-12-31' },
}
/** The same colleague, whom the register of professions knows as a company doctor there. */
const COMPANY_DOCTOR = (staff: Staff): Staff => ({ ...staff, roleCode: '01.008' })

eachDatabase('a request for leave', (open) => {
  let fresh: TestDatabase
  let family: Family
  let staff: Staff
  let anna: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    const at = fresh.clock.now()
    await fresh.database.transact((transaction) =>
      putProviders(transaction, [GP, HOSPITAL, INSURER, UNMAPPED], at),
    )
    staff = await aColleague(fresh.runtime)
    anna = await family.logIn('anna')
  })
  afterEach(() => fresh.drop())

  const dossier = async (who = anna) => dossierOf(fresh.runtime, await who.actor())
  const newCode = async (who = anna) => {
    const made = await makeRequestCode(fresh.runtime, await dossier(who))
    return made.ok ? made.code : ''
  }
  const send = async (code: string, asked: Partial<AskedFor> = {}, by = staff) => {
    const sending = { staff: by, code, asked: { ...ASKED, ...asked }, requestId: 'send' }
    const sent = await sendByCode(fresh.runtime, sending)
    return sent.ok ? sent.id : sent.refusal
  }
  const arrived = async (asked: Partial<AskedFor> = {}, who = anna) => {
    const id = await send(await newCode(who), asked)
    await arriveRequests(fresh.runtime)
    return id
  }
  const answer = async (id: string, sent: AnswerSent, who = anna) => {
    const answered = await answerRequest(family.doors, await dossier(who), { id, sent })
    return answered.ok ? 'done' : answered.refusal
  }
  const accept = (scope = { data: ['GGC013'], until: null as string | null }) =>
    ({ do: 'accept', scope }) as const
  const check = (id: string, by = staff) => checkLeave(fresh.runtime, { staff: by, id, requestId: 'check' })
  const leaveOf = async (id: string) => {
    const checked = await check(id)
    if (!checked.ok) return checked.refusal
    return checked.leave && [checked.leave.data.map(({ code }) => code), checked.leave.until]
  }
  const events = async (id = anna.id) => (await family.logOf(id)).map(({ event }) => event)
  const state = async () =>
    (await fresh.database.reader.select().from(consentRequest)).map((row) => row.state)

  it('reaches who gave the code, once, logged and mailed; only then can it be answered', async () => {
    const code = await newCode()
    const id = await send(code)
    expect(await readOwnRequest(fresh.runtime, await dossier(), id)).toBeNull()
    expect(await arriveRequests(fresh.runtime)).toBe(1)
    expect(await arriveRequests(fresh.runtime)).toBe(0)
    const shown = await readOwnRequest(fresh.runtime, await dossier(), id)
    expect(shown).toMatchObject({
      ...{ organisation: { name: GP.name }, text: ASKED.text, standing: 'waiting' },
      offered: [{ code: 'GGC002' }, { code: 'GGC012' }, { code: 'GGC013' }],
    })
    expect(await countOwnRequests(fresh.runtime, await dossier())).toBe(1)
    expect(await events()).toContain('consent-request-arrived')
    expect(await family.mailsTo(anna.id)).toEqual(['consent-request'])
    await send(code)
    await arriveRequests(fresh.runtime)
    expect(await state()).toEqual(expect.arrayContaining(['waiting', 'not-arrived']))
  })

  it('is given for a part, made smaller, and taken back; each look is one line that the person sees', async () => {
    const id = await arrived()
    expect(await leaveOf(id)).toBeNull()
    expect(await answer(id, accept({ data: ['GGC013', 'GGC012'], until: '2026-06-30' }))).toBe('done')
    expect(await leaveOf(id)).toEqual([['GGC013', 'GGC012'], '2026-06-30'])
    const smaller = { data: ['GGC013'], until: null }
    expect(await answer(id, { do: 'narrow', scope: { ...smaller, until: '2026-12-31' } })).toBe('wider')
    expect(await answer(id, { do: 'narrow', scope: smaller })).toBe('done')
    expect(await leaveOf(id)).toEqual([['GGC013'], '2026-06-30'])
    expect(await answer(id, { do: 'withdraw' })).toBe('done')
    expect(await leaveOf(id)).toBeNull()
    expect(await answer(id, accept())).toBe('over')
    const { keys } = (await dossier()).person
    const said = (await family.logOf(anna.id)).flatMap((entry) =>
      entry.sealed ? [JSON.parse(unseal(keys.log, sealedPlace(entry), entry.sealed))] : [],
    )
    const { label, ...asked } = ASKED
    const was = (data: string[], more = {}) => ({
      asked,
      given: { data, until: '2026-06-30', by: 'self', ...more },
    })
    expect(said).toHaveLength(3)
    expect(said).toEqual(
      expect.arrayContaining([was(['GGC013', 'GGC012']), was(['GGC013'], { smaller: true })]),
    )
    expect(JSON.stringify(said)).not.toContain(label)
    const { checks } = (await readChecks(fresh.runtime, await dossier(), { place: null }))!
    expect(checks.map(({ answer: told, times }) => [told, times])).toEqual(
      expect.arrayContaining([
        ['no', 2],
        ['yes', 2],
      ]),
    )
    expect(checks[0]).toMatchObject({ organisation: GP.name, request: { id, words: ASKED.text } })
    expect(checks).toHaveLength(2)
    expect(await events()).toEqual(expect.arrayContaining(['consent-given', 'consent-withdrawn']))
  })

  it('is no leave for a company doctor who looks, whoever asked', async () => {
    const id = await arrived()
    await answer(id, accept())
    expect(await check(id, COMPANY_DOCTOR(staff))).toMatchObject({ ok: true, leave: null })
    expect(await leaveOf(id)).toEqual([['GGC013'], '2026-12-31'])
  })

  it('shows every look, a line a day and a page at a time, however often another request was looked at', async () => {
    const [id, other] = [await arrived(), await arrived({ label: 'other' })]
    const began = fresh.clock.now()
    for (let day = 0; day < 32; day += 1) {
      await check(id)
      await check(id)
      fresh.clock.advance(86_400_000)
    }
    await lookOften(other, 601)
    anna = await family.logIn('anna')
    const opened = await dossier()
    const own = await readChecksOf(fresh.runtime, opened, { id, place: null })
    expect(own!.checks.map(({ times }) => times)).toEqual(Array.from({ length: 30 }, () => 2))
    const further = await readChecksOf(fresh.runtime, opened, { id, place: own!.next })
    expect(further).toMatchObject({
      first: false,
      next: null,
      checks: [{ times: 2 }, { times: 2, at: began }],
    })
    expect(await readChecksOf(fresh.runtime, opened, { id: other, place: own!.next })).toBeNull()
    const all = await readChecks(fresh.runtime, opened, { place: null })
    expect(all!.checks).toMatchObject([{ times: 600, request: { id: other } }])
    const rest = await readChecks(fresh.runtime, opened, { place: all!.next })
    expect(rest!.checks.map(({ request }) => request!.id).slice(0, 2)).toEqual([other, id])
  })

  /** As if a colleague looked so often in a moment. */
  const lookOften = async (id: string, times: number) => {
    const entry: ActivityEntry = {
      ...{
        event: 'consent-checked',
        action: 'E',
        outcome: 'deny',
        at: fresh.clock.now(),
        requestId: 'check',
      },
      ...{ subjectId: anna.id, organisation: GP.ura, object: { type: 'consent-request', id } },
      users: [{ id: staff.memberId, role: '03', initiator: true }],
    }
    await fresh.database.transact((transaction) =>
      appendActivity(
        transaction,
        Array.from({ length: times }, () => entry),
      ),
    )
  }

  it('counts up to and including its last day', async () => {
    const id = await arrived()
    await answer(id, accept({ data: ['GGC002'], until: '2026-03-20' }))
    fresh.clock.set('2026-03-20T12:00:00.000Z')
    expect(await leaveOf(id)).toEqual([['GGC002'], '2026-03-20'])
    fresh.clock.set('2026-03-21T12:00:00.000Z')
    expect(await leaveOf(id)).toBeNull()
    anna = await family.logIn('anna')
    const opened = await dossier()
    const list = (toon: string) => readOwnRequests(fresh.runtime, opened, new URLSearchParams({ toon }))
    expect(await list('klaar')).toMatchObject({ requests: [{ id, standing: 'ended' }] })
    expect(await list('gegeven')).toMatchObject({ requests: [] })
  })

  describe('to who is not there, wants none, gave another, did not answer or said no', () => {
    /** What the organisation gets to see, and what it costs; without what differs by itself. */
    async function seen(code: string, then: (id: string) => Promise<unknown> = async () => undefined) {
      let id = ''
      const sending = await statementsOf(async () => void (id = await send(code)))
      await arriveRequests(fresh.runtime)
      await then(id)
      let shown: unknown
      const looking = await statementsOf(async () => void (shown = await check(id)))
      const list = await readSentRequests(fresh.runtime, staff, new URLSearchParams())
      const own = await readSentRequest(fresh.runtime, staff, id)
      const text = JSON.stringify([shown, list!.requests.find((one) => one.id === id), own])
      return { text: text.replaceAll(id, 'id'), sending, looking: looking.length }
    }

    it('it is one answer, by the same statements', async () => {
      const unknown = await seen('ABCD2345')
      const used = await newCode()
      await send(used)
      await arriveRequests(fresh.runtime)
      const ended = await newCode()
      await endRequestCode(fresh.runtime, await dossier())
      const others = {
        used: await seen(used),
        ended: await seen(ended),
        unanswered: await seen(await newCode()),
        declined: await seen(await newCode(), (id) => answer(id, { do: 'decline' })),
        withdrawn: await seen(await newCode(), async (id) => {
          expect([await answer(id, accept()), await answer(id, { do: 'withdraw' })]).toEqual(['done', 'done'])
        }),
        blocked: await blocked(),
        locked: await locked(),
      }
      for (const [why, other] of Object.entries(others)) expect(other, why).toEqual(unknown)
    })

    const blocked = async () => {
      const code = await newCode()
      await changeBlock(fresh.runtime, await dossier(), true)
      const found = await seen(code)
      await changeBlock(fresh.runtime, await dossier(), false)
      return found
    }
    const locked = async () => {
      const code = await newCode()
      await lock(fresh.runtime, await dossier())
      return seen(code)
    }
  })

  it('that did not come with a code stands as a line with whom the code is of, and the one that came does not', async () => {
    const looks = async () =>
      (await readLooks(fresh.database.reader, anna.id, { limit: 9 })).map(({ what }) => what)
    const used = await newCode()
    await send(used)
    await send('ABCD2345')
    await arriveRequests(fresh.runtime)
    expect(await looks()).toEqual([])
    await send(used)
    await arriveRequests(fresh.runtime)
    const code = await newCode()
    await lock(fresh.runtime, await dossier())
    await send(code)
    await arriveRequests(fresh.runtime)
    expect(await looks()).toEqual(['leave-refused', 'leave-refused'])
    const { lines } = await readRecordedList(fresh.runtime, await dossier(), 1)
    expect(lines[0]).toMatchObject({ what: 'leave-refused', staff: { organisation: GP.name }, record: null })
  })

  it('stands with the organisation as long whatever became of it; of whom it was goes with what was never given', async () => {
    const ids = [await arrived(), await arrived(), await arrived(), await arrived(), await send('ABCD2345')]
    await arriveRequests(fresh.runtime)
    await answer(ids[0]!, accept())
    expect([await answer(ids[1]!, accept()), await answer(ids[1]!, { do: 'withdraw' })]).toEqual([
      'done',
      'done',
    ])
    await answer(ids[2]!, { do: 'decline' })
    const listed = async () =>
      (await readSentRequests(fresh.runtime, staff, new URLSearchParams()))!.requests.map(({ id }) => id)
    const retain = async (day: string) => {
      fresh.clock.set(`${day}T12:00:00.000Z`)
      for (const purge of ROW_PURGES.filter((one) => one.id === 'consent-request'))
        await fresh.database.transact((transaction) => purge.take(transaction, fresh.clock.now()))
      return (await fresh.database.reader.select().from(consentRequest)).flatMap((row) =>
        row.subjectId ? [row.id] : [],
      )
    }
    const before = await listed()
    expect(before.toSorted()).toEqual(ids.toSorted())
    expect((await retain('2026-06-01')).toSorted()).toEqual(ids.slice(0, 3).toSorted())
    expect((await retain('2026-12-01')).toSorted()).toEqual(ids.slice(0, 2).toSorted())
    expect(await listed()).toEqual(before)
    expect(await retain('2031-12-31')).toEqual(ids.slice(0, 1))
    expect(await listed()).toEqual(before)
    await retain('2032-01-02')
    expect(await listed()).toEqual([])
  })

  it('does not count while the lock is on', async () => {
    const id = await arrived()
    await answer(id, accept())
    await lock(fresh.runtime, await dossier())
    expect(await leaveOf(id)).toBeNull()
    expect(await answer(id, { do: 'withdraw' })).toBe('done')
  })

  it('goes by number to who is treated there, within the limits of the counter', async () => {
    const typed = { bsn: numberOfPersona('anna'), birthDate: '1991-06-01' }
    const byNumber = async (given = typed) => {
      const sending = { staff, typed: given, asked: ASKED, requestId: 'send' }
      const sent = await sendByNumber(family.doors, sending)
      return sent.ok ? sent.id : sent.refusal
    }
    const looks = async () =>
      (await readLooks(fresh.database.reader, anna.id, { limit: 9 })).map(({ what }) => what)
    const id = await byNumber()
    const nobody = await byNumber({ ...typed, birthDate: '1991-06-02' })
    await arriveRequests(fresh.runtime)
    expect(await answer(id, accept())).toBe('done')
    expect([await leaveOf(id), await leaveOf(nobody)]).toEqual([[['GGC013'], '2026-12-31'], null])
    expect(await readOwnRequest(fresh.runtime, await dossier(), nobody)).toBeNull()
    const second = await byNumber()
    await arriveRequests(fresh.runtime)
    expect(await answer(second, { do: 'decline' })).toBe('done')
    expect(await looks()).toEqual([])
    const afterNo = await byNumber()
    await arriveRequests(fresh.runtime)
    expect(await readOwnRequest(fresh.runtime, await dossier(), afterNo)).toBeNull()
    expect(await leaveOf(afterNo)).toBeNull()
    expect(await looks()).toEqual(['looked-up'])
    expect((await events()).filter((event) => event === 'looked-up')).toHaveLength(3)
    for (let more = 0; more < 6; more += 1) await byNumber()
    expect(await byNumber()).toBe('too-often')
    fresh.clock.advance(16 * 60_000)
    expect(await byNumber()).not.toBe('too-often')
  })

  it('is sent by who may, for data that there are, until a day that can be', async () => {
    const insurer = await aColleague(fresh.runtime, { number: '900000707', ura: INSURER.ura })
    const planner = await aColleague(fresh.runtime, { number: '900000606', roles: ['planner'] })
    const code = await newCode()
    expect(await send(code, {}, insurer)).toBe('excluded')
    const unmapped = await aColleague(fresh.runtime, { number: '900000909', ura: UNMAPPED.ura })
    expect(await send(code, {}, unmapped)).toBe('excluded')
    expect(await send(code, {}, COMPANY_DOCTOR(staff))).toBe('excluded')
    expect(await send(code, {}, planner)).toBe('role-gone')
    expect(await send(code, { data: ['GGC999'] })).toBe('unknown-data')
    expect(await send(code, { until: '2026-03-01' })).toBe('past')
    expect(await send(code, { until: '2040-01-01' })).toBe('too-long')
    expect(await state()).toEqual([])
  })

  it('is nobody else’s: not at another organisation, not of another person', async () => {
    const id = await arrived()
    const noord = await aColleague(fresh.runtime, { number: '900000505', ura: HOSPITAL.ura })
    expect(await readSentRequest(fresh.runtime, noord, id)).toBeNull()
    expect((await readSentRequests(fresh.runtime, noord, new URLSearchParams()))!.requests).toEqual([])
    expect(await check(id, noord)).toEqual({ ok: false, refusal: 'not-there' })
    const nina = await family.logIn('nina')
    expect(await readOwnRequest(fresh.runtime, await dossier(nina), id)).toBeNull()
    for (const sent of [accept(), { do: 'decline' }, { do: 'withdraw' }] as const)
      expect(await answer(id, sent, nina)).toBe('not-there')
    expect(await state()).toEqual(['waiting'])
  })

  it('for a child of 8 a parent answers, and the other is told; of 14 nobody says yes here', async () => {
    family.authorityOver('cato', 'anna', 'erik')
    family.authorityOver('bram', 'anna', 'erik')
    const [bram, erik] = [await family.logIn('bram'), await family.logIn('erik')]
    const cato = await family.logIn('cato')
    await family.actFor(erik, 'cato')
    await family.actFor(anna, 'cato')
    const id = await arrived()
    expect(await answer(id, accept(), cato)).toBe('reads-only')
    for (const minutes of [10, 10]) {
      fresh.clock.advance(minutes * 60_000)
      await Promise.all([dossier(), dossier(erik), dossier(bram)])
    }
    family.told.authority = 'down'
    expect(await answer(id, accept())).toBe('register-down')
    family.told.authority = 'up'
    expect(await answer(id, accept())).toBe('done')
    expect(await leaveOf(id)).toEqual([['GGC013'], '2026-12-31'])
    expect(await family.mailsTo(erik.id)).toHaveLength(2)
    expect(await answer(id, { do: 'withdraw' }, erik)).toBe('done')
    const ofBram = await arrived({}, bram)
    expect(await answer(ofBram, accept(), bram)).toBe('not-alone')
    expect(await answer(ofBram, { do: 'decline' }, bram)).toBe('done')
  })

  describe('said by a parent', () => {
    let cato: LoggedIn
    beforeEach(async () => {
      family.authorityOver('cato', 'anna')
      cato = await family.logIn('cato')
      await family.actFor(anna, 'cato')
    })
    const change = (set: Partial<typeof subject.$inferInsert>) =>
      fresh.database.transact((transaction) =>
        transaction.update(subject).set(set).where(eq(subject.id, cato.id)),
      )
    const ofChild = async () => {
      const id = await arrived({ until: '2031-03-01' })
      expect(await answer(id, accept({ data: ['GGC013'], until: '2031-03-01' }))).toBe('wider')
      expect(await answer(id, accept())).toBe('done')
      return id
    }

    it('counts until the child is 12, which the page says before; the child takes it back at any age', async () => {
      const id = await ofChild()
      expect(await readOwnRequest(fresh.runtime, await dossier(), id)).toMatchObject({
        ...{ longest: '2029-05-31', sayEndsAt: 12, endsOn: '2029-05-31' },
      })
      const other = await ofChild()
      expect(await answer(other, { do: 'withdraw' }, cato)).toBe('done')
      expect(await leaveOf(other)).toBeNull()
      fresh.clock.set('2029-05-31T12:00:00.000Z')
      expect(await leaveOf(id)).toEqual([['GGC013'], '2029-05-31'])
      fresh.clock.set('2029-06-01T12:00:00.000Z')
      expect(await leaveOf(id)).toBeNull()
    })

    it('ends with their say, also where no birthday ends it', async () => {
      const id = await ofChild()
      await change({ birthDateSealed: null })
      expect(await leaveOf(id)).toBeNull()
      expect(await readOwnRequest(fresh.runtime, await dossier(cato), id)).toMatchObject({
        standing: 'lapsed',
      })
      expect(await answer(id, { do: 'withdraw' }, cato)).toBe('done')
    })

    const told = async (who: LoggedIn) =>
      (await family.mailsTo(who.id)).filter((kind) => kind === 'consent-request').length

    it('is told to the child and to who said it once a birthday ended it, in one go with its line in the log', async () => {
      const id = await ofChild()
      fresh.clock.set('2029-05-31T12:00:00.000Z')
      await family.passDay()
      expect(await events(cato.id)).not.toContain('consent-lapsed')
      const [before, beforeAnna] = [await told(cato), await told(anna)]
      fresh.clock.set('2029-06-01T12:00:00.000Z')
      for (const _ of ['once', 'and no more']) await family.passDay()
      expect([await told(cato), await told(anna)]).toEqual([before + 1, beforeAnna + 1])
      expect((await events(cato.id)).filter((event) => event === 'consent-lapsed')).toHaveLength(1)
      cato = await family.logIn('cato')
      const shown = await readOwnRequest(fresh.runtime, await dossier(cato), id)
      expect(shown).toMatchObject({ standing: 'lapsed', endsOn: '2029-05-31' })
    })

    it('is over for good once they decide no more, by what they can decide too', async () => {
      const id = await ofChild()
      await change({ capable: false })
      await family.passDay()
      expect(await state()).toEqual(['given'])
      await change({ capable: true, birthDateSealed: null })
      const before = await told(cato)
      const failing = stopEverywhere(fresh.runtime, (on) =>
        runTransitions(on, {
          requestId: 'run',
          onFailure: (error) => {
            throw error
          },
        }),
      )
      expect((await failing).left).toEqual([])
      expect([await told(cato), await state()]).toEqual([before + 1, ['lapsed']])
      expect(await answer(id, { do: 'withdraw' }, cato)).toBe('done')
    })

    it('is taken back, and a no is said, by who may see no names any more', async () => {
      const id = await ofChild()
      const waits = await arrived()
      await change({ shielded: true })
      const list = await readOwnRequests(fresh.runtime, await dossier(), new URLSearchParams())
      expect(list).toMatchObject({ hidden: true, unnamed: [{ id: waits }, { id, endsOn: '2029-05-31' }] })
      expect(JSON.stringify(list)).not.toMatch(
        new RegExp(`${GP.name}|${GP.ura}|${ASKED.text}|${ASKED.label}`),
      )
      expect(await readOwnRequest(fresh.runtime, await dossier(), id)).toBeNull()
      expect(await answer(waits, accept())).toBe('not-there')
      expect([await answer(waits, { do: 'decline' }), await answer(id, { do: 'withdraw' })]).toEqual([
        'done',
        'done',
      ])
      expect(await leaveOf(id)).toBeNull()
    })
  })

  it('commits with its log and its mail, or not at all: sent, arrived, answered, looked at', async () => {
    const code = await newCode()
    const opened = await dossier()
    const request = { staff, requestId: 'r' }
    const acts: [name: string, prepare: () => Promise<Act>][] = [
      ['sent', async () => (on) => sendByCode(on, { ...request, code, asked: ASKED })],
      ['arrived', async () => (on) => arriveRequests(on)],
      [
        'answered',
        async () => {
          const [row] = await fresh.database.reader.select().from(consentRequest)
          return (on) =>
            answerRequest({ ...family.doors, runtime: on }, opened, { id: row!.id, sent: accept() })
        },
      ],
      [
        'looked at',
        async () => {
          const [row] = await fresh.database.reader.select().from(consentRequest)
          return (on) => checkLeave(on, { ...request, id: row!.id })
        },
      ],
    ]
    for (const [name, prepare] of acts) {
      const act = await prepare()
      expect([name, await stopAndLook(fresh.runtime, act, { when: 'commit' })]).toEqual([
        name,
        'nothing-left',
      ])
      const { writes, left } = await stopEverywhere(fresh.runtime, act)
      expect([name, left]).toEqual([name, []])
      expect(writes, name).toBeGreaterThanOrEqual(1)
    }
    expect(await state()).toEqual(['given'])
  })
})
