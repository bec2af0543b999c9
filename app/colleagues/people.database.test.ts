import { afterEach, beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import type { Staff } from '~/identity/actor'
import { newSession, peekSession, whyEnded } from '~/identity/session.server'
import type { Membership } from '~/staff/store.server'
import { membership } from '~/staff/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { aColleague, employ } from '../../tests/support/staff'
import { addPerson, changeRoles, readPeople, readPerson } from './people-use-cases.server'

const ELSEWHERE = { number: '900000606', ura: '90000303', name: 'E. Brouwer' }

eachDatabase('who may do what in an organisation', (open) => {
  let fresh: TestDatabase
  let ruben: Staff
  let sanne: Membership
  beforeEach(async () => {
    fresh = await open()
    ruben = await aColleague(fresh.runtime, {
      number: '900000303',
      name: 'R. Smit',
      roles: ['administrator'],
    })
    fresh.clock.advance(1000)
    sanne = await employ(fresh.runtime)
    fresh.clock.advance(1000)
  })
  afterEach(() => fresh.drop())

  const change = (
    id: string,
    roles: Membership['roles'],
    more: { staff?: Staff; seen?: Membership['roles'] } = {},
  ) => {
    const { staff = ruben, seen = ['professional'] } = more
    return changeRoles(fresh.runtime, { staff, id, roles, seen, requestId: 'changed' })
  }
  const logged = async () => {
    const rows = await fresh.database.reader.select().from(activity).orderBy(activity.at, activity.sequence)
    return rows.map((row) => JSON.parse(row.entry) as Record<string, unknown>)
  }
  const state = async () => JSON.stringify(await fresh.database.reader.select().from(membership))

  it('is said by its administrator, and logged with who said it about whom', async () => {
    expect(await change(sanne.id, ['assistant', 'planner'])).toEqual({ ok: true })
    const about = { organisation: '90000101', users: [{ id: ruben.memberId, role: '04', initiator: true }] }
    const event = (name: string, role: string) => ({
      ...about,
      ...{ event: name, object: { type: 'staff', id: `${sanne.memberId}:${role}` } },
    })
    expect(await logged()).toMatchObject([
      event('role-given', 'assistant'),
      event('role-given', 'planner'),
      event('role-taken', 'professional'),
    ])
    expect(await readPeople(fresh.runtime, ruben)).toMatchObject([
      { name: 'R. Smit', roles: ['administrator'], isSelf: true },
      { name: 'S. Visser', roles: ['assistant', 'planner'], isSelf: false },
    ])
  })

  it('ends at once what somebody does in a role that was taken, and not what they do in one that stays', async () => {
    const actor = await aColleague(fresh.runtime, { roles: ['professional', 'planner'] })
    const begin = async (role: Staff['role']) => {
      const { loggedInAt: _at, roles: _all, ...of } = { ...actor, role }
      const made = newSession(fresh.runtime, { of, at: fresh.clock.now() })
      await fresh.database.transact((transaction) => made.insert(transaction))
      return made.setCookie.split(';')[0]!
    }
    const [asProfessional, asPlanner] = [await begin('professional'), await begin('planner')]
    await change(sanne.id, ['planner'], { seen: ['professional', 'planner'] })
    expect(await peekSession(fresh.runtime, asProfessional)).toBeNull()
    expect(await whyEnded(fresh.runtime, asProfessional)).toBe('rol')
    expect((await peekSession(fresh.runtime, asPlanner))?.actor).toMatchObject({ roles: ['planner'] })
  })

  it('is nobody’s to say but the administrator’s of that organisation, by the rows', async () => {
    const stranger = await employ(fresh.runtime, ELSEWHERE)
    const colleague = await aColleague(fresh.runtime)
    const before = await state()
    const notThere = { ok: false, refusal: 'not-there' }
    expect(await change(stranger.id, [])).toEqual(notThere)
    expect(await change('0'.repeat(26), [])).toEqual(notThere)
    expect(await change(sanne.id, [], { staff: { ...colleague, role: 'administrator' } })).toEqual(notThere)
    expect(await readPerson(fresh.runtime, ruben, stranger.id)).toBeNull()
    const [own] = await readPeople(fresh.runtime, ruben)
    expect(await change(own!.id, [], { seen: ['administrator'] })).toEqual({
      ok: false,
      refusal: 'own-roles',
    })
    expect(await change(sanne.id, [], { seen: [] })).toEqual({ ok: false, refusal: 'changed-meanwhile' })
    expect(await state()).toBe(before)
    expect(await logged()).toEqual([])
  })

  it('leaves an administrator where two take it from each other', async () => {
    const other = await aColleague(fresh.runtime, {
      number: '900000404',
      name: 'L. Mulder',
      roles: ['administrator'],
    })
    const people = await readPeople(fresh.runtime, ruben)
    const idOf = (name: string) => people.find((one) => one.name === name)!.id
    const seen: Membership['roles'] = ['administrator']
    expect(await change(idOf('L. Mulder'), [], { seen })).toEqual({ ok: true })
    expect(await change(idOf('R. Smit'), [], { staff: other, seen })).toEqual({
      ok: false,
      refusal: 'not-there',
    })
  })

  it('may be said of somebody who never logged in, and tells nothing of where else they work', async () => {
    await employ(fresh.runtime, ELSEWHERE)
    const adding = { staff: ruben, number: ELSEWHERE.number, name: 'Els', requestId: 'added' }
    expect(await addPerson(fresh.runtime, { ...adding, roles: ['assistant'] })).toEqual({ ok: true })
    expect((await readPeople(fresh.runtime, ruben)).at(-1)).toMatchObject({
      name: 'Els',
      roles: ['assistant'],
    })
    expect((await logged()).map(({ event }) => event)).toEqual(['staff-added', 'role-given'])
    const again = await addPerson(fresh.runtime, { ...adding, roles: ['planner'] })
    expect(again).toEqual({ ok: false, refusal: 'known-already' })
    expect(await state()).not.toMatch(/Els|900000606/)
  })
})
