import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import {
  giveEndpoint,
  readOwnEndpoint,
  removeEndpoint,
  tryEndpointAgain,
} from '~/colleagues/endpoint-use-cases.server'
import { readCurrent } from '~/consent/store.server'
import { writeVersion } from '~/consent/write-version.server'
import { readFollowed } from '~/follow/staff-use-cases.server'
import { beginFollowing, writeFollowing } from '~/following/use-cases.server'
import type { Staff } from '~/identity/actor'
import { BY_REQUEST } from '~/notification/store.server'
import { outbox } from '~/notification/tables.server'
import { findById } from '~/person/store.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import type { Portal } from '~/portal/portal'
import { Secret } from '~/sealing/secret.server'
import { signingKeys } from '~/sealing/signing-keys.server'
import { addProviders, GP, HOSPITAL } from '../../tests/enquiry/portal'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { isSignedWith, startReceiver } from '../../tests/support/receiver'
import { aColleague } from '../../tests/support/staff'
import { PAUSED_AFTER } from './answer'
import type { ToldKind } from './message'
import { Messenger } from './messenger.server'
import { tellEndpoints } from './tell.server'

const HOUR = 3_600_000
const keys = new Secret(makeSecrets().SESSION_KEYS)
const silent = { debug: () => undefined, warn: () => undefined, error: () => undefined }

