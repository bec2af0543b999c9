import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { session } from '~/identity/tables.server'
import { LOGIN_FAULTS } from '../../stand-ins/login/faults'
import { eachDatabase, type TestDatabase } from '../support/database'
import { runStandIns } from '../stand-ins/run'
import { doors, openPerson, portalOn, PROFILES, setFault } from './portal'

const standIns = runStandIns()

/** Not lies about a login, but other trouble; tested elsewhere. */
const TROUBLE = ['none', 'down', 'slow']
/** Lies that a profile has no place for: the plain one encrypts nothing, the bridge has no time of login, neither has declarations or names factors. */
const HARMLESS: Record<string, string[]> = {
  '/digid': ['unencrypted', 'wrong-sub', 'withdrawn', 'one-factor'],
  '/digid-brug': ['old-auth-time', 'withdrawn', 'one-factor'],
}

eachDatabase('every lie of a provider', (open) => {
  let fresh: TestDatabase
  beforeAll(async () => void (fresh = await open()))
  afterAll(() => fresh.drop())

  const sessions = () => fresh.database.reader.$count(session)

  describe.each(PROFILES)('of %s', (profile) => {
    afterEach(() => setFault(standIns, profile, 'none'))

    it.each(LOGIN_FAULTS.filter((fault) => !TROUBLE.includes(fault)))('%s', async (fault) => {
      const anna = openPerson(doors(portalOn({ runtime: fresh.runtime, standIns, profile })))
      const before = await sessions()
      await setFault(standIns, profile, fault)
      const answer = await anna.logIn({ persona: 'anna', level: 'substantieel', namens: 'erik' })
      const harmless = HARMLESS[profile]?.includes(fault) ?? false
      expect(answer.headers.location).toMatch(harmless ? '/welkom' : /reden=(geweigerd|oude-pagina)$/)
      expect((await sessions()) - before).toBe(harmless ? 1 : 0)
    })
  })
})
