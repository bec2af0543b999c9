import { afterEach, beforeEach, expect, it } from 'vitest'
import { lock } from '~/lock/use-cases.server'
import { readLooks } from '~/recording/counter-events.server'
import { readRecordedList } from '~/recording/list-use-cases.server'
import { stopAndLook, stopEverywhere, type Act } from '../../tests/faults/everywhere'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { numberOfPersona } from '../../tests/support/family'
import { aColleague } from '../../tests/support/staff'
import { answerRequest } from './answer-use-cases.server'
import { arriveRequests } from './arrive.server'
import { checkLeave, readSentRequest, readSentRequests } from './organisation-use-cases.server'
import { countOwnRequests, readOwnRequest } from './own-use-cases.server'
import { sendByCode, sendByNumber } from './send-use-cases.server'
import { consentRequest } from './tables.server'
import {
  GP,
  HOSPITAL,
  UNMAPPED,
  INSURER,
  ASKED,
  asCompanyDoctor,
  accept,
  openLeave,
  type Leave,
} from '../../tests/support/leave'

eachDatabase('a request for leave, sent', (open) => {
  let fresh: TestDatabase
  let leave: Leave

  beforeEach(async () => {
    fresh = await open()
    leave = await openLeave(fresh)
  })
  afterEach(() => fresh.drop())

  it('reaches who gave the code, once, logged and mailed; only then can it be answered', async () => {
    const code = await leave.newCode()
    const id = await leave.send(code)
    expect(await readOwnRequest(fresh.runtime, await leave.dossier(), id)).toBeNull()
    expect(await arriveRequests(fresh.runtime)).toBe(1)
    expect(await arriveRequests(fresh.runtime)).toBe(0)
    const shown = await readOwnRequest(fresh.runtime, await leave.dossier(), id)
    expect(shown).toMatchObject({
      ...{ organisation: { name: GP.name }, text: ASKED.text, standing: 'waiting' },
      offered: [{ code: 'GGC002' }, { code: 'GGC012' }, { code: 'GGC013' }],
    })
    expect(await countOwnRequests(fresh.runtime, await leave.dossier())).toBe(1)
    expect(await leave.events()).toContain('consent-request-arrived')
    expect(await leave.family.mailsTo(leave.anna.id)).toEqual(['consent-request'])
    await leave.send(code)
    await arriveRequests(fresh.runtime)
    expect(await leave.state()).toEqual(expect.arrayContaining(['waiting', 'not-arrived']))
  })

  it('goes by number to who is treated there, within the limits of the counter', async () => {
    const typed = { bsn: numberOfPersona('anna'), birthDate: '1991-06-01' }
    const byNumber = async (given = typed) => {
      const sending = { staff: leave.staff, typed: given, asked: ASKED, requestId: 'send' }
      const sent = await sendByNumber(leave.family.doors, sending)
      return sent.ok ? sent.id : sent.refusal
    }
    const looks = async () =>
      (await readLooks(fresh.database.reader, leave.anna.id, { limit: 9 })).map(({ what }) => what)
    const id = await byNumber()
    const nobody = await byNumber({ ...typed, birthDate: '1991-06-02' })
    await arriveRequests(fresh.runtime)
    expect(await leave.answer(id, accept())).toBe('done')
    expect([await leave.leaveOf(id), await leave.leaveOf(nobody)]).toEqual([[['GGC013'], '2026-12-31'], null])
    expect(await readOwnRequest(fresh.runtime, await leave.dossier(), nobody)).toBeNull()
    const second = await byNumber()
    await arriveRequests(fresh.runtime)
    expect(await leave.answer(second, { do: 'decline' })).toBe('done')
    expect(await looks()).toEqual([])
    const afterNo = await byNumber()
    await arriveRequests(fresh.runtime)
    expect(await readOwnRequest(fresh.runtime, await leave.dossier(), afterNo)).toBeNull()
    expect(await leave.leaveOf(afterNo)).toBeNull()
    expect(await looks()).toEqual(['looked-up'])
    expect((await leave.events()).filter((event) => event === 'looked-up')).toHaveLength(3)
    for (let more = 0; more < 6; more += 1) await byNumber()
    expect(await byNumber()).toBe('too-often')
    fresh.clock.advance(16 * 60_000)
    expect(await byNumber()).not.toBe('too-often')
  })

  it('is sent by who may, for data that there are, until a day that can be', async () => {
    const insurer = await aColleague(fresh.runtime, { number: '900000707', ura: INSURER.ura })
    const planner = await aColleague(fresh.runtime, { number: '900000606', roles: ['planner'] })
    const code = await leave.newCode()
    expect(await leave.send(code, {}, insurer)).toBe('excluded')
    const unmapped = await aColleague(fresh.runtime, { number: '900000909', ura: UNMAPPED.ura })
    expect(await leave.send(code, {}, unmapped)).toBe('excluded')
    expect(await leave.send(code, {}, asCompanyDoctor(leave.staff))).toBe('excluded')
    expect(await leave.send(code, {}, planner)).toBe('role-gone')
    expect(await leave.send(code, { data: ['GGC999'] })).toBe('unknown-data')
    expect(await leave.send(code, { until: '2026-03-01' })).toBe('past')
    expect(await leave.send(code, { until: '2040-01-01' })).toBe('too-long')
    expect(await leave.state()).toEqual([])
  })

  it('that did not come with a code stands as a line with whom the code is of, and the one that came does not', async () => {
    const looks = async () =>
      (await readLooks(fresh.database.reader, leave.anna.id, { limit: 9 })).map(({ what }) => what)
    const used = await leave.newCode()
    await leave.send(used)
    await leave.send('ABCD2345')
    await arriveRequests(fresh.runtime)
    expect(await looks()).toEqual([])
    await leave.send(used)
    await arriveRequests(fresh.runtime)
    const code = await leave.newCode()
    await lock(fresh.runtime, await leave.dossier())
    await leave.send(code)
    await arriveRequests(fresh.runtime)
    expect(await looks()).toEqual(['leave-refused', 'leave-refused'])
    const { lines } = await readRecordedList(fresh.runtime, await leave.dossier(), 1)
    expect(lines[0]).toMatchObject({ what: 'leave-refused', staff: { organisation: GP.name }, record: null })
  })

  it('is nobody else’s: not at another organisation, not of another person', async () => {
    const id = await leave.arrived()
    const noord = await aColleague(fresh.runtime, { number: '900000505', ura: HOSPITAL.ura })
    expect(await readSentRequest(fresh.runtime, noord, id)).toBeNull()
    expect((await readSentRequests(fresh.runtime, noord, new URLSearchParams()))!.requests).toEqual([])
    expect(await leave.check(id, noord)).toEqual({ ok: false, refusal: 'not-there' })
    const nina = await leave.family.logIn('nina')
    expect(await readOwnRequest(fresh.runtime, await leave.dossier(nina), id)).toBeNull()
    for (const sent of [accept(), { do: 'decline' }, { do: 'withdraw' }] as const)
      expect(await leave.answer(id, sent, nina)).toBe('not-there')
    expect(await leave.state()).toEqual(['waiting'])
  })

  it('commits with its log and its mail, or not at all: sent, arrived, answered, looked at', async () => {
    const code = await leave.newCode()
    const opened = await leave.dossier()
    const request = { staff: leave.staff, requestId: 'r' }
    const acts: [name: string, prepare: () => Promise<Act>][] = [
      ['sent', async () => (on) => sendByCode(on, { ...request, code, asked: ASKED })],
      ['arrived', async () => (on) => arriveRequests(on)],
      [
        'answered',
        async () => {
          const [row] = await fresh.database.reader.select().from(consentRequest)
          return (on) =>
            answerRequest({ ...leave.family.doors, runtime: on }, opened, { id: row!.id, sent: accept() })
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
    expect(await leave.state()).toEqual(['given'])
  })
})
