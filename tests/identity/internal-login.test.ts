import { afterEach, beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import type { ActivityEntry } from '~/audit/entry'
import { readSession } from '~/identity/session.server'
import { session } from '~/identity/tables.server'
import { workersNamed } from '~/worker/store.server'
import { worker } from '~/worker/tables.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { runStandIns } from '../stand-ins/run'
import { doors, loggedEvents, openPerson, portalOn, setFault } from './portal'

const standIns = runStandIns()
const START = '/inloggen/desk'

eachDatabase('logging in as who runs the portal', (open) => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await open()))
  afterEach(async () => {
    await setFault(standIns, '/desk', 'none')
    await fresh.drop()
  })

  const somebody = () => openPerson(doors(portalOn({ runtime: fresh.runtime, standIns })))
  const entries = async () => {
    const rows = await fresh.database.reader.select().from(activity).orderBy(activity.at, activity.sequence)
    return rows.map(({ entry, ...row }) => ({
      ...row,
      ...(JSON.parse(entry) as Pick<ActivityEntry, 'users'>),
    }))
  }

  it('lets in who has a role, to where they were going, and logs who came and went', async () => {
    const noor = somebody()
    const answer = await noor.logIn({ persona: 'noor' }, `${START}?naar=/servicedesk`)
    expect(answer.headers.location).toBe('/servicedesk')
    expect((await readSession(fresh.runtime, noor.cookieHeader()))?.actor).toMatchObject({
      ...{ audience: 'internal', worker: expect.any(String), name: 'Noor Hendriks', level: 'substantieel' },
      roles: ['support-desk'],
    })
    await noor.ask('/uitloggen', { method: 'POST' })
    const [known] = await fresh.database.reader.select().from(worker)
    expect(JSON.stringify(known)).not.toMatch(/noor|Hendriks/i)
    const users = [{ id: known!.id, role: '07', initiator: true }]
    expect((await entries()).map(({ event, subjectId, users }) => ({ event, subjectId, users }))).toEqual(
      ['logged-in', 'logged-out'].map((event) => ({ event, subjectId: '', users })),
    )
    const joris = somebody()
    expect((await joris.logIn({ persona: 'joris' }, START)).headers.location).toBe('/medewerkers')
    expect((await entries()).at(-1)?.users).toMatchObject([{ role: '04' }])
  })

  it('is the same person at every login, by the name of the last', async () => {
    for (const persona of ['noor', 'noor', 'joris']) await somebody().logIn({ persona }, START)
    const rows = await fresh.database.reader.select().from(worker)
    const names = await workersNamed(fresh.database.reader, fresh.runtime, [...rows.map(({ id }) => id), 'x'])
    expect([...names.values()].toSorted()).toEqual(['Joris van Dijk', 'Noor Hendriks'])
  })

  it.each<[string, string, Record<string, string>, string]>([
    ['cancelled', 'geannuleerd', { cancel: 'yes' }, 'none'],
    ['level-too-low', 'te-laag', { persona: 'noor', level: 'midden' }, 'none'],
    ['one-factor', 'een-stap', { persona: 'noor' }, 'one-factor'],
    ['not-trusted', 'geweigerd', { persona: 'noor' }, 'wrong-key'],
  ])('refuses (%s) in its own words, and logs it', async (refusal, ...[reason, form, fault]) => {
    await setFault(standIns, '/desk', fault)
    const answer = await somebody().logIn(form, `/en${START}?naar=/servicedesk`)
    expect(answer.headers.location).toBe(`/en/medewerkers/inloggen?reden=${reason}&naar=%2Fservicedesk`)
    expect(await loggedEvents(fresh.runtime)).toContain(`login-refused ${refusal}`)
    expect(await fresh.database.reader.$count(session)).toBe(0)
  })

  it('takes an answer once, and only where it was asked', async () => {
    const noor = somebody()
    const back = await noor.atProvider({ persona: 'noor' }, START)
    expect((await noor.ask(back.replace('/desk/', '/dezi/'))).headers.location).toMatch(
      /^\/zorgaanbieder\/inloggen\?reden=/,
    )
    expect((await noor.ask(back)).headers.location).toBe('/medewerkers')
    expect((await noor.ask(back)).headers.location).toBe('/medewerkers')
    expect(await fresh.database.reader.$count(session)).toBe(1)
  })
})