eachDatabase('telling the systems of an organisation', (open) => {
  let fresh: TestDatabase
  let family: Family
  let receiver: Awaited<ReturnType<typeof startReceiver>>
  let ruben: Staff

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    receiver = await startReceiver()
    await addProviders(fresh.database)
    ruben = await aColleague(fresh.runtime, { number: '900000303', roles: ['administrator'] })
  })
  afterEach(async () => {
    await receiver.close()
    await fresh.drop()
  })

  const by = (staff = ruben) => ({ staff, requestId: 'endpoint' })
  // Each at a moment of its own, so that their order is known.
  const give = (address = receiver.url, { mode = 'demo', staff = ruben } = {}) => {
    fresh.clock.advance(1)
    const doors = { runtime: fresh.runtime, config: { mode } as Portal['config'] }
    return giveEndpoint(doors, { ...by(staff), address })
  }
  const shown = () => readOwnEndpoint(fresh.runtime, ruben)
  const deliver = async (given: Partial<ConstructorParameters<typeof Messenger>[0]> = {}) => {
    const messenger = new Messenger({
      ...{ runtime: fresh.runtime, reach: 'anywhere', keys, log: silent, slots: 3 },
      ...{ random: () => 0, milliseconds: 5_000, ...given },
    })
    await messenger.claim()
    await messenger.settled()
  }
  const tell = (kind: ToldKind = 'request-arrived') => {
    fresh.clock.advance(1)
    const telling = { uras: [GP.ura], kind, at: fresh.clock.now() }
    return fresh.database.transact((transaction) => tellEndpoints(transaction, fresh.runtime, telling))
  }
  const proven = async () => {
    await give()
    await deliver()
    receiver.received.length = 0
  }
  const rows = () =>
    fresh.database.reader
      .select({ kind: outbox.kind, state: outbox.state, why: outbox.lastError, due: outbox.notBefore })
      .from(outbox)
      .where(eq(outbox.recipient, BY_REQUEST))
      .orderBy(asc(outbox.createdAt), asc(outbox.id))
  const states = async () => (await rows()).map(({ kind, state }) => `${kind} ${state}`)
  const events = async () =>
    (await fresh.database.reader.select().from(activity).orderBy(asc(activity.at), asc(activity.sequence)))
      .map(({ event }) => event)
      .filter((event) => event.startsWith('organisation-'))

  it('begins when the address sent back what it was asked, and until then nothing goes there', async () => {
    receiver.answer(200)
    await give()
    await tell()
    await deliver()
    expect(await shown()).toMatchObject({ address: null, askedAddress: receiver.url })
    receiver.answer('echo')
    fresh.clock.advance(HOUR)
    await deliver()
    expect(await shown()).toMatchObject({ address: receiver.url, askedAddress: null })
    expect(receiver.received.map(({ told }) => told.kind)).toEqual(['endpoint-proof', 'endpoint-proof'])
    expect(await events()).toEqual(['organisation-endpoint-asked', 'organisation-endpoint-proven'])
    await tell()
    await deliver()
    const { told } = receiver.received.at(-1)!
    expect(told).toEqual({
      ...{ id: told.id, kind: 'request-arrived', organisation: GP.ura },
      time: fresh.clock.now().toISOString(),
    })
  })

  it('is signed, with a key that is for nothing else', async () => {
    await proven()
    await tell()
    await deliver()
    const [got] = receiver.received
    const published = { keys: signingKeys(keys, 'notification').map(({ publicJwk }) => publicJwk) }
    const others = { keys: signingKeys(keys, 'access-token').map(({ publicJwk }) => publicJwk) }
    expect(await isSignedWith(published, got!)).toBe(true)
    expect(await isSignedWith(others, got!)).toBe(false)
    expect(await isSignedWith(published, { ...got!, text: got!.text.replace('request', 'Request') })).toBe(
      false,
    )
  })

  it('goes on at the earlier address until the new one is proven, and is over once it is taken away', async () => {
    await proven()
    const other = await startReceiver()
    other.answer(404)
    await give(other.url)
    await tell()
    await deliver()
    expect(receiver.received).toHaveLength(1)
    expect(other.received.map(({ told }) => told.kind)).toEqual(['endpoint-proof'])
    await tell()
    fresh.clock.advance(1)
    await removeEndpoint(fresh.runtime, by())
    fresh.clock.advance(HOUR)
    await tell()
    await deliver()
    await other.close()
    expect([receiver.received.length, other.received.length]).toEqual([1, 1])
    expect(await shown()).toEqual({ address: null, askedAddress: null, pausedAt: null, notArrived: [] })
    expect((await events()).at(-1)).toBe('organisation-endpoint-removed')
  })

  it('is tried again with longer and longer waits, whatever went wrong, and is one message to whoever keeps its id', async () => {
    await proven()
    await tell()
    const waits: number[] = []
    for (const answer of [503, 'redirect', 'silent', 500] as const) {
      receiver.answer(answer)
      await deliver({ milliseconds: answer === 'silent' ? 50 : 5_000 })
      const { due } = (await rows()).at(-1)!
      waits.push((due.getTime() - fresh.clock.now().getTime()) / 1_000)
      fresh.clock.set(due.toISOString())
    }
    expect(waits).toEqual([15, 30, 60, 120])
    receiver.answer(202)
    await deliver()
    expect(new Set(receiver.received.map(({ told }) => told.id)).size).toBe(1)
    expect((await states()).at(-1)).toBe('request-arrived sent')
  })

  it('waits once, however much happens: what was never tried stands for all, what was tried is superseded', async () => {
    await proven()
    for (let more = 0; more < 20; more += 1) await tell()
    expect((await states()).slice(1)).toEqual(['request-arrived waiting'])
    receiver.answer(500)
    await deliver()
    for (let more = 0; more < 20; more += 1) await tell()
    expect((await states()).slice(1)).toEqual(['request-arrived dropped', 'request-arrived waiting'])
    // To an address that failed a new one does not go in a hurry.
    const due = (await rows()).at(-1)!.due.getTime()
    expect(due).toBeGreaterThan(fresh.clock.now().getTime())
  })

  it('goes first where it was never tried: whoever does not answer is in nobody’s way', async () => {
    await proven()
    receiver.answer(500)
    await tell()
    await deliver()
    fresh.clock.advance(HOUR)
    await tell('followed-changed')
    await deliver({ slots: 1 })
    expect(receiver.received.map(({ told }) => told.kind)).toEqual(['request-arrived', 'followed-changed'])
  })

  describe('that keeps failing', () => {
    beforeEach(async () => {
      await proven()
      receiver.answer(500)
      await tell()
      for (let tries = 0; tries < PAUSED_AFTER; tries += 1) {
        await deliver()
        fresh.clock.advance(4 * HOUR)
      }
    })

    it('is paused and shown, and sends nothing until somebody tries again', async () => {
      const tried = receiver.received.length
      expect(tried).toBe(PAUSED_AFTER)
      const { pausedAt, notArrived } = await shown()
      expect(pausedAt).not.toBeNull()
      expect(notArrived).toMatchObject([{ kind: 'request-arrived', reason: 'status 500' }])
      await tell()
      await deliver()
      expect(receiver.received).toHaveLength(tried)
      receiver.answer(200)
      expect(await tryEndpointAgain(fresh.runtime, by())).toEqual({ ok: true })
      await deliver()
      expect(receiver.received).toHaveLength(tried + 1)
      expect(await shown()).toMatchObject({ pausedAt: null, notArrived: [] })
      const last = (await events()).slice(-2)
      expect(last).toEqual(['organisation-endpoint-paused', 'organisation-endpoint-resumed'])
    })

    it('is asked about another address as if nothing ever failed there', async () => {
      await give(`${receiver.url}/new`)
      await deliver()
      const { kind, due } = (await rows()).at(-1)!
      expect([kind, due.getTime() - fresh.clock.now().getTime()]).toEqual(['endpoint-proof', 15_000])
    })

    it('loses nothing that was claimed while it was paused and settled after somebody tried again', async () => {
      await tell('followed-changed')
      await fresh.database.transact((transaction) =>
        transaction.update(outbox).set({ notBefore: fresh.clock.now() }).where(eq(outbox.state, 'waiting')),
      )
      let written = 0
      const transact: typeof fresh.database.transact = async (work) => {
        written += 1
        if (written === 2) await tryEndpointAgain(fresh.runtime, by())
        return fresh.database.transact(work)
      }
      await deliver({ runtime: { ...fresh.runtime, database: { ...fresh.database, transact } } })
      receiver.answer(200)
      await deliver()
      expect(await states()).toContain('followed-changed sent')
    })

    it('is not flooded: what waited for three days is dead, and shown for a month', async () => {
      await tell()
      fresh.clock.advance(72 * HOUR)
      await deliver()
      expect((await shown()).notArrived.map(({ reason }) => reason)).toEqual(['too-old', 'status 500'])
      fresh.clock.advance(31 * 24 * HOUR)
      expect((await shown()).notArrived).toEqual([])
    })
  })

  it('takes only an address of the internet outside the demo, and asks five times a day at most', async () => {
    for (const address of [
      receiver.url,
      'https://localhost/',
      'https://10.0.0.1/',
      'https://a:b@delinde.nl/',
    ])
      expect(await give(address, { mode: 'production' })).toEqual({ ok: false, refusal: 'not-outside' })
    receiver.answer(500)
    for (let asked = 0; asked < 5; asked += 1) expect(await give()).toEqual({ ok: true })
    expect(await give()).toEqual({ ok: false, refusal: 'too-many' })
    await deliver({ reach: 'internet' })
    expect(receiver.received).toEqual([])
    expect((await rows()).at(-1)).toMatchObject({ state: 'waiting', why: 'inside' })
    fresh.clock.advance(24 * HOUR)
    await deliver()
    expect((await shown()).notArrived).toMatchObject([{ kind: 'endpoint-proof', reason: 'too-old' }])
    receiver.answer('echo')
    await tryEndpointAgain(fresh.runtime, by())
    await deliver()
    expect(await shown()).toMatchObject({ address: receiver.url, notArrived: [] })
  })

  it('is for its own administrator to say', async () => {
    const sanne = await aColleague(fresh.runtime)
    const refused = { ok: false, refusal: 'not-there' }
    expect(await give(receiver.url, { staff: sanne })).toEqual(refused)
    expect(await removeEndpoint(fresh.runtime, by(sanne))).toEqual(refused)
    expect(await tryEndpointAgain(fresh.runtime, by(sanne))).toEqual(refused)
    expect(await rows()).toEqual([])
  })

  describe('about whom it follows', () => {
    let anna: LoggedIn
    beforeEach(async () => {
      await proven()
      fresh.clock.advance(1)
      anna = await family.logIn('anna')
      const person = (await findById(fresh.database.reader, fresh.runtime, anna.id))!
      await fresh.database.transact(async (transaction) => {
        for (const { ura } of [GP, HOSPITAL])
          await beginFollowing(transaction, person, {
            ...{ ura, startedBy: 'm', reason: 'treatment', name: null, at: fresh.clock.now() },
          })
      })
    })

    it('says so in the transaction of what changes its own, and of nothing else', async () => {
      await family.send(anna, { RPZAC005: 'yes' }, 'HOSPITAL')
      await deliver()
      expect(receiver.received).toEqual([])
      await family.send(anna, { RPZAC005: 'yes' })
      expect((await states()).at(-1)).toBe('followed-changed waiting')
      await deliver()
      expect(receiver.received.map(({ told }) => told.kind)).toEqual(['followed-changed'])
      const { text } = receiver.received[0]!
      for (const secret of [anna.id, '999990408', 'RPZAC', 'anna']) expect(text).not.toContain(secret)
    })

    it('says so after the last day of a yes, however late that is written down, and so does the list', async () => {
      await family.send(anna, { RPZAC005: 'yes' })
      await endsOn('2026-03-20')
      await fresh.database.transact((transaction) =>
        writeFollowing(transaction, { subjectId: anna.id, ura: GP.ura }, { seenVersion: 2 }),
      )
      await deliver()
      receiver.received.length = 0
      fresh.clock.set('2026-03-20T12:00:00.000Z')
      await family.passDay()
      await deliver()
      expect(receiver.received).toEqual([])
      fresh.clock.set('2026-03-24T12:00:00.000Z')
      await family.passDay()
      await deliver()
      expect(receiver.received.map(({ told }) => told.kind)).toEqual(['followed-changed'])
      expect(await readFollowed(fresh.runtime, ruben)).toMatchObject([{ changed: true }])
    })

    const endsOn = async (until: string) => {
      const person = (await findById(fresh.database.reader, fresh.runtime, anna.id))!
      const { number: predecessor, ...current } = (await readCurrent(fresh.database.reader, person))!
      const choices = current.choices.map((choice) => ({ ...choice, until }))
      const written = { ...current, number: predecessor + 1, predecessor, choices }
      await fresh.database.transact((transaction) =>
        writeVersion(transaction, person, { ...written, readIn: 'kept', draftId: null, draftRevision: null }),
      )
    }
  })
})
