import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import Fastify from 'fastify'
import { peekSession, readSession } from '~/identity/session.server'
import { loginTransaction } from '~/identity/tables.server'
import { loginRoutes } from '~/server/login-routes.server'
import { runStandIns } from '../stand-ins/run'
import { eachDatabase, type TestDatabase } from '../support/database'
import { doors, loggedEvents, openPerson, portalOn } from './portal'

const standIns = runStandIns()
const MINUTE = 60_000

eachDatabase('the doors', (open) => {
  let fresh: TestDatabase
  let anna: ReturnType<typeof openPerson>
  beforeEach(async () => {
    fresh = await open()
    anna = openPerson(doors(portalOn({ runtime: fresh.runtime, standIns })))
  })
  afterEach(() => fresh.drop())

  const json = { headers: { accept: 'application/json' } }
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const

  describe('a new login', () => {
    it('has a new id, and the old one is dead', async () => {
      await anna.logIn({ persona: 'anna' })
      const old = anna.cookieHeader()
      await anna.logIn({ persona: 'anna' })
      expect(anna.cookieHeader()).not.toBe(old)
      expect(await readSession(fresh.runtime, old)).toBeNull()
      expect(await readSession(fresh.runtime, anna.cookieHeader())).not.toBeNull()
      expect(await loggedEvents(fresh.runtime)).toEqual(['logged-in', 'logged-out', 'logged-in'])
    })

    it('takes no id that somebody planted', async () => {
      const planted = 'a'.repeat(32)
      anna.cookies.set('__Host-sessie', planted)
      await anna.logIn({ persona: 'anna' })
      expect(anna.cookies.get('__Host-sessie')).not.toBe(planted)
      expect(await readSession(fresh.runtime, `__Host-sessie=${planted}`)).toBeNull()
    })

    it('of somebody else in the same browser ends the first one', async () => {
      await anna.logIn({ persona: 'anna' })
      const old = anna.cookieHeader()
      await anna.logIn({ persona: 'erik' })
      expect(await readSession(fresh.runtime, old)).toBeNull()
      expect((await readSession(fresh.runtime, anna.cookieHeader()))?.actor.name).toBe('Erik Bakker')
    })

    it('that fails leaves the session as it was', async () => {
      await anna.logIn({ persona: 'anna' })
      await anna.logIn({ persona: 'erik', level: 'basis' })
      expect((await readSession(fresh.runtime, anna.cookieHeader()))?.actor.name).toBe('Anna de Vries')
    })
  })

  describe.each([
    ['', 'nl'],
    ['/en', 'en'],
  ])('under %j', (before) => {
    it('logging out ends it, clears the browser and tells nothing', async () => {
      await anna.logIn({ persona: 'anna' })
      const cookie = anna.cookieHeader()
      const answer = await anna.ask(`${before}/uitloggen`, form)
      expect(answer.statusCode).toBe(303)
      expect(answer.headers.location).toBe(`${before}/uitgelogd`)
      expect(answer.headers['clear-site-data']).toContain('"cookies"')
      expect(answer.headers['set-cookie']).toMatch(/^__Host-sessie=;.*Max-Age=0/)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(await readSession(fresh.runtime, cookie)).toBeNull()
    })

    it('logging out too late says why one is out already', async () => {
      await anna.logIn({ persona: 'anna' })
      fresh.clock.advance(15 * MINUTE)
      const answer = await anna.ask(`${before}/uitloggen`, form)
      expect(answer.headers.location).toBe(`${before}/uitgelogd?reden=tijd`)
    })

    it('staying logged in goes back to where one was', async () => {
      await anna.logIn({ persona: 'anna' })
      fresh.clock.advance(10 * MINUTE)
      const answer = await anna.ask(`${before}/sessie/verleng`, { ...form, payload: 'naar=/mijn/keuzes' })
      expect(answer.headers.location).toBe('/mijn/keuzes')
      const found = await peekSession(fresh.runtime, anna.cookieHeader())
      expect(found?.endsAt.getTime()).toBe(fresh.clock.now().getTime() + 15 * MINUTE)
    })

    it('staying logged in leads nowhere else', async () => {
      await anna.logIn({ persona: 'anna' })
      const answer = await anna.ask(`${before}/sessie/verleng`, { ...form, payload: 'naar=//kwaad.example' })
      expect(answer.headers.location).toBe(`${before}/mijn`)
    })

    it('tells a script how long there is left, and takes its wish to stay', async () => {
      await anna.logIn({ persona: 'anna' })
      fresh.clock.advance(10 * MINUTE)
      const first = (await anna.ask(`${before}/sessie`)).json()
      expect(first).toEqual({ secondsLeft: 300, visit: expect.stringMatching(/^.{16}$/) })
      const { visit } = first
      fresh.clock.advance(MINUTE)
      expect((await anna.ask(`${before}/sessie`)).json()).toEqual({ secondsLeft: 240, visit })
      const stayed = await anna.ask(`${before}/sessie/verleng`, { method: 'POST', ...json })
      expect(stayed.json()).toEqual({ secondsLeft: 900, visit })
      fresh.clock.advance(15 * MINUTE)
      for (const gone of [
        await anna.ask(`${before}/sessie`),
        await anna.ask(`${before}/sessie/verleng`, { method: 'POST', ...json }),
      ]) {
        expect(gone.statusCode).toBe(401)
        expect(gone.json()).toEqual({ secondsLeft: 0, why: 'tijd' })
        expect(gone.headers['cache-control']).toBe('no-store')
      }
    })
  })

  it('keep nothing of an address in the answer, and nothing of a person in an address', async () => {
    const back = await anna.atProvider({ persona: 'anna' })
    expect(back).not.toMatch(/99999/)
    const answer = await anna.ask(back)
    expect(JSON.stringify(answer.headers)).not.toMatch(/99999|Anna/)
  })

  it('seal what a login on its way needs', async () => {
    anna.cookies.set('__Host-bezoek', 'x'.repeat(32))
    const begun = await anna.ask('/inloggen/digid?naar=/mijn/keuzes')
    const sent = new URL(String(begun.headers.location)).searchParams
    const stored = JSON.stringify(await fresh.database.reader.select().from(loginTransaction))
    for (const secret of [
      sent.get('state')!,
      sent.get('nonce')!,
      '/mijn/keuzes',
      anna.cookies.get('__Host-inloggen')!,
    ])
      expect(stored).not.toContain(secret)
  })

  describe('count how often', () => {
    const limited = async () => {
      const fastify = Fastify()
      const portal = portalOn({ runtime: fresh.runtime, standIns })
      await fastify.register(async (scope) => loginRoutes(scope, portal))
      return (browser: string, remoteAddress: string) =>
        fastify.inject({
          url: '/inloggen/digid/terug?code=x&state=y',
          remoteAddress,
          headers: { cookie: `__Host-inloggen=${browser.padEnd(32, 'x')}` },
        })
    }

    it('begins anew for the next one on a tablet that many use', async () => {
      for (let resident = 0; resident < 6; resident += 1)
        expect((await anna.logIn({ persona: 'anna' })).statusCode).toBe(303)
    })

    it('lets one browser try ten times a quarter of an hour, then asks for patience', async () => {
      const ask = await limited()
      for (let time = 0; time < 10; time += 1) expect((await ask('one', '192.0.2.7')).statusCode).toBe(303)
      const refused = await ask('one', '192.0.2.7')
      expect(refused.statusCode).toBe(429)
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)
      // Nobody else at that address is shut out, and the same browser not for long.
      expect((await ask('another', '192.0.2.7')).statusCode).toBe(303)
      fresh.clock.advance(15 * MINUTE)
      expect((await ask('one', '192.0.2.7')).statusCode).toBe(303)
    })

    it('lets a whole nursing home in at one address', async () => {
      const ask = await limited()
      for (let resident = 0; resident < 120; resident += 1)
        expect((await ask(`resident${resident}`, '192.0.2.7')).statusCode).toBe(303)
    })

    it('stops an address that comes as a new browser every time, and no other address', async () => {
      const ask = await limited()
      for (let time = 0; time < 300; time += 1) await ask(`made-up${time}`, '2001:db8::1')
      expect((await ask('made-up', '2001:db8::2')).statusCode).toBe(429)
      expect((await ask('made-up', '192.0.2.8')).statusCode).toBe(303)
    })
  })

  it('say so to a browser that keeps no cookies, before it goes to DigiD', async () => {
    const fastify = doors(portalOn({ runtime: fresh.runtime, standIns }))
    const first = await fastify.inject('/en/inloggen/digid?naar=/mijn/bekeken%3Fdag%3D1')
    expect(first.headers['set-cookie']).toContain('__Host-inloggen=')
    const second = await fastify.inject(String(first.headers.location))
    expect(second.headers.location).toBe('/en/zonder-cookies?naar=%2Fmijn%2Fbekeken%3Fdag%3D1')
  })
})
