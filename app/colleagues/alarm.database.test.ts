import { afterEach, beforeEach, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { activity } from '~/audit/tables.server'
import type { Staff } from '~/identity/actor'
import { staffAlarm } from '~/staff/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { aColleague, oddity } from '../../tests/support/staff'
import { answerAlarm, readAlarms, readOneAlarm } from './alarm-use-cases.server'

eachDatabase('what stood out in an organisation', (open) => {
  let fresh: TestDatabase
  let ruben: Staff
  beforeEach(async () => {
    fresh = await open()
    ruben = await aColleague(fresh.runtime, {
      number: '900000303',
      name: 'R. Smit',
      roles: ['administrator'],
    })
  })
  afterEach(() => fresh.drop())

  const answer = (id: string, more: { staff?: Staff; answer?: string } = {}) =>
    answerAlarm(fresh.runtime, {
      ...{ staff: ruben, id, verdict: 'in-order', answer: 'Griepprik.', requestId: 'answer' },
      ...more,
    })

  it('waits for its administrator, who says what it was; logged without the words', async () => {
    const id = await oddity(fresh.runtime)
    expect((await readAlarms(fresh.runtime, ruben)).waiting).toMatchObject([
      { id, kind: 'own-name', who: 'S. Visser', isLate: false, isSelf: false },
    ])
    expect(await answer(id)).toEqual({ ok: true })
    expect(await answer(id)).toEqual({ ok: false, refusal: 'answered' })
    const { waiting, answered } = await readAlarms(fresh.runtime, ruben)
    expect([waiting, answered]).toMatchObject([
      [],
      [{ id, verdict: 'in-order', answer: 'Griepprik.', answeredBy: 'R. Smit' }],
    ])
    const rows = await fresh.database.reader
      .select()
      .from(activity)
      .where(eq(activity.event, 'alarm-answered'))
    expect(rows.map(({ entry }) => JSON.parse(entry).users)).toEqual([
      [{ id: ruben.memberId, role: '04', initiator: true }],
    ])
    expect(JSON.stringify([rows, await fresh.database.reader.select().from(staffAlarm)])).not.toContain(
      'Griep',
    )
  })

  it('asks again when it goes on, and is late after a week', async () => {
    const id = await oddity(fresh.runtime)
    await answer(id)
    await oddity(fresh.runtime)
    fresh.clock.advance(8 * 86_400_000)
    expect((await readAlarms(fresh.runtime, ruben)).waiting).toMatchObject([
      { id, count: 2, verdict: null, answer: 'Griepprik.', answeredAt: null, isLate: true },
    ])
  })

  it('is nobody’s to answer but an administrator’s of that organisation, nor of themselves, nor with a number', async () => {
    const id = await oddity(fresh.runtime)
    const own = await oddity(fresh.runtime, {
      ...{ number: '900000303', name: 'R. Smit', roles: ['administrator'] },
    })
    const noord = await aColleague(fresh.runtime, {
      ura: '90000303',
      number: '900000404',
      roles: ['administrator'],
    })
    const sanne = await aColleague(fresh.runtime)
    expect(await readOneAlarm(fresh.runtime, noord, id)).toBeNull()
    expect(await answer(id, { staff: noord })).toEqual({ ok: false, refusal: 'not-there' })
    expect(await answer(id, { staff: sanne })).toEqual({ ok: false, refusal: 'not-there' })
    expect(await answer(own)).toEqual({ ok: false, refusal: 'own-alarm' })
    const number = 'Het was 9999 904.08'
    expect(await answer(id, { answer: number })).toEqual({ ok: false, refusal: 'numbers' })
    expect((await readAlarms(fresh.runtime, ruben)).answered).toEqual([])
    const plain = 'Gebeld op 03-11-2026 om 10.15, 030-1234567, dossier 20261103-0042.'
    expect(await answer(id, { answer: plain })).toEqual({ ok: true })
  })
})
