import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import type { ActingCitizen } from '~/representation/acting'
import { newSession } from '~/identity/session.server'
import { readActingSession } from '~/representation/acting-session.server'
import {
  askForMail,
  confirmByLink,
  leaveWelcome,
  readConfirmation,
  readMailChoice,
} from '~/welcome/welcome-mail.server'
import { acceptTerms, completeWelcome, readWelcome } from '~/welcome/welcome.server'
import { parseEmail } from '~/notification/email'
import { makeLink } from '~/notification/links.server'
import { mailLink } from '~/notification/tables.server'
import { parseBsn } from '~/person/bsn'
import { findById, findOrCreate, writeAge } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { TERMS_VERSION } from '~/privacy/terms'
import { provider } from '~/provider/tables.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { loggedEvents } from './portal'

const EMAIL = parseEmail('anna@voorbeeld.nl')!

eachDatabase('the first login', (open) => {
  let fresh: TestDatabase
  let actor: ActingCitizen
  let cookieHeader: string
  const requestId = 'request-1'
  beforeEach(async () => {
    fresh = await open()
    const { runtime, clock } = fresh
    cookieHeader = await runtime.database.transact(async (transaction) => {
      const citizen = await findOrCreate(transaction, runtime, parseBsn('999990408')!)
      await writeAge(transaction, citizen, { birthDate: '1991-07-04', today: '2026-03-16' })
      const made = newSession(runtime, {
        of: { audience: 'citizen', subjectId: citizen.row.id, name: 'Anna', level: 'hoog' },
        at: clock.now(),
      })
      await made.insert(transaction)
      return made.setCookie.split(';')[0]!
    })
    actor = await now()
  })
  afterEach(() => fresh.drop())

  const now = async () => (await readActingSession(fresh.runtime, cookieHeader))!.actor
  const row = async () => (await fresh.database.reader.select().from(subject))[0]!
  const by = () => ({ subjectId: actor.subjectId, requestId })
  const accept = (version = TERMS_VERSION) => acceptTerms(fresh.runtime, { ...by(), version, language: 'en' })
  const ask = (kinds: ('viewed' | 'choices-changed')[] = []) =>
    askForMail(fresh.runtime, actor, { email: EMAIL, name: 'Anna', kinds, language: 'nl', requestId })
  const change = (values: object) =>
    fresh.database.transact(
      async (transaction) =>
        void (await transaction.update(subject).set(values).where(eq(subject.id, actor.subjectId))),
    )

  it('begins with the terms, and notes nothing of its own', async () => {
    expect(await readWelcome(fresh.runtime, by())).toEqual({
      terms: 'not-yet',
      asked: { count: 0, permitted: 0, latest: [] },
      birthDateUntil: null,
    })
    expect(await loggedEvents(fresh.runtime)).toEqual([])
  })

  describe('the terms', () => {
    it('are kept by version and language, once', async () => {
      expect(await accept()).toEqual({ ok: true })
      expect(await accept()).toEqual({ ok: true })
      expect(await row()).toMatchObject({ termsVersion: TERMS_VERSION, language: 'en', firstLoginAt: null })
      expect(await loggedEvents(fresh.runtime)).toEqual(['terms-accepted'])
      expect(await readWelcome(fresh.runtime, by())).toMatchObject({ terms: 'accepted' })
    })

    it.each([0, TERMS_VERSION + 1])('of another version are not accepted: %i', async (version) => {
      expect(await accept(version)).toEqual({ ok: false, refusal: 'other-version' })
      expect((await row()).termsVersion).toBe(0)
      expect(await loggedEvents(fresh.runtime)).toEqual([])
    })

    it('that changed ask again, and then everything is in order at once', async () => {
      await change({ termsVersion: TERMS_VERSION - 1, emailConfirmedAt: fresh.clock.now() })
      expect((await now()).welcome).toBe('needed')
      await accept()
      expect((await now()).welcome).toBe('done')
      expect(await loggedEvents(fresh.runtime)).toEqual(['terms-accepted', 'first-login-completed'])
    })

    it('come before the mail', async () => {
      expect(await readMailChoice(fresh.runtime, actor)).toEqual({ ok: false, goTo: '/welkom' })
    })
  })

  describe('the mail', () => {
    beforeEach(() => accept())

    it('starts empty, with nothing ticked', async () => {
      expect(await readMailChoice(fresh.runtime, actor)).toEqual({
        ok: true,
        values: { email: '', name: '', kinds: [] },
      })
    })

    it('is asked for, kept for later, and waits for its link', async () => {
      expect(await ask(['viewed'])).toEqual({ ok: true, goTo: '/welkom/bevestigen' })
      expect(await readMailChoice(fresh.runtime, actor)).toEqual({
        ok: true,
        values: { email: EMAIL, name: 'Anna', kinds: ['viewed'] },
      })
      expect(await readConfirmation(fresh.runtime, actor)).toMatchObject({ ok: true, email: EMAIL })
      expect(await fresh.database.reader.$count(mailLink)).toBe(1)
    })

    it('cannot be sent without end', async () => {
      for (let time = 0; time < 5; time += 1) expect(await ask()).toMatchObject({ ok: true })
      expect(await ask()).toEqual({ ok: false, refusal: 'too-many' })
    })

    it('has nothing to confirm before an address was given', async () => {
      expect(await readConfirmation(fresh.runtime, actor)).toEqual({ ok: false, goTo: '/welkom/e-mail' })
    })
  })

  it('is complete once, whoever comes twice', async () => {
    await accept()
    expect(await completeWelcome(fresh.runtime, by())).toBe('needed')
    await change({ emailConfirmedAt: fresh.clock.now() })
    const both = await Promise.all([
      completeWelcome(fresh.runtime, by()),
      completeWelcome(fresh.runtime, by()),
    ])
    expect(both).toEqual(['done', 'done'])
    expect((await row()).firstLoginAt).toEqual(fresh.clock.now())
    expect(await loggedEvents(fresh.runtime)).toEqual(['terms-accepted', 'first-login-completed'])
    actor = await now()
    expect(await readMailChoice(fresh.runtime, actor)).toEqual({ ok: false, goTo: '/mijn' })
    expect(await readConfirmation(fresh.runtime, actor)).toEqual({ ok: false, goTo: '/mijn' })
  })

  it('is complete as soon as the link in the mail is followed, by whoever has it', async () => {
    await accept()
    const citizen = await findById(fresh.database.reader, fresh.runtime, actor.subjectId)
    const { token } = await fresh.database.transact((transaction) =>
      makeLink(transaction, fresh.runtime, {
        citizen: citizen!,
        purpose: 'confirm-address',
        payload: EMAIL,
        at: fresh.clock.now(),
      }),
    )
    expect(await confirmByLink(fresh.runtime, { token: 'a'.repeat(32), requestId })).toMatchObject({
      refusal: 'unknown',
    })
    expect((await now()).welcome).toBe('needed')
    expect(await confirmByLink(fresh.runtime, { token, requestId })).toEqual({ ok: true })
    expect((await now()).welcome).toBe('done')
    expect(await confirmByLink(fresh.runtime, { token, requestId })).toMatchObject({ refusal: 'used' })
    const logged = await loggedEvents(fresh.runtime)
    expect(logged.filter((event) => event === 'first-login-completed')).toHaveLength(1)
  })

  it('can be left halfway with everything kept', async () => {
    await accept()
    await ask(['viewed'])
    const headers = await leaveWelcome(fresh.runtime, { cookieHeader, requestId })
    expect(headers['Set-Cookie']).toMatch(/^__Host-sessie=;.*Max-Age=0/)
    expect(headers['Clear-Site-Data']).toContain('"cookies"')
    expect(await readActingSession(fresh.runtime, cookieHeader)).toBeNull()
    expect(await row()).toMatchObject({ termsVersion: TERMS_VERSION })
    expect(await readMailChoice(fresh.runtime, actor)).toMatchObject({ values: { email: EMAIL } })
  })

  it('shows who asked before, the latest first, and logs that it was read', async () => {
    const at = (minutes: number) => new Date(fresh.clock.now().getTime() - minutes * 60_000)
    await fresh.database.transact(async (transaction) => {
      const known = { ura: '90000101', name: 'Huisartsenpraktijk De Linde', city: 'Utrecht', types: ['Z3'] }
      await transaction.insert(provider).values({ ...known, updatedAt: fresh.clock.now() })
      const questions = Array.from({ length: 7 }, (_, place) => ({
        event: 'consulted' as const,
        action: 'E' as const,
        outcome: 'deny' as const,
        at: at(place),
        subjectId: actor.subjectId,
        organisation: place === 0 ? '90000101' : '90000999',
        users: [{ id: 'client', role: '07' as const, initiator: true }],
        object: { type: 'profile' as const, id: actor.subjectId },
        requestId: `question-${place}`,
      }))
      await appendActivity(transaction, questions)
      const [other] = questions
      await appendActivity(transaction, [{ ...other!, subjectId: 'somebody-else' }])
    })
    const welcome = await readWelcome(fresh.runtime, by())
    expect(welcome?.asked.count).toBe(7)
    expect(welcome?.asked.latest).toHaveLength(5)
    expect(welcome?.asked.latest.slice(0, 2)).toEqual([
      { at: at(0), ura: '90000101', name: 'Huisartsenpraktijk De Linde', outcome: 'deny' },
      { at: at(1), ura: '90000999', name: null, outcome: 'deny' },
    ])
    expect((await loggedEvents(fresh.runtime)).filter((event) => event === 'views-read')).toHaveLength(1)
  })
})
