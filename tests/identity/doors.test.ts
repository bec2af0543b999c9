import rateLimit from '@fastify/rate-limit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { peekSession, readSession } from '~/identity/session.server'
import { loginTransaction } from '~/identity/tables.server'
import Fastify from 'fastify'
import { loginRoutes } from '~/identity/login-routes.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { runStandIns } from '../stand-ins/run'
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
      expect((await anna.ask(`${before}/sessie`)).json()).toEqual({ secondsLeft: 300 })
      fresh.clock.advance(MINUTE)
      expect((await anna.ask(`${before}/sessie`)).json()).toEqual({ secondsLeft: 240 })
      const stayed = await anna.ask(`${before}/sessie/verleng`, { method: 'POST', ...json })
      expect(stayed.json()).toEqual({ secondsLeft: 900 })
      fresh.clock.advance(15 * MINUTE)
      for (const gone of [
        await anna.ask(`${before}/sessie`),
        await anna.ask(`${before}/sessie/verleng`, { method: 'POST', ...json }),
      ]) {
        expect(gone.statusCode).toBe(401)
        expect(gone.json()).toEqual({ secondsLeft: 0 })
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

  it('open thirty times a quarter of an hour for one network, then ask for patience', async () => {
    const fastify = Fastify()
    await fastify.register(rateLimit, { global: false })
    const portal = portalOn({ runtime: fresh.runtime, standIns })
    await fastify.register(async (scope) => loginRoutes(scope, portal))
    const ask = (remoteAddress: string) => fastify.inject({ url: '/inloggen/digid/terug', remoteAddress })
    for (let time = 0; time < 30; time += 1) expect((await ask('192.0.2.7')).statusCode).toBe(303)
    const refused = await ask('192.0.2.7')
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await ask('192.0.2.8')).statusCode).toBe(303)
    expect((await ask('2001:db8::1')).statusCode).toBe(303)
  })
})
