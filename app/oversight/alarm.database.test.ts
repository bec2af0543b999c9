import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { staffAlarm } from '~/staff/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { oddity } from '../../tests/support/staff'
import {
  alarmsToReview,
  countToReview,
  coverageByOrganisation,
  openAlarm,
  reviewAlarm,
} from './alarm-use-cases.server'

const BY = { worker: 'joris', requestId: 'r' }
const DAY = 24 * 3_600_000

eachDatabase('what stood out at a counter, with the privacy officer', (open) => {
  let fresh: TestDatabase
  let id: string
  beforeEach(async () => {
    fresh = await open()
    id = await oddity(fresh.runtime)
  })

  const review = async (more: { text?: string; seenAt?: string } = {}) => {
    const seenAt = (await openAlarm(fresh.runtime, BY, id))!.at.toISOString()
    const asked = { id, seenAt, verdict: 'not-in-order', text: 'Geen patiënt van de praktijk' } as const
    return reviewAlarm(fresh.runtime, BY, { ...asked, ...more })
  }

  it('waits until it is looked at, by name only where it is opened, which is logged without the words', async () => {
    const { alarms } = await alarmsToReview(fresh.runtime)
    expect(alarms).toMatchObject([{ id, kind: 'own-name', own: 'waiting' }])
    expect(JSON.stringify(alarms)).not.toContain('Visser')
    expect(await openAlarm(fresh.runtime, BY, id)).toMatchObject({
      who: 'S. Visser',
      isNew: true,
      review: null,
    })
    expect(await review()).toEqual({ ok: true })
    expect(await countToReview(fresh.runtime)).toBe(0)
    expect(await openAlarm(fresh.runtime, BY, id)).toMatchObject({
      ...{ isNew: false, review: { verdict: 'not-in-order', text: 'Geen patiënt van de praktijk' } },
    })
    expect(await coverageByOrganisation(fresh.runtime)).toMatchObject([
      { raised: 1, reviewed: 1, share: 100, bad: 1 },
    ])
    const entries = await fresh.database.reader
      .select()
      .from(activity)
      .where(eq(activity.event, 'alarm-reviewed'))
    expect(entries).toHaveLength(1)
    expect(JSON.stringify(entries)).not.toContain('patiënt')
  })

  it('waits again when it goes on after it was looked at, and what was made of it is not taken for the new', async () => {
    await review()
    const at = new Date(fresh.runtime.now().getTime() + DAY)
    const seenAt = fresh.runtime.now().toISOString()
    await fresh.database.transact((transaction) =>
      transaction.update(staffAlarm).set({ at, count: 5 }).where(eq(staffAlarm.id, id)),
    )
    expect(await countToReview(fresh.runtime)).toBe(1)
    expect(await coverageByOrganisation(fresh.runtime)).toMatchObject([{ raised: 1, reviewed: 0, share: 0 }])
    expect(await review({ seenAt })).toEqual({ ok: false, refusal: 'changed' })
    expect(await review()).toEqual({ ok: true })
    expect(await countToReview(fresh.runtime)).toBe(0)
  })

  it('comes first when the organisation did not answer in time, and takes no citizen number', async () => {
    fresh.clock.advance(9 * DAY)
    expect((await alarmsToReview(fresh.runtime)).alarms).toMatchObject([{ own: 'late' }])
    expect(await review({ text: 'Het ging om 999990408' })).toEqual({ ok: false, refusal: 'numbers' })
    expect(await openAlarm(fresh.runtime, BY, 'x')).toBeNull()
  })
})
