import { beforeEach, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { registerFollow, registerRun, subject } from '~/person/tables.server'
import { openUpdateRegister } from '~/person/updates.server'
import { representation } from '~/representation/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { followRegister } from './follow-register.server'

eachDatabase('following the register', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let cato: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    fresh.clock.set('2026-03-14T12:00:00Z')
    family = openFamily(fresh)
    family.authorityOver('cato', 'anna')
    anna = await family.logIn('anna')
    cato = await family.logIn('cato')
    await family.logIn('erik')
    await family.actFor(anna, 'cato')
    await family.send(anna, { RPZAC005: 'yes' })
  })

  const run = () => followRegister(family.doors)
  const nextDay = (day: string) => fresh.clock.set(`${day}T02:00:00Z`)
  const followed = () => [...family.told.followed].toSorted()
  const numbers = (...names: ('anna' | 'cato')[]) => names.map(numberOfPersona).toSorted()
  const runRow = async () => (await fresh.database.reader.select().from(registerRun))[0]

  it('follows who has a choice or a representation on either side, and nobody else; ends it with that', async () => {
    expect(await run()).toMatchObject({ began: 2, ended: 0, asked: 2, complete: true })
    expect(followed()).toEqual(numbers('anna', 'cato'))
    expect(await run()).toMatchObject({ began: 0, ended: 0, asked: 0, complete: true })
    await fresh.database.transact((transaction) =>
      transaction.update(representation).set({ state: 'ended', liveKey: 'x' }),
    )
    expect(await run()).toMatchObject({ ended: 1 })
    expect(followed()).toEqual(numbers('cato'))
    await fresh.database.transact((transaction) =>
      transaction.update(subject).set({ erasingFrom: new Date() }).where(eq(subject.id, cato.id)),
    )
    expect(await run()).toMatchObject({ ended: 1 })
    expect(followed()).toEqual([])
  })

  it('asks for changes once a day, from the last complete run on', async () => {
    await run()
    nextDay('2026-03-15')
    await run()
    await run()
    nextDay('2026-03-18')
    await run()
    expect(family.told.listsFrom).toEqual([null, '2026-03-14', '2026-03-15'])
  })

  it('begins at the last complete run again where one was not, and asks only about who was not answered', async () => {
    await run()
    nextDay('2026-03-15')
    family.told.changed.add('anna').add('cato')
    const asked: string[] = []
    const doors = {
      ...family.doors,
      register: {
        findPerson: async (bsn: Parameters<typeof family.doors.register.findPerson>[0]) => {
          asked.push(bsn)
          if (bsn === numberOfPersona('anna')) return { ok: false, refusal: 'register-down' } as const
          return family.doors.register.findPerson(bsn)
        },
      },
    }
    expect(await followRegister(doors)).toMatchObject({
      changed: 2,
      asked: 2,
      unanswered: 1,
      complete: false,
    })
    expect(await followRegister(doors)).toMatchObject({ changed: 0, asked: 1, complete: false })
    expect(asked.filter((bsn) => bsn === numberOfPersona('cato'))).toHaveLength(1)
    nextDay('2026-03-16')
    family.told.changed.clear()
    expect(await run()).toMatchObject({ asked: 1, complete: true })
    expect(family.told.listsFrom.at(-1)).toBe('2026-03-14')
    expect(await runRow()).toMatchObject({ openOn: null, completeOn: '2026-03-16' })
  })

  it('goes on after the process died between the list and the answers', async () => {
    await run()
    nextDay('2026-03-15')
    family.told.changed.add('cato')
    family.told.dead.add('cato')
    const dying = { ...family.doors, register: { findPerson: () => Promise.reject(new Error('killed')) } }
    expect(await followRegister(dying)).toMatchObject({ changed: 1, complete: false })
    family.told.changed.clear()
    expect(await run()).toMatchObject({ asked: 1, complete: true })
    expect((await family.personOf(cato.id)).row.deceasedAt).not.toBeNull()
  })

  it('does nothing and changes nothing while the register is down', async () => {
    await run()
    nextDay('2026-03-15')
    family.told.persons = 'down'
    expect(await run()).toMatchObject({ complete: false })
    expect(await runRow()).toMatchObject({ completeOn: '2026-03-14' })
    expect(await fresh.database.reader.select().from(registerFollow)).toHaveLength(2)
  })

  it('counts shielding at once, where names were seen, and no longer when it is lifted', async () => {
    await run()
    const disclosure = async () => (await anna.actor()).actingFor?.disclosure.providers
    expect(await disclosure()).toBe('names')
    family.told.shielded.add('cato')
    await fresh.database.transact((transaction) => transaction.update(registerFollow).set({ askAgain: true }))
    await run()
    expect(await disclosure()).toBe('kinds')
    expect((await family.personOf(cato.id)).row.confidentialSealed).not.toContain('yes')
    family.told.shielded.delete('cato')
    await fresh.database.transact((transaction) => transaction.update(registerFollow).set({ askAgain: true }))
    await run()
    expect(await disclosure()).toBe('names')
  })

  it('never says a number: not in what it answers, nor in what fails', async () => {
    const said: unknown[] = []
    const updates = openUpdateRegister('http://127.0.0.1:9')
    const doors = { ...family.doors, updates }
    const answer = await followRegister(doors, { onFailure: (error) => void said.push(error) })
    const told = JSON.stringify([answer, said.map(String)])
    for (const name of ['anna', 'cato'] as const) expect(told).not.toContain(numberOfPersona(name))
    expect(answer).toMatchObject({ began: 0, complete: false })
    const stored = JSON.stringify(await fresh.database.reader.select().from(registerFollow))
    expect(stored).not.toContain(numberOfPersona('anna'))
  })
})
