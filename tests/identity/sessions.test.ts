import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Typed } from '~/identity/kept-form'
import { keepTyped } from '~/identity/kept-form.server'
import {
  closeOverSessions,
  extendSession,
  newSession,
  peekSession,
  readSession,
  SESSION_COOKIE,
  whyEnded,
} from '~/identity/session.server'
import type { SessionOf } from '~/identity/session-actor.server'
import { session } from '~/identity/tables.server'
import { endSession } from '~/identity/use-cases.server'
import { parseBsn } from '~/person/bsn'
import { findOrCreate, writeAge } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { readActingSession } from '~/representation/acting-session.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { employ } from '../support/staff'
import { loggedEvents } from './portal'

const MINUTE = 60_000

eachDatabase('a session', (open) => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await open()))
  afterEach(() => fresh.drop())

  /** Logs somebody in without a provider; answers the `Cookie` header of the browser. */
  async function begin(bsn = '999990408', name = 'Anna de Vries') {
    const { runtime, clock } = fresh
    return runtime.database.transact(async (transaction) => {
      const citizen = await findOrCreate(transaction, runtime, parseBsn(bsn)!)
      await writeAge(transaction, citizen, { birthDate: '1991-07-04', today: '2026-03-16' })
      const made = newSession(runtime, {
        of: { audience: 'citizen', subjectId: citizen.row.id, name, level: 'hoog' },
        at: clock.now(),
      })
      await made.insert(transaction)
      return made.setCookie.split(';')[0]!
    })
  }

  const read = (cookie?: string) => readSession(fresh.runtime, cookie)
  const rows = () => fresh.database.reader.select().from(session)

  it('is known by its cookie alone, which is not in the database', async () => {
    const cookie = await begin()
    expect((await read(cookie))?.actor.name).toBe('Anna de Vries')
    const value = cookie.split('=')[1]!
    expect(Buffer.from(value, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
    const stored = JSON.stringify(await rows())
    expect(stored).not.toContain(value)
    expect(stored).not.toContain('Anna')
  })

  it.each([undefined, '', `${SESSION_COOKIE}=`, `${SESSION_COOKIE}=${'a'.repeat(32)}`, 'sessie=x'])(
    'is nobody with the cookie %j',
    async (cookie) => {
      await begin()
      expect(await read(cookie)).toBeNull()
    },
  )

  it('is not found by its index', async () => {
    const found = await read(await begin())
    expect(await read(`${SESSION_COOKIE}=${found!.index.slice(0, 32)}`)).toBeNull()
  })

  it('has another id every time', async () => {
    const cookies = await Promise.all(Array.from({ length: 5 }, () => begin()))
    expect(new Set(cookies).size).toBe(5)
    for (const cookie of cookies) expect(await read(cookie)).not.toBeNull()
  })

  it('ends after 15 minutes without activity', async () => {
    const cookie = await begin()
    fresh.clock.advance(15 * MINUTE - 1)
    expect(await peekSession(fresh.runtime, cookie)).not.toBeNull()
    fresh.clock.advance(1)
    expect(await read(cookie)).toBeNull()
    expect(await extendSession(fresh.runtime, cookie)).toBeNull()
  })

  it('goes on with activity, and says until when', async () => {
    const cookie = await begin()
    for (let minutes = 0; minutes < 60; minutes += 10) {
      fresh.clock.advance(10 * MINUTE)
      const found = await read(cookie)
      expect(found?.endsAt.getTime()).toBe(fresh.clock.now().getTime() + 15 * MINUTE)
    }
  })

  it('never lasts longer than eight hours', async () => {
    const cookie = await begin()
    const startedAt = fresh.clock.now().getTime()
    for (let minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
      fresh.clock.advance(10 * MINUTE)
      expect((await read(cookie))?.endsAt.getTime()).toBeLessThanOrEqual(startedAt + 8 * 60 * MINUTE)
    }
    fresh.clock.advance(10 * MINUTE - 1)
    expect((await extendSession(fresh.runtime, cookie))?.endsAt.getTime()).toBe(startedAt + 8 * 60 * MINUTE)
    fresh.clock.advance(1)
    expect(await read(cookie)).toBeNull()
  })

  it('of who runs the portal never lasts longer than two hours: a role that was taken is gone by then', async () => {
    const of = { audience: 'internal', worker: 'noor', name: 'Noor', level: 'hoog' } as const
    const made = newSession(fresh.runtime, { of: { ...of, roles: ['support-desk'] }, at: fresh.clock.now() })
    await fresh.database.transact((transaction) => made.insert(transaction))
    const cookie = made.setCookie.split(';')[0]!
    for (let minutes = 10; minutes < 2 * 60; minutes += 10) {
      fresh.clock.advance(10 * MINUTE)
      expect(await read(cookie)).not.toBeNull()
    }
    fresh.clock.advance(10 * MINUTE)
    expect(await read(cookie)).toBeNull()
  })

  it('stays over when the clock is set back: for who was told so, and for who was away', async () => {
    const [told, away, busy] = [await begin(), await begin(), await begin()]
    fresh.clock.advance(10 * MINUTE)
    expect(await read(busy)).not.toBeNull()
    fresh.clock.advance(5 * MINUTE)
    expect(await read(told)).toBeNull()
    fresh.clock.advance(-2 * MINUTE)
    expect(await read(told)).toBeNull()
    expect(await whyEnded(fresh.runtime, told)).toBe('tijd')
    expect(await extendSession(fresh.runtime, told)).toBeNull()
    fresh.clock.advance(2 * MINUTE)
    await closeOverSessions(fresh.runtime)
    fresh.clock.advance(-14 * MINUTE)
    expect(await peekSession(fresh.runtime, away)).toBeNull()
    expect(await read(busy)).not.toBeNull()
  })

  it('writes activity down every 15 seconds at most', async () => {
    const cookie = await begin()
    const [first] = await rows()
    fresh.clock.advance(14_999)
    await read(cookie)
    expect(await rows()).toEqual([first])
    fresh.clock.advance(1)
    await read(cookie)
    expect((await rows())[0]?.lastSeenAt).toEqual(fresh.clock.now())
  })

  it('is not longer for being looked at', async () => {
    const cookie = await begin()
    const before = (await peekSession(fresh.runtime, cookie))?.endsAt
    fresh.clock.advance(10 * MINUTE)
    expect((await peekSession(fresh.runtime, cookie))?.endsAt).toEqual(before)
  })

  it('is dead at once after logging out, for good, and forgets the name', async () => {
    const cookie = await begin()
    await endSession(fresh.runtime, { cookieHeader: cookie, requestId: 'r' })
    expect(await read(cookie)).toBeNull()
    expect(await extendSession(fresh.runtime, cookie)).toBeNull()
    expect(await rows()).toMatchObject([{ actorSealed: '', endedAt: fresh.clock.now() }])
    await endSession(fresh.runtime, { cookieHeader: cookie, requestId: 'r' })
    expect(await loggedEvents(fresh.runtime)).toEqual(['logged-out'])
  })

  it('leaves the other sessions of the same person alone', async () => {
    const [phone, desk] = [await begin(), await begin()]
    await endSession(fresh.runtime, { cookieHeader: phone, requestId: 'r' })
    expect(await read(phone)).toBeNull()
    expect(await read(desk)).not.toBeNull()
  })

  it('stays dead when activity and logging out cross each other', async () => {
    for (let round = 0; round < 10; round += 1) {
      const cookie = await begin()
      fresh.clock.advance(20_000)
      await Promise.all([
        ...Array.from({ length: 5 }, () => read(cookie)),
        endSession(fresh.runtime, { cookieHeader: cookie, requestId: 'r' }),
        ...Array.from({ length: 5 }, () => extendSession(fresh.runtime, cookie)),
      ])
      expect(await read(cookie)).toBeNull()
    }
  })

  it('is one for many requests at once', async () => {
    const cookie = await begin()
    fresh.clock.advance(MINUTE)
    const found = await Promise.all(Array.from({ length: 20 }, () => read(cookie)))
    expect(new Set(found.map((each) => each?.endsAt.getTime())).size).toBe(1)
  })

  it('lets people read on when the database cannot write', async () => {
    const cookie = await begin()
    fresh.clock.advance(MINUTE)
    const full = { ...fresh.database, transact: () => Promise.reject(new Error('disk full')) }
    const found = await readSession({ ...fresh.runtime, database: full }, cookie)
    expect(found?.actor.name).toBe('Anna de Vries')
    expect(found?.endsAt.getTime()).toBe(fresh.clock.now().getTime() + 14 * MINUTE)
  })

  it('knows from the row, not from the login, whether the welcome is done', async () => {
    const cookie = await begin()
    expect((await read(cookie))?.actor).toMatchObject({ welcome: 'needed' })
    const change = (values: object) =>
      fresh.database.transact(async (transaction) => void (await transaction.update(subject).set(values)))
    await change({ termsVersion: 1 })
    expect((await read(cookie))?.actor).toMatchObject({ welcome: 'needed' })
    await change({ emailConfirmedAt: fresh.clock.now() })
    expect((await read(cookie))?.actor).toMatchObject({ welcome: 'done' })
    await change({ termsVersion: 0 })
    expect((await read(cookie))?.actor).toMatchObject({ welcome: 'needed' })
  })

  describe('of another audience', () => {
    const common = { name: 'S. Visser', level: 'hoog' } as const
    const SANNE: SessionOf = {
      ...common,
      audience: 'staff',
      memberId: '',
      professional: '900000101',
      employments: [],
      organisation: { ura: '90000101', name: 'De Linde' },
      roleCode: '01.015',
      role: 'professional',
    }
    const JORIS: SessionOf = { ...common, audience: 'internal', worker: 'w-1', roles: ['privacy-officer'] }

    async function beginFor(given: SessionOf) {
      const of =
        given.audience === 'staff' ? { ...given, memberId: (await employ(fresh.runtime)).memberId } : given
      const made = newSession(fresh.runtime, { of, at: fresh.clock.now() })
      await fresh.runtime.database.transact((transaction) => made.insert(transaction))
      return made.setCookie.split(';')[0]!
    }
    const pretend = (columns: Partial<typeof session.$inferInsert>) =>
      fresh.database.transact(async (transaction) => void (await transaction.update(session).set(columns)))

    it.each([SANNE, JORIS])('is who logged in, and no citizen: $audience', async (of) => {
      const cookie = await beginFor(of)
      expect((await read(cookie))?.actor).toMatchObject({
        ...of,
        ...(of.audience === 'staff' && { memberId: expect.any(String), roles: ['professional'] }),
        loggedInAt: fresh.clock.now(),
      })
      expect(await readActingSession(fresh.runtime, cookie)).toBeNull()
      expect(JSON.stringify(await rows())).not.toMatch(/Visser|900000101|joris/)
      await endSession(fresh.runtime, { cookieHeader: cookie, requestId: 'out' })
      expect(await read(cookie)).toBeNull()
      expect(await loggedEvents(fresh.runtime)).toEqual(['logged-out'])
    })

    it('never opens as staff or internal when it is a citizen’s, whatever its row says', async () => {
      const cookie = await begin()
      for (const audience of ['staff', 'internal', 'nobody', ''])
        for (const subjectId of [null, (await rows())[0]!.subjectId]) {
          await pretend({ audience, subjectId })
          expect(await read(cookie), `${audience} ${subjectId}`).toBeNull()
        }
    })

    it.each([SANNE, JORIS])('never opens as a citizen’s, nor as the other: $audience', async (of) => {
      await begin()
      const [citizen] = await rows()
      const cookie = await beginFor(of)
      for (const audience of (['citizen', 'staff', 'internal'] as const).filter((one) => one !== of.audience))
        for (const subjectId of [null, citizen!.subjectId]) {
          await pretend({ audience, subjectId })
          expect(await read(cookie), `${audience} ${subjectId}`).toBeNull()
          expect(await readActingSession(fresh.runtime, cookie)).toBeNull()
        }
    })

    it('of a colleague is nobody’s from the request on at which the role is not theirs any more', async () => {
      const cookie = await beginFor(SANNE)
      await employ(fresh.runtime, { roles: ['professional', 'assistant'] })
      expect((await read(cookie))?.actor).toMatchObject({ role: 'professional' })
      await employ(fresh.runtime, { roles: ['assistant'] })
      expect(await read(cookie)).toBeNull()
    })

    it('of a colleague is nobody’s at another organisation, whatever its row says', async () => {
      const cookie = await beginFor(SANNE)
      const { memberId } = (await rows())[0]!
      for (const columns of [{ organisation: '90000303' }, { memberId: 'x' }, { organisation: null }]) {
        await pretend(columns)
        expect(await read(cookie), JSON.stringify(columns)).toBeNull()
        await pretend({ organisation: '90000101', memberId })
      }
      expect(await read(cookie)).not.toBeNull()
    })

    it('keeps nothing typed', async () => {
      const cookie = await beginFor(SANNE)
      const { index } = (await read(cookie))!
      fresh.clock.advance(16 * MINUTE)
      const typed = { fields: [] as [string, string][] } as unknown as Typed
      const keeping = { sessionIndex: index, page: '/mijn', forWhom: '', typed }
      expect(await keepTyped(fresh.runtime, keeping)).toBe(false)
    })
  })

  it('is over when the row was changed or moved by hand', async () => {
    const [anna, erik] = [await begin(), await begin('999990147', 'Erik Bakker')]
    const [one, other] = await rows()
    await fresh.database.transact(async (transaction) => {
      await transaction
        .update(session)
        .set({ actorSealed: other!.actorSealed })
        .where(eq(session.idIndex, one!.idIndex))
    })
    const alive = [await read(anna), await read(erik)].filter((found) => found !== null)
    expect(alive).toHaveLength(1)
  })

  it('is over when the citizen is gone', async () => {
    const cookie = await begin()
    await fresh.database.transact(async (transaction) => void (await transaction.delete(subject)))
    expect(await read(cookie)).toBeNull()
  })
})
