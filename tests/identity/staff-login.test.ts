import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { appoint, dismiss } from '~/colleagues/appoint.server'
import type { ArrivingStaff, Staff } from '~/identity/actor'
import { readSession, whyEnded } from '~/identity/session.server'
import { chooseWorkplace, readWorkplaces } from '~/identity/staff-login.server'
import { session } from '~/identity/tables.server'
import { putProviders } from '~/provider/store.server'
import type { StaffRole } from '~/staff/role'
import { findMember, listMemberships } from '~/staff/store.server'
import { membership, staffMember } from '~/staff/tables.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { runStandIns } from '../stand-ins/run'
import { doors, loggedEvents, openPerson, portalOn, setFault } from './portal'

const standIns = runStandIns()
const [LINDE, CENTRUM, NOORD] = ['90000101', '90000202', '90000303']
const NAMES: Record<string, string> = { [LINDE]: 'De Linde', [CENTRUM]: 'Centrum', [NOORD]: 'Noord' }
const [SANNE, TOM] = ['900000101', '900000202']
const BY = { operator: 'operator', requestId: 'appointed' }
const START = '/inloggen/dezi'

eachDatabase('logging in with Dezi', (open) => {
  let fresh: TestDatabase
  beforeEach(async () => {
    fresh = await open()
    await listed(LINDE, CENTRUM, NOORD)
  })
  afterEach(async () => {
    await setFault(standIns, '/dezi', 'none')
    await fresh.drop()
  })

  const listed = (...uras: string[]) =>
    fresh.database.transact(async (transaction) => {
      const records = uras.map((ura) => ({ ura, name: NAMES[ura]!, city: 'Utrecht', types: ['Z3'] }))
      await putProviders(transaction, records, fresh.clock.now())
    })
  const ends = (ura: string) =>
    fresh.database.transact(async (transaction) => {
      const gone = { ura, name: 'Weg', city: 'Utrecht', types: ['Z3'], endedAt: fresh.clock.now() }
      await putProviders(transaction, [gone], fresh.clock.now())
    })
  const give = async (number: string, ura: string, ...roles: StaffRole[]) => {
    expect(await appoint(fresh.runtime, { number, ura, name: 'Nog Onbekend', roles }, BY)).toMatchObject({
      ok: true,
    })
  }
  const somebody = () => openPerson(doors(portalOn({ runtime: fresh.runtime, standIns })))
  const HIGH = { level: 'hoog' }
  const actorOf = async (person: ReturnType<typeof somebody>) =>
    (await readSession(fresh.runtime, person.cookieHeader()))?.actor as Staff | ArrivingStaff | undefined

  it('lets in who has one role at one organisation, by the name of the directory, and logs it there', async () => {
    await give(SANNE, LINDE, 'professional')
    const sanne = somebody()
    const answer = await sanne.logIn({ persona: 'sanne', ...HIGH }, `${START}?naar=/zorgaanbieder/dag`)
    expect(answer.headers.location).toBe('/zorgaanbieder/dag')
    expect(await actorOf(sanne)).toMatchObject({
      audience: 'staff',
      name: 'S. Visser',
      level: 'hoog',
      professional: SANNE,
      organisation: { ura: LINDE, name: 'De Linde' },
      roleCode: '01.015',
      role: 'professional',
    })
    const [row] = await fresh.database.reader.select().from(session)
    expect(JSON.stringify(row)).not.toMatch(/Visser|900000101/)
    const [entry] = (await entries()).filter(({ event }) => event === 'logged-in')
    const memberId = await findMember(fresh.database.reader, fresh.runtime, SANNE)
    expect(entry).toMatchObject({ organisation: LINDE, users: [{ id: memberId, role: '03' }] })
    await sanne.ask('/uitloggen', { method: 'POST' })
    expect((await entries()).at(-1)).toMatchObject({
      ...{ event: 'logged-out', organisation: LINDE },
      users: [{ id: memberId, role: '03' }],
    })
  })

  it.each<[string, string, Record<string, string>, string]>([
    ['cancelled', 'geannuleerd', { cancel: 'yes' }, 'none'],
    ['level-too-low', 'te-laag', { persona: 'sanne', level: 'substantieel' }, 'none'],
    ['level-too-low', 'te-laag', { persona: 'sanne', ...HIGH }, 'no-level'],
    ['not-trusted', 'geweigerd', { persona: 'sanne', ...HIGH }, 'wrong-key'],
    ['withdrawn', 'ingetrokken', { persona: 'sanne', ...HIGH }, 'withdrawn'],
  ])('refuses (%s) in its own words, and logs it', async (refusal, ...[reason, form, fault]) => {
    await give(SANNE, LINDE, 'professional')
    await setFault(standIns, '/dezi', fault)
    const answer = await somebody().logIn(form, `/en${START}?naar=/zorgaanbieder/dag`)
    expect(answer.headers.location).toBe(
      `/en/zorgaanbieder/inloggen?reden=${reason}&naar=%2Fzorgaanbieder%2Fdag`,
    )
    expect(await loggedEvents(fresh.runtime)).toContain(`login-refused ${refusal}`)
    expect(await fresh.database.reader.$count(session)).toBe(0)
  })

  it('refuses who works for no organisation of the directory, and keeps nothing of them', async () => {
    await ends(LINDE)
    const answer = await somebody().logIn({ persona: 'sanne', ...HIGH }, START)
    expect(answer.headers.location).toBe('/zorgaanbieder/inloggen?reden=geen-organisatie')
    expect(await loggedEvents(fresh.runtime)).toEqual(['login-refused no-organisation'])
    for (const table of [staffMember, membership, session])
      expect(await fresh.database.reader.$count(table)).toBe(0)
  })

  it('refuses who has no role yet, whom their administrator sees from then on', async () => {
    const answer = await somebody().logIn({ persona: 'sanne', ...HIGH }, START)
    expect(answer.headers.location).toBe('/zorgaanbieder/inloggen?reden=geen-rol')
    expect((await entries()).at(-1)).toMatchObject({ event: 'login-refused', organisation: LINDE })
    expect(await listMemberships(fresh.database.reader, fresh.runtime, LINDE)).toMatchObject([
      { name: 'S. Visser', profession: 'Huisarts', roles: [], lastLoginAt: fresh.clock.now() },
    ])
    await give(SANNE, LINDE, 'assistant')
    expect((await somebody().logIn({ persona: 'sanne', ...HIGH }, START)).headers.location).toBe(
      '/zorgaanbieder',
    )
  })

  it('takes an answer once, and only where it was asked', async () => {
    await give(SANNE, LINDE, 'professional')
    const sanne = somebody()
    const back = await sanne.atProvider({ persona: 'sanne', ...HIGH }, START)
    expect((await sanne.ask(back.replace('/dezi/', '/digid/'))).headers.location).toMatch(
      /^\/inloggen\?reden=/,
    )
    expect((await sanne.ask(back)).headers.location).toBe('/zorgaanbieder')
    const again = await sanne.ask(back)
    expect([again.headers.location, again.cookies]).toEqual(['/zorgaanbieder', []])
    expect(await fresh.database.reader.$count(session)).toBe(1)
  })

  describe('with more than one organisation or role', () => {
    let tom: ReturnType<typeof somebody>
    beforeEach(async () => {
      await give(TOM, CENTRUM, 'professional')
      await give(TOM, NOORD, 'professional', 'administrator')
      tom = somebody()
      const answer = await tom.logIn({ persona: 'tom', ...HIGH }, `${START}?naar=/zorgaanbieder/dag`)
      expect(answer.headers.location).toBe('/zorgaanbieder/werkplek?naar=%2Fzorgaanbieder%2Fdag')
    })
    const choose = async (ura: string, role: string) => {
      const { index, actor } = (await readSession(fresh.runtime, tom.cookieHeader()))!
      const choosing = { actor: actor as Staff, sessionIndex: index, ura, role, requestId: 'chosen' }
      return chooseWorkplace(fresh.runtime, choosing)
    }
    const goOn = (answer: Awaited<ReturnType<typeof choose>>) => {
      if (answer.ok) tom.cookies.set('__Host-sessie', answer.setCookie.split(/[=;]/)[1]!)
    }

    it('asks first which it is, and is nobody’s colleague until then', async () => {
      const actor = (await actorOf(tom))!
      expect(actor).toMatchObject({ role: 'arriving' })
      const found = await readWorkplaces(fresh.runtime, actor)
      expect(found.map(({ employment, role }) => `${employment.organisation.name} ${role}`)).toEqual([
        'Centrum professional',
        'Noord professional',
        'Noord administrator',
      ])
    })

    it('goes on under another id, no longer than the login would have lasted, and can change', async () => {
      const before = tom.cookieHeader()
      fresh.clock.advance(10 * 60_000)
      goOn(await choose(NOORD, 'administrator'))
      expect(await actorOf(tom)).toMatchObject({ organisation: { ura: NOORD }, role: 'administrator' })
      expect(await readSession(fresh.runtime, before)).toBeNull()
      const rows = await fresh.database.reader.select().from(session)
      expect(new Set(rows.map(({ expiresAt }) => expiresAt.getTime())).size).toBe(1)
      goOn(await choose(CENTRUM, 'professional'))
      expect(await actorOf(tom)).toMatchObject({ organisation: { ura: CENTRUM }, role: 'professional' })
      expect((await entries()).at(-1)).toMatchObject({ event: 'workplace-chosen', organisation: CENTRUM })
    })

    it.each([
      [LINDE, 'professional'],
      [CENTRUM, 'administrator'],
      [NOORD, 'director'],
    ])('does not become what they are not: %s %s', async (ura, role) => {
      expect(await choose(ura, role)).toEqual({ ok: false, refusal: 'not-theirs' })
      expect(await actorOf(tom)).toMatchObject({ role: 'arriving' })
    })

    it('ends at once in a role that is taken, says why, and is logged with who took it', async () => {
      goOn(await choose(NOORD, 'professional'))
      await dismiss(fresh.runtime, { number: TOM, ura: CENTRUM }, BY)
      expect(await actorOf(tom)).toMatchObject({ organisation: { ura: NOORD } })
      await dismiss(fresh.runtime, { number: TOM, ura: NOORD }, BY)
      expect(await actorOf(tom)).toBeUndefined()
      expect(await whyEnded(fresh.runtime, tom.cookieHeader())).toBe('rol')
      const memberId = await findMember(fresh.database.reader, fresh.runtime, TOM)
      const taken = (await entries()).filter(({ event }) => event === 'role-taken')
      expect(taken.map(({ object }) => (object as { id: string }).id)).toEqual([
        `${memberId}:professional`,
        `${memberId}:professional`,
        `${memberId}:administrator`,
      ])
      expect(taken.at(-1)).toMatchObject({ organisation: NOORD, users: [{ id: 'operator', role: '04' }] })
    })
  })

  async function entries() {
    const rows = await fresh.database.reader.select().from(activity).orderBy(activity.at, activity.sequence)
    return rows.map((row) => JSON.parse(row.entry) as Record<string, unknown>)
  }
})
