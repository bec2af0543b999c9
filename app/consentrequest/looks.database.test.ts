import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import { lock } from '~/lock/use-cases.server'
import { ROW_PURGES } from '~/retention/purges.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { statementsOf } from '../../tests/support/statement-trace'
import { arriveRequests } from './arrive.server'
import { readChecks, readChecksOf } from './checks.server'
import { changeBlock, endRequestCode } from './code-use-cases.server'
import { readSentRequest, readSentRequests } from './organisation-use-cases.server'
import { consentRequest } from './tables.server'
import { GP, asCompanyDoctor, accept, openLeave, type Leave } from '../../tests/support/leave'

eachDatabase('a request for leave, looked at', (open) => {
  let fresh: TestDatabase
  let leave: Leave

  beforeEach(async () => {
    fresh = await open()
    leave = await openLeave(fresh)
  })
  afterEach(() => fresh.drop())

  it('is no leave for a company doctor who looks, whoever asked', async () => {
    const id = await leave.arrived()
    await leave.answer(id, accept())
    expect(await leave.check(id, asCompanyDoctor(leave.staff))).toMatchObject({ ok: true, leave: null })
    expect(await leave.leaveOf(id)).toEqual([['GGC013'], '2026-12-31'])
  })

  it('shows every look, a line a day and a page at a time, however often another request was looked at', async () => {
    const [id, other] = [await leave.arrived(), await leave.arrived({ label: 'other' })]
    const began = fresh.clock.now()
    for (let day = 0; day < 32; day += 1) {
      await leave.check(id)
      await leave.check(id)
      fresh.clock.advance(86_400_000)
    }
    await lookOften(other, 601)
    leave.anna = await leave.family.logIn('anna')
    const opened = await leave.dossier()
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
      ...{ subjectId: leave.anna.id, organisation: GP.ura, object: { type: 'consent-request', id } },
      users: [{ id: leave.staff.memberId, role: '03', initiator: true }],
    }
    await fresh.database.transact((transaction) =>
      appendActivity(
        transaction,
        Array.from({ length: times }, () => entry),
      ),
    )
  }

  describe('to who is not there, wants none, gave another, did not answer or said no', () => {
    /** What the organisation gets to see, and what it costs; without what differs by itself. */
    async function seen(code: string, then: (id: string) => Promise<unknown> = async () => undefined) {
      let id = ''
      const sending = await statementsOf(async () => void (id = await leave.send(code)))
      await arriveRequests(fresh.runtime)
      await then(id)
      let shown: unknown
      const looking = await statementsOf(async () => void (shown = await leave.check(id)))
      const list = await readSentRequests(fresh.runtime, leave.staff, new URLSearchParams())
      const own = await readSentRequest(fresh.runtime, leave.staff, id)
      const text = JSON.stringify([shown, list!.requests.find((one) => one.id === id), own])
      return { text: text.replaceAll(id, 'id'), sending, looking: looking.length }
    }

    it('it is one answer, by the same statements', async () => {
      const unknown = await seen('ABCD2345')
      const used = await leave.newCode()
      await leave.send(used)
      await arriveRequests(fresh.runtime)
      const ended = await leave.newCode()
      await endRequestCode(fresh.runtime, await leave.dossier())
      const others = {
        used: await seen(used),
        ended: await seen(ended),
        unanswered: await seen(await leave.newCode()),
        declined: await seen(await leave.newCode(), (id) => leave.answer(id, { do: 'decline' })),
        withdrawn: await seen(await leave.newCode(), async (id) => {
          expect([await leave.answer(id, accept()), await leave.answer(id, { do: 'withdraw' })]).toEqual([
            'done',
            'done',
          ])
        }),
        blocked: await blocked(),
        locked: await locked(),
      }
      for (const [why, other] of Object.entries(others)) expect(other, why).toEqual(unknown)
    })

    const blocked = async () => {
      const code = await leave.newCode()
      await changeBlock(fresh.runtime, await leave.dossier(), true)
      const found = await seen(code)
      await changeBlock(fresh.runtime, await leave.dossier(), false)
      return found
    }
    const locked = async () => {
      const code = await leave.newCode()
      await lock(fresh.runtime, await leave.dossier())
      return seen(code)
    }
  })

  it('stands with the organisation as long whatever became of it; of whom it was goes with what was never given', async () => {
    const ids = [
      await leave.arrived(),
      await leave.arrived(),
      await leave.arrived(),
      await leave.arrived(),
      await leave.send('ABCD2345'),
    ]
    await arriveRequests(fresh.runtime)
    await leave.answer(ids[0]!, accept())
    expect([await leave.answer(ids[1]!, accept()), await leave.answer(ids[1]!, { do: 'withdraw' })]).toEqual([
      'done',
      'done',
    ])
    await leave.answer(ids[2]!, { do: 'decline' })
    const listed = async () =>
      (await readSentRequests(fresh.runtime, leave.staff, new URLSearchParams()))!.requests.map(
        ({ id }) => id,
      )
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
})
