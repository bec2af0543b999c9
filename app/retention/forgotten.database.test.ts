import { beforeEach, describe, expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import { ledger } from '~/ledger/tables.server'
import { STATEMENT } from '~/privacy/statement.server'
import { findOrCreate } from '~/person/store.server'
import { subject, subjectKey } from '~/person/tables.server'
import {
  approval,
  evidence,
  inherited,
  muted,
  pairingCode,
  representation,
} from '~/representation/tables.server'
import { anEntry } from '../../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { numberOfPersona } from '../../tests/support/family'
import { ROW_PURGES } from './purges.server'

const NOW = '2026-03-16T08:30:00.000Z'
const DAY = 24 * 3_600_000

eachDatabase('what is forgotten', (open) => {
  let fresh: TestDatabase

  beforeEach(async () => {
    fresh = await open()
    fresh.clock.set(NOW)
  })

  const ago = (days: number) => new Date(Date.parse(NOW) - days * DAY)
  const day = (days: number) => ago(days).toISOString().slice(0, 10)
  async function sweep() {
    const gone: Partial<Record<string, number>> = {}
    for (const purge of ROW_PURGES) {
      const counted = await purge.count(fresh.database.reader, new Date(NOW))
      const taken = await fresh.database.transact((transaction) => purge.take(transaction, new Date(NOW)))
      expect(taken, purge.id).toBe(counted)
      gone[purge.id] = (gone[purge.id] ?? 0) + taken
    }
    return gone
  }
  async function known(name: 'nina' | 'anna', change: Partial<typeof subject.$inferInsert> = {}) {
    fresh.clock.set('2021-01-01T00:00:00Z')
    const found = await fresh.database.transact(async (transaction) => {
      const citizen = await findOrCreate(transaction, fresh.runtime, numberOfPersona(name))
      if (Object.keys(change).length > 0) await transaction.update(subject).set(change)
      return citizen
    })
    fresh.clock.set(NOW)
    return found.row.id
  }

  describe('a number of which nothing is known besides', () => {
    it('goes, with its keys, when no record is about it any more', async () => {
      await known('nina')
      expect(await sweep()).toMatchObject({ 'bare-number': 1 })
      expect(await fresh.database.reader.$count(subject)).toBe(0)
      expect(await fresh.database.reader.$count(subjectKey)).toBe(0)
    })

    it('stays while the log holds a record, or somebody may act for it or by it', async () => {
      const subjectId = await known('nina')
      await fresh.database.transact((transaction) =>
        appendActivity(transaction, [anEntry({ at: ago(10), subjectId })]),
      )
      expect(await sweep()).toMatchObject({ 'bare-number': 0 })
      await known('anna')
      await fresh.database.transact(async (transaction) => {
        const [other] = (await transaction.select().from(subject)).filter(({ id }) => id !== subjectId)
        await transaction
          .insert(representation)
          .values({ ...OFFER, state: 'active', subjectId: 'x', representativeId: other!.id })
      })
      expect(await sweep()).toMatchObject({ 'bare-number': 0 })
    })

    it.each([
      ['who logged in', { firstLoginAt: ago(2_000) }],
      ['who chose', { currentVersion: 1 }],
      ['who has an address', { emailSealed: 'x' }],
      ['who is locked', { lockedAt: ago(2_000) }],
    ])('stays of somebody %s', async (_who, change) => {
      await known('nina', change)
      expect(await sweep()).toMatchObject({ 'bare-number': 0 })
    })
  })

  const OFFER = {
    id: 'offer',
    subjectId: 's',
    representativeId: 'r',
    kind: 'authorised',
    ground: 'citizen',
    state: 'offered',
    liveKey: 'offer',
    startsOn: '2026-01-01',
    endsOn: null,
    createdAt: ago(31),
    changedAt: ago(31),
  }

  it('an offer that nobody answered for thirty days goes, with or without a last day', async () => {
    const offers = [
      OFFER,
      { ...OFFER, id: 'b', liveKey: 'b', endsOn: '2030-01-01' },
      { ...OFFER, id: 'c', liveKey: 'c', createdAt: ago(29) },
      { ...OFFER, id: 'd', liveKey: 'd', state: 'active' },
    ]
    await fresh.database.transact(async (t) => t.insert(representation).values(offers))
    expect(await sweep()).toMatchObject({ offer: 2 })
    const left = await fresh.database.reader.select({ id: representation.id }).from(representation)
    expect(left.map(({ id }) => id).sort()).toEqual(['c', 'd'])
  })

  it('what the desk wrote down goes with its representation; of a measure five years after it was over', async () => {
    const written = { subjectId: 's', channel: 'phone', createdAt: ago(4_000), changedAt: ago(4_000) }
    const five = 5 * 366
    const cases = [
      { id: 'a', kind: 'mentor', representationId: 'gone' },
      { id: 'b', kind: 'mentor', representationId: 'kept' },
      { id: 'c', kind: 'shielding-set', state: 'granted', endedAt: ago(five) },
      { id: 'd', kind: 'shielding-set', state: 'granted', endedAt: ago(five - 10) },
      { id: 'e', kind: 'capacity-established', state: 'granted' },
    ]
    await fresh.database.transact(async (t) => {
      await t.insert(representation).values({ ...OFFER, id: 'kept', liveKey: 'kept', state: 'active' })
      await t.insert(evidence).values(cases.map((one) => ({ ...written, ...one, number: one.id })))
    })
    await sweep()
    const left = await fresh.database.reader.select({ id: evidence.id }).from(evidence)
    expect(left.map(({ id }) => id).sort()).toEqual(['b', 'd', 'e'])
  })

  it('that somebody wants no questions goes when either has nothing to say any more, or nothing asked is kept', async () => {
    const subjectId = await known('nina', { firstLoginAt: ago(2_000) })
    const acts = (id: string, state: string) => ({
      ...{ ...OFFER, id, liveKey: id, subjectId, representativeId: id, kind: 'parent', ground: 'register' },
      ...{ state, changedAt: ago(1) },
    })
    const asked = (authorId: string) => ({
      ...{
        id: `by ${authorId}`,
        liveKey: `by ${authorId}`,
        subjectId,
        authorId,
        state: 'lapsed',
        agreed: [],
      },
      ...{ editsSealed: 'x', catalogueVersion: 1, revision: 1, draftId: authorId, draftRevision: 1 },
      ...{ askedAt: ago(20), expiresOn: day(6), settledAt: ago(20) },
    })
    const mute = (byId: string, askerId: string) => ({ subjectId, byId, askerId, at: ago(10) })
    await fresh.database.transact(async (t) => {
      await t.insert(representation).values([acts('parent', 'active'), acts('other', 'ended')])
      await t.insert(approval).values([asked('parent'), asked('other')])
      await t
        .insert(muted)
        .values([
          mute(subjectId, 'parent'),
          mute(subjectId, 'other'),
          mute('other', 'parent'),
          mute('parent', subjectId),
        ])
    })
    expect(await sweep()).toMatchObject({ muted: 3 })
    const left = await fresh.database.reader.select().from(muted)
    expect(left).toMatchObject([{ byId: subjectId, askerId: 'parent' }])
  })

  it('a pairing code goes when its fourteen days are over', async () => {
    const made = (days: number) => ({
      ...{ codeIndex: `made ${days}`, subjectId: 's', createdAt: ago(days), expiresAt: ago(days - 14) },
    })
    await fresh.database.transact(async (t) => t.insert(pairingCode).values([made(14), made(13)]))
    expect(await sweep()).toMatchObject({ 'pairing-code': 1 })
    expect(await fresh.database.reader.select().from(pairingCode)).toMatchObject([{ codeIndex: 'made 13' }])
  })

  it('marks go with what they mark', async () => {
    const subjectId = await known('nina', { firstLoginAt: ago(2_000) })
    const mark = { subjectId, kind: 'end-announced', reason: day(-1), at: ago(13) }
    await fresh.database.transact(async (transaction) => {
      await transaction
        .insert(ledger)
        .values([
          mark,
          { ...mark, reason: day(1) },
          { ...mark, kind: 'still-right', reason: day(500), at: ago(135) },
          { ...mark, kind: 'still-right', reason: day(1_500), at: ago(900) },
          { ...mark, kind: 'statement-told', reason: String(STATEMENT.version), at: ago(900) },
          { ...mark, kind: 'statement-told', reason: 'older', at: ago(900) },
          { ...mark, subjectId: 'nobody' },
        ])
    })
    expect(await sweep()).toMatchObject({ mark: 4 })
    const left = await fresh.database.reader.select().from(ledger)
    expect(left.map(({ reason }) => reason).sort()).toEqual(
      [day(500), day(-1), String(STATEMENT.version)].sort(),
    )
  })

  it('what an age brought is remembered while the birth date or what was taken along is kept', async () => {
    const subjectId = await known('nina', { firstLoginAt: ago(2_000), birthDateSealed: 'x' })
    const done = { subjectId, kind: 'turn-16', reason: day(40), at: ago(40) }
    const taken = { subjectId, since: day(40), version: 1, confirmedAt: null, endedAt: null }
    const write = (change: Partial<typeof subject.$inferInsert>) =>
      fresh.database.transact(async (t) => t.update(subject).set(change))
    await fresh.database.transact(async (transaction) => {
      await transaction.insert(ledger).values([done, { ...done, subjectId: 'nobody' }])
      await transaction.insert(inherited).values([taken, { ...taken, subjectId: 'nobody' }])
    })
    expect(await sweep()).toMatchObject({ mark: 0, inherited: 1 })
    expect(await sweep()).toMatchObject({ mark: 1, inherited: 0 })
    await write({ birthDateSealed: null })
    expect(await sweep()).toMatchObject({ mark: 0 })
    await fresh.database.transact(async (t) => t.update(inherited).set({ confirmedAt: ago(2) }))
    expect(await sweep()).toMatchObject({ mark: 1, inherited: 1 })
  })

  it('what was taken along and ended is said for a year', async () => {
    const subjectId = await known('nina', { firstLoginAt: ago(2_000) })
    const taken = { subjectId, since: day(700), version: 1, confirmedAt: null }
    await fresh.database.transact(async (t) => t.insert(inherited).values({ ...taken, endedAt: ago(360) }))
    expect(await sweep()).toMatchObject({ inherited: 0 })
    await fresh.database.transact(async (t) => t.update(inherited).set({ endedAt: ago(370) }))
    expect(await sweep()).toMatchObject({ inherited: 1 })
  })
})
