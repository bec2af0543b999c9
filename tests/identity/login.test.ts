import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { readSession } from '~/identity/session.server'

import { openAttempt } from '~/identity/login-attempt.server'
import { loginTransaction, session } from '~/identity/tables.server'
import { parseBsn } from '~/person/bsn'
import type { RegisteredPerson } from '~/person/register'
import { subject } from '~/person/tables.server'
import { runTransitions } from '~/server/due-transitions.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { runStandIns } from '../stand-ins/run'
import { doors, loggedEvents, openPerson, portalOn, PROFILES, setFault } from './portal'

const standIns = runStandIns()

eachDatabase('logging in', (open) => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await open()))
  afterEach(async () => {
    for (const path of [...PROFILES, '/brp']) await setFault(standIns, path, 'none')
    await fetch(`${standIns.origin}/brp/reset`, { method: 'POST' })
    await fresh.drop()
  })

  const person = (given: Partial<Parameters<typeof portalOn>[0]> = {}) =>
    openPerson(doors(portalOn({ runtime: fresh.runtime, standIns, ...given })))

  it.each(PROFILES)('%s lets somebody in, who starts with the welcome', async (profile) => {
    const anna = person({ profile })
    const answer = await anna.logIn(
      { persona: 'anna', level: 'substantieel' },
      '/inloggen/digid?naar=/mijn/keuzes',
    )
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/welkom')
    const cookie = answer.cookies.find(({ name }) => name === '__Host-sessie')
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.domain).toBeUndefined()
    const found = await readSession(fresh.runtime, anna.cookieHeader())
    expect(found?.actor).toMatchObject({
      audience: 'citizen',
      name: 'Anna de Vries',
      level: 'substantieel',
      ageCategory: '16-or-over',
      welcome: 'needed',
      loggedInAt: fresh.clock.now(),
    })
    expect(await loggedEvents(fresh.runtime)).toEqual(['logged-in'])
  })

  // What a provider says differs; what is done with it does not: the rest is shown with one, and with both when asked.
  describe.each(process.env.EVERY_WAY ? PROFILES : PROFILES.slice(0, 1))('with %s', (profile) => {
    it('knows the same person again', async () => {
      await person({ profile }).logIn({ persona: 'anna', level: 'substantieel' })
      await person({ profile }).logIn({ persona: 'anna', level: 'hoog' })
      expect(await fresh.database.reader.$count(subject)).toBe(1)
    })

    it('refuses a level that is too low, and says so in the log', async () => {
      const answer = await person({ profile }).logIn({ persona: 'anna', level: 'midden' })
      expect(answer.headers.location).toBe('/inloggen/mislukt?reden=te-laag')
      expect(answer.cookies.some(({ name }) => name === '__Host-sessie')).toBe(false)
      expect(await loggedEvents(fresh.runtime)).toEqual(['login-refused level-too-low'])
      expect(await fresh.database.reader.$count(session)).toBe(0)
    })

    it('takes a lower level where that is asked', async () => {
      const answer = await person({ profile, minimumLevel: 'basis' }).logIn({
        persona: 'anna',
        level: 'basis',
      })
      expect(answer.headers.location).toBe('/welkom')
    })

    it('comes back from a cancelled login with a page that says so', async () => {
      const answer = await person({ profile }).logIn({ cancel: 'yes' })
      expect(answer.headers.location).toBe('/inloggen?reden=geannuleerd')
      expect(await loggedEvents(fresh.runtime)).toEqual(['login-refused cancelled'])
      const [login] = await fresh.database.reader.select().from(loginTransaction)
      expect(login?.usedAt).toEqual(fresh.clock.now())
    })

    it('says that the provider is down, and recovers by itself', async () => {
      const anna = person({ profile })
      await setFault(standIns, profile, 'down')
      anna.cookies.set('__Host-bezoek', 'x'.repeat(32))
      const down = await anna.ask('/inloggen/digid')
      expect(down.headers.location).toBe('/inloggen?reden=storing')
      await setFault(standIns, profile, 'none')
      expect((await anna.logIn({ persona: 'anna' })).headers.location).toBe('/welkom')
    })

    it('says that the provider is down when that happens halfway', async () => {
      const anna = person({ profile })
      const back = await anna.atProvider({ persona: 'anna' })
      await setFault(standIns, profile, 'down')
      expect((await anna.ask(back)).headers.location).toBe('/inloggen?reden=storing')
    })

    it('keeps to the language it began in', async () => {
      const answer = await person({ profile }).logIn({ cancel: 'yes' }, '/en/inloggen/digid')
      expect(answer.headers.location).toBe('/en/inloggen?reden=geannuleerd')
    })

    it('does not follow a path that leads away', async () => {
      const anna = person({ profile })
      await makeWelcome(fresh, anna)
      const answer = await anna.logIn({ persona: 'anna' }, '/inloggen/digid?naar=//kwaad.example')
      expect(answer.headers.location).toBe('/mijn')
      const good = await anna.logIn({ persona: 'anna' }, '/inloggen/digid?naar=/mijn/keuzes')
      expect(good.headers.location).toBe('/mijn/keuzes')
    })

    it('makes one session of an answer, and leads whoever fetches it again where it led', async () => {
      const anna = person({ profile })
      await makeWelcome(fresh, anna)
      const start = '/inloggen/digid?naar=%2Fmijn%2Fbekeken%3Fzoek%3Dcaf%25C3%25A9%2B%2525'
      const back = await anna.atProvider({ persona: 'anna' }, start)
      const destination = '/mijn/bekeken?zoek=caf%C3%A9+%25'
      expect((await anna.ask(back)).headers.location).toBe(destination)
      const before = await fresh.database.reader.$count(session)
      for (const cookies of [anna.cookieHeader(), anna.cookieHeader().replace(/__Host-sessie=[^;]*/, '')]) {
        const again = await anna.ask(back, { headers: { cookie: cookies } })
        expect(again.headers.location).toBe(destination)
        expect(again.cookies).toEqual([])
      }
      expect(await fresh.database.reader.$count(session)).toBe(before)
      expect(await readSession(fresh.runtime, anna.cookieHeader())).not.toBeNull()
    })

    it('keeps no secret of a login that was used', async () => {
      const anna = person({ profile })
      await anna.logIn({ persona: 'anna' })
      const [row] = await fresh.database.reader.select().from(loginTransaction)
      expect(() => openAttempt(fresh.runtime, row!)).toThrow()
    })

    it.each([
      { 'sec-purpose': 'prefetch' },
      { 'sec-purpose': 'prefetch;prerender' },
      { purpose: 'prefetch' },
      { 'x-moz': 'prefetch' },
    ])('is not used up by what a browser fetches in advance: %j', async (headers) => {
      const anna = person({ profile })
      const back = await anna.atProvider({ persona: 'anna' })
      const early = await anna.ask(back, { headers: { cookie: anna.cookieHeader(), ...headers } })
      expect(early.statusCode).toBe(425)
      expect(early.cookies).toEqual([])
      expect((await anna.ask(back)).headers.location).toBe('/welkom')
    })

    it('is not used up by a scanner that follows the link without the browser', async () => {
      const anna = person({ profile })
      const back = await anna.atProvider({ persona: 'anna' })
      const seen = await person({ profile }).ask(back)
      expect(seen.headers.location).toBe('/inloggen?reden=andere-browser')
      expect((await anna.ask(back)).headers.location).toBe('/welkom')
    })

    it('serves an answer once to two who come at the same moment', async () => {
      const anna = person({ profile })
      const back = await anna.atProvider({ persona: 'anna' })
      const headers = { cookie: anna.cookieHeader() }
      const answers = await Promise.all([anna.ask(back, { headers }), anna.ask(back, { headers })])
      const sessions = answers
        .flatMap(({ cookies }) => cookies)
        .filter(({ name }) => name === '__Host-sessie')
      expect(sessions.length).toBeLessThanOrEqual(1)
      expect(await fresh.database.reader.$count(session)).toBe(sessions.length)
    })

    it('does not take a code into another login', async () => {
      const anna = person({ profile })
      const used = new URL(await anna.atProvider({ persona: 'anna' }), 'http://x')
      const other = new URL(await anna.atProvider({ persona: 'anna' }), 'http://x')
      used.searchParams.set('state', other.searchParams.get('state')!)
      const answer = await anna.ask(`${used.pathname}${used.search}`)
      expect(answer.headers.location).toBe('/inloggen/mislukt?reden=geweigerd')
    })

    it('does not take the answer of another browser', async () => {
      const back = await person({ profile }).atProvider({ persona: 'anna' })
      const stranger = person({ profile })
      expect((await stranger.ask(back)).headers.location).toBe('/inloggen?reden=andere-browser')
      await stranger.atProvider({ persona: 'anna' }, '/inloggen/digid?naar=/mijn/keuzes')
      expect((await stranger.ask(back)).headers.location).toBe(
        '/inloggen?reden=oude-pagina&naar=%2Fmijn%2Fkeuzes',
      )
      expect(await fresh.database.reader.$count(session)).toBe(0)
    })

    it('does not take an answer after 15 minutes', async () => {
      const anna = person({ profile })
      const back = await anna.atProvider({ persona: 'anna' }, '/inloggen/digid?naar=/mijn/keuzes')
      fresh.clock.advance(15 * 60_000)
      expect((await anna.ask(back)).headers.location).toBe('/inloggen?reden=verlopen&naar=%2Fmijn%2Fkeuzes')
      expect(await fresh.database.reader.$count(session)).toBe(0)
    })

    it('lets two tabs of one browser log in', async () => {
      const anna = person({ profile })
      const [one, other] = [
        await anna.atProvider({ persona: 'anna' }),
        await anna.atProvider({ persona: 'anna' }),
      ]
      expect((await anna.ask(one)).headers.location).toBe('/welkom')
      expect((await anna.ask(other)).headers.location).toBe('/welkom')
    })

    it('lets a HEAD do nothing', async () => {
      const anna = person({ profile })
      const back = await anna.atProvider({ persona: 'anna' })
      expect((await anna.ask(back, { method: 'HEAD' })).statusCode).toBe(404)
      expect((await anna.ask(back)).headers.location).toBe('/welkom')
    })
  })

  describe('whom the register knows', () => {
    it.each([
      ['bram', '12-15', '/welkom'],
      ['cato', 'under-12', '/mijn'],
      ['dewi', '12-15', '/welkom'],
    ])('%s is %s, and lands where that age does', async (persona, ageCategory, landing) => {
      const answer = await person().logIn({ persona })
      expect(answer.headers.location).toBe(landing)
      const [row] = await fresh.database.reader.select().from(subject)
      expect(row).toMatchObject({ ageCategory })
      expect(row?.birthDateSealed).not.toBeNull()
      expect(row?.nextTransition).not.toBeNull()
    })

    it('keeps no birth date and no name of an adult', async () => {
      await person().logIn({ persona: 'anna' })
      const [row] = await fresh.database.reader.select().from(subject)
      expect(row).toMatchObject({
        ageCategory: '16-or-over',
        birthDateSealed: null,
        nextTransition: null,
        nameSealed: null,
        firstLoginAt: null,
      })
    })

    it('effects a birthday that no run effected yet: the date is gone, the gate opens, the run does nothing more', async () => {
      await person().logIn({ persona: 'dewi' })
      await fresh.database.transact(async (transaction) => {
        await transaction.update(subject).set({ undecidedFrom: '2020-01-01', undecidedNoted: true })
      })
      fresh.clock.set('2026-03-16T23:30:00Z')
      expect((await person().logIn({ persona: 'dewi' })).headers.location).toBe('/welkom')
      const [row] = await fresh.database.reader.select().from(subject)
      expect(row).toMatchObject({
        ...{ ageCategory: '16-or-over', birthDateSealed: null, nextTransition: null, undecidedFrom: null },
      })
      const events = await loggedEvents(fresh.runtime)
      expect(events).toContain('age-passed')
      await runTransitions(fresh.runtime, {
        requestId: 'run',
        onFailure: (error) => expect(error).toBeNull(),
      })
      expect(await loggedEvents(fresh.runtime)).toEqual(events)
    })

    it('refuses the dead and closes the gate', async () => {
      const answer = await person().logIn({ persona: 'otto' })
      expect(answer.headers.location).toBe('/inloggen/mislukt?reden=overleden')
      expect(await fresh.database.reader.select().from(subject)).toMatchObject([
        { deceasedAt: expect.any(Date) },
      ])
      expect(await loggedEvents(fresh.runtime)).toEqual(['gate-closed', 'login-refused deceased'])
      expect(await fresh.database.reader.$count(session)).toBe(0)
    })

    it.each(['down', 'garbage', 'hang-up'])(
      'lets nobody in for the first time while the register is broken: %s',
      async (fault) => {
        await setFault(standIns, '/brp', fault)
        const answer = await person().logIn({ persona: 'anna' })
        expect(answer.headers.location).toBe('/inloggen/mislukt?reden=register')
        expect(await fresh.database.reader.$count(subject)).toBe(0)
        expect(await loggedEvents(fresh.runtime)).toEqual(['login-refused register-down'])
      },
    )

    it('lets a known adult in while the register is down, and no child', async () => {
      await person().logIn({ persona: 'anna' })
      await person().logIn({ persona: 'bram' })
      await setFault(standIns, '/brp', 'down')
      const anna = person()
      expect((await anna.logIn({ persona: 'anna' })).headers.location).toBe('/welkom')
      expect((await readSession(fresh.runtime, anna.cookieHeader()))?.actor.name).toBe('Ingelogd')
      expect((await person().logIn({ persona: 'bram' })).headers.location).toBe(
        '/inloggen/mislukt?reden=register',
      )
    })

    it('refuses whom the register does not know', async () => {
      const register = { findPerson: async () => ({ ok: false, refusal: 'unknown-person' }) as const }
      const answer = await person({ register }).logIn({ persona: 'anna' })
      expect(answer.headers.location).toBe('/inloggen/mislukt?reden=onbekend')
    })

    it.each([
      [{ birthDate: null }, 'geboortedatum'],
      [{ suspendedFor: 'unknown' }, 'opgeschort'],
    ] as const)('has own words for a first login where the register says %j', async (told, reason) => {
      const known = { fullName: null, birthDate: '1991-06-01', deceased: false, shielded: false }
      let person_: RegisteredPerson = { ...known, ...told }
      const register = { findPerson: async () => ({ ok: true, person: person_ }) as const }
      const first = await person({ register }).logIn({ persona: 'anna' })
      expect(first.headers.location).toBe(`/inloggen/mislukt?reden=${reason}`)
      person_ = known
      await person({ register }).logIn({ persona: 'anna' })
      person_ = { ...known, ...told }
      const later = person({ register })
      expect((await later.logIn({ persona: 'anna' })).headers.location).toBe('/welkom')
      expect((await readSession(fresh.runtime, later.cookieHeader()))?.actor.name).toBe('Ingelogd')
    })

    it('lets in whom the register takes for dead no more, with log entry', async () => {
      const alive = { fullName: 'Anna', birthDate: '1991-06-01', deceased: false, shielded: false }
      let told: RegisteredPerson = { ...alive, deceased: true }
      const register = { findPerson: async () => ({ ok: true, person: told }) as const }
      const first = await person({ register }).logIn({ persona: 'anna' })
      expect(first.headers.location).toBe('/inloggen/mislukt?reden=overleden')
      told = alive
      expect((await person({ register }).logIn({ persona: 'anna' })).headers.location).toBe('/welkom')
      expect(await loggedEvents(fresh.runtime)).toContain('gate-opened')
    })
  })

  it('uses a login up itself, even where a provider would believe the same code twice', async () => {
    const believing = {
      finish: async () =>
        ({ ok: true, bsn: parseBsn('999990408')!, level: 'hoog', represented: null }) as const,
    }
    const anna = person({ digid: believing })
    const back = await anna.atProvider({ persona: 'anna' })
    const headers = { cookie: anna.cookieHeader() }
    const answers = await Promise.all(Array.from({ length: 5 }, () => anna.ask(back, { headers })))
    const places = answers.map((answer) => answer.headers.location).toSorted()
    expect(places).toEqual(Array<string>(5).fill('/welkom'))
    const made = answers.filter(({ cookies }) => cookies.some(({ name }) => name === '__Host-sessie'))
    expect(made).toHaveLength(1)
    expect(await fresh.database.reader.$count(session)).toBe(1)
  })

  it('puts a refusal in the log of the citizen whose number was established', async () => {
    await person().logIn({ persona: 'anna' })
    await person().logIn({ persona: 'anna', level: 'basis' })
    await person().logIn({ persona: 'erik', level: 'basis' })
    const [anna] = await fresh.database.reader.select().from(subject)
    const rows = await fresh.database.reader
      .select()
      .from(activity)
      .where(eq(activity.event, 'login-refused'))
    expect(rows.map((row) => row.subjectId).toSorted()).toEqual(['', anna!.id])
  })

  it('says what went wrong when the bridge lost the state, and logs nothing: it may be anybody', async () => {
    const stranger = person()
    for (const [query, reason] of [
      ['error=access_denied', 'geannuleerd'],
      ['error=server_error', 'storing'],
      ['error=invalid_request', 'storing'],
      ['error=login_required', 'afgebroken'],
      ['error=iets_nieuws', 'afgebroken'],
      ['', 'andere-browser'],
      ['code=x&state=y', 'andere-browser'],
      ['error=access_denied&state=y', 'andere-browser'],
    ])
      expect((await stranger.ask(`/inloggen/digid/terug?${query}`)).headers.location).toBe(
        `/inloggen?reden=${reason}`,
      )
    expect(await loggedEvents(fresh.runtime)).toEqual([])
  })

  describe.each(['with its state', 'without its state'])('an answer that refuses, %s', (how) => {
    it.each([
      ['access_denied', 'geannuleerd'],
      ['cancelled', 'geannuleerd'],
      ['login_required', 'afgebroken'],
      ['interaction_required', 'afgebroken'],
      ['consent_required', 'afgebroken'],
      ['iets_dat_niemand_kent', 'afgebroken'],
      ['temporarily_unavailable', 'storing'],
      ['server_error', 'storing'],
      ['invalid_request', 'storing'],
      ['unauthorized_client', 'storing'],
    ])('%s leads back to where one began, with why and where to', async (error, reason) => {
      const anna = person()
      const back = await anna.atProvider(
        { persona: 'anna' },
        '/en/inloggen/digid?naar=/mijn/bekeken%3Fdag%3D1',
      )
      const state = new URL(back, 'http://x').searchParams.get('state')!
      const query = new URLSearchParams({ error, ...(how === 'with its state' && { state }) })
      const answer = await anna.ask(`/inloggen/digid/terug?${query}`)
      const expected = `/en/inloggen?reden=${reason}&naar=%2Fmijn%2Fbekeken%3Fdag%3D1`
      expect(answer.headers.location).toBe(expected)
      expect(await fresh.database.reader.$count(session)).toBe(0)
    })
  })

  it('calls it cancelled also when the provider went down since', async () => {
    const anna = person()
    const back = await anna.atProvider({ persona: 'anna' })
    const state = new URL(back, 'http://x').searchParams.get('state')!
    await setFault(standIns, '/digid', 'down')
    const answer = await anna.ask(`/inloggen/digid/terug?error=access_denied&state=${state}`)
    expect(answer.headers.location).toBe('/inloggen?reden=geannuleerd')
  })

  it('lets who is logged in go on from an answer of long ago', async () => {
    const anna = person()
    await anna.logIn({ persona: 'anna' })
    expect((await anna.ask('/inloggen/digid/terug?code=x&state=y')).headers.location).toBe('/mijn')
    expect(await fresh.database.reader.$count(session)).toBe(1)
  })
})

/** Does by hand what the welcome screens do. */
async function makeWelcome(fresh: TestDatabase, anna: ReturnType<typeof openPerson>) {
  await anna.logIn({ persona: 'anna' })
  await fresh.database.transact(async (transaction) => {
    await transaction.update(subject).set({ termsVersion: 1, emailConfirmedAt: fresh.clock.now() })
  })
}
