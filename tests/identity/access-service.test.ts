import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readActingSession } from '~/representation/acting-session.server'
import { session } from '~/identity/tables.server'
import { endRepresentation, suspendRepresentation } from '~/mandate/grant-use-cases.server'
import { outbox } from '~/notification/tables.server'
import { startActing } from '~/onbehalf/acting-use-cases.server'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import { parseBsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { representation } from '~/representation/tables.server'
import { runStandIns } from '../stand-ins/run'
import { eachDatabase, type TestDatabase } from '../support/database'
import { doors, loggedEvents, openPerson, portalOn, PROFILES, setFault } from './portal'

const standIns = runStandIns()
const [FATIMA, YARA] = ['999990962', '999991097']
const UNKNOWN = '/mijn/namens?reden=niet-bekend'
const FAILED = '/inloggen/mislukt?reden=geweigerd'

eachDatabase('logging in for another, as the access service says', (open) => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await open()))
  afterEach(async () => {
    for (const path of PROFILES) await setFault(standIns, path, 'none')
    await fresh.drop()
  })

  type Given = Partial<Parameters<typeof portalOn>[0]>
  const portal = (given: Given = {}) => portalOn({ runtime: fresh.runtime, standIns, ...given })
  const person = (given: Given = {}) => openPerson(doors(portal(given)))
  const rows = () => fresh.database.reader.select().from(representation)
  const idOf = async (bsn: string) =>
    (await findByBsn(fresh.database.reader, fresh.runtime, parseBsn(bsn)!))?.row.id
  const mailsTo = async (bsn: string) =>
    (
      await fresh.database.reader
        .select()
        .from(outbox)
        .where(eq(outbox.subjectId, (await idOf(bsn))!))
    ).filter(({ kind }) => kind === 'authority').length

  /** They logged in once, and finished the first login as far as the portal can tell. */
  async function known(...personas: string[]) {
    for (const persona of personas) await person().logIn({ persona })
    const welcomed = { termsVersion: 1, emailConfirmedAt: fresh.clock.now() }
    await fresh.database.transact((transaction) => transaction.update(subject).set(welcomed))
  }
  const logInFor = async (given: Given = {}, who = person(given)) => {
    const answer = await who.logIn({ persona: 'yara', namens: 'fatima' })
    return { who, location: String(answer.headers.location) }
  }
  const actorOf = async (who: ReturnType<typeof person>) =>
    (await readActingSession(fresh.runtime, who.cookieHeader()))!.actor

  describe.each(PROFILES)('with %s', (profile) => {
    it('lands where one begins to act, as oneself, with an authorisation of that day', async () => {
      await known('fatima', 'yara')
      const { who, location } = await logInFor({ profile })
      const [row] = await rows()
      expect(location).toBe(`/mijn/namens/${row!.id}`)
      const [subjectId, representativeId] = [await idOf(FATIMA), await idOf(YARA)]
      expect(row).toMatchObject({ subjectId, representativeId, kind: 'authorised', state: 'active' })
      expect(row).toMatchObject({
        ground: 'access-service',
        startsOn: '2026-03-16',
        endsOn: '2026-03-16',
      })
      const actor = await actorOf(who)
      expect(actor).toMatchObject({ subjectId: representativeId })
      expect(actor.actingFor).toBeUndefined()
      const { others } = await readOthers(portal(), actor, 'list')
      expect(others).toMatchObject([{ representationId: row!.id, open: true }])
    })

    it.each(['half-mandate', 'mandate-of-another'])('refuses the login: %s', async (fault) => {
      await known('fatima', 'yara')
      await setFault(standIns, profile, fault)
      const before = await fresh.database.reader.$count(session)
      expect((await logInFor({ profile })).location).toBe(FAILED)
      expect(await rows()).toEqual([])
      expect(await fresh.database.reader.$count(session)).toBe(before)
      expect(await loggedEvents(fresh.runtime)).toContain('login-refused not-trusted')
    })
  })

  it('is said anew by each login, mailed once a day, and over the next day', async () => {
    await known('fatima', 'yara')
    await logInFor()
    const { who, location } = await logInFor()
    expect(await rows()).toHaveLength(1)
    expect(await mailsTo(FATIMA)).toBe(1)
    const said = (await loggedEvents(fresh.runtime)).filter((event) => event === 'representation-changed')
    expect(said).toHaveLength(2)
    const start = {
      representationId: location.split('/').at(-1)!,
      declared: true,
      sessionIndex: (await readActingSession(fresh.runtime, who.cookieHeader()))!.index,
      requestId: 'start',
    }
    expect(await startActing(portal(), await actorOf(who), start)).toEqual({ ok: true })
    expect((await actorOf(who)).actingFor).toMatchObject({ access: 'open', decides: 'self' })
    fresh.clock.set('2026-03-16T22:55:00Z')
    const late = person()
    await logInFor({}, late)
    await startActing(portal(), await actorOf(late), {
      ...start,
      sessionIndex: (await readActingSession(fresh.runtime, late.cookieHeader()))!.index,
    })
    fresh.clock.set('2026-03-16T23:05:00Z')
    expect((await actorOf(late)).actingFor).toMatchObject({ access: 'ended' })
    await logInFor()
    const days = (await rows()).map(({ startsOn, state }) => `${startsOn} ${state}`).toSorted()
    expect(days).toEqual(['2026-03-16 ended', '2026-03-17 active'])
    expect(await mailsTo(FATIMA)).toBe(2)
  })

  it('does not come back that day when the person ended it, nor while the officer stopped it', async () => {
    await known('fatima', 'yara')
    await logInFor()
    const fatima = person()
    await fatima.logIn({ persona: 'fatima' })
    const [first] = await rows()
    const step = { id: first!.id, requestId: 'end' }
    expect(await endRepresentation(portal(), await actorOf(fatima), step)).toMatchObject({ ok: true })
    expect((await logInFor()).location).toBe('/mijn/namens')
    expect(await rows()).toHaveLength(1)
    fresh.clock.set('2026-03-17T09:00:00Z')
    const next = (await logInFor()).location.split('/').at(-1)!
    await suspendRepresentation(portal(), { id: next, staffId: 'officer', requestId: 'stop' })
    fresh.clock.set('2026-03-18T09:00:00Z')
    expect((await logInFor()).location).toBe('/mijn/namens')
    expect((await rows()).map(({ state }) => state).toSorted()).toEqual(['ended', 'suspended'])
  })

  it('says that somebody must have logged in once who is not known here', async () => {
    await known('yara')
    expect((await logInFor()).location).toBe(UNKNOWN)
    expect(await rows()).toEqual([])
    expect(await fresh.database.reader.$count(subject)).toBe(1)
  })

  it('gives nothing over a child: the register decides, and a stranger picks nobody', async () => {
    await known('anna', 'bram', 'nina')
    const stranger = await person().logIn({ persona: 'nina', namens: 'bram' })
    expect(stranger.headers.location).toBe('/mijn/namens')
    expect(await rows()).toEqual([])
    const anna = person()
    await anna.logIn({ persona: 'anna' })
    const { others } = await readOthers(portal(), await actorOf(anna), 'list')
    const bram = others.find(({ decides }) => decides === 'together')!
    const answer = await person().logIn({ persona: 'anna', namens: 'bram' })
    expect(answer.headers.location).toBe(`/mijn/namens/${bram.representationId}`)
    expect((await rows()).map(({ ground }) => ground)).not.toContain('access-service')
  })

  it('counts for nobody under 16 who would act', async () => {
    await known('fatima', 'bram')
    await person().logIn({ persona: 'bram', namens: 'fatima' })
    expect(await rows()).toEqual([])
  })

  it('comes after the first login of who acts', async () => {
    await person().logIn({ persona: 'fatima' })
    expect((await logInFor()).location).toBe('/welkom')
  })
})
