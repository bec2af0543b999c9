import { beforeEach, expect, it } from 'vitest'
import { enqueue } from '~/notification/outbox.server'
import { gateOn } from '~/person/gate'
import { readLiveOf } from '~/representation/store.server'
import { localDate } from '~/runtime/local-date'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { openFamily, type Family, type LoggedIn, type Name } from '../../tests/support/family'
import { followRegister } from './follow-register.server'

eachDatabase('a death, and a death that was a mistake', (open) => {
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
    await family.actFor(anna, 'cato')
    await family.send(anna, { RPZAC005: 'yes' })
  })

  const gateOf = async (id: string) => gateOn((await family.personOf(id)).row, localDate(fresh.runtime.now()))
  const liveOf = async (id: string) => (await readLiveOf(fresh.database.reader, id)).map(({ state }) => state)
  const eventsOf = async (id: string) => (await family.logOf(id)).map(({ event }) => event)
  const night = async () => {
    fresh.clock.set(new Date(fresh.runtime.now().getTime() + 24 * 3_600_000).toISOString())
    return followRegister(family.doors)
  }
  const dies = (name: Name) => family.told.dead.add(name) && family.told.changed.add(name)
  const lives = (name: Name) => family.told.dead.delete(name) && family.told.changed.add(name)

  it('closes the gate, ends sessions and who acts, and tells who decided; nothing is mailed to the dead', async () => {
    dies('cato')
    await followRegister(family.doors)
    expect([await gateOf(cato.id), await liveOf(cato.id)]).toEqual(['deceased', []])
    await expect(cato.actor()).rejects.toThrow('not logged in')
    expect((await anna.actor()).actingFor?.access).toBe('ended')
    expect(await eventsOf(cato.id)).toContain('gate-closed')
    expect(await family.mailsTo(anna.id)).toContain('authority')
    const mailed = (await family.mailsTo(cato.id)).length
    await night()
    const citizen = await family.personOf(cato.id)
    const at = fresh.runtime.now()
    const queued = await fresh.database.transact((transaction) =>
      enqueue(transaction, fresh.runtime, { kind: 'lock', citizen, reason: 'x', at }),
    )
    expect(queued).toBe('deceased')
    expect((await family.mailsTo(cato.id)).length).toBe(mailed)
    expect((await eventsOf(cato.id)).filter((event) => event === 'gate-closed')).toHaveLength(1)
  })

  it('opens again when the register takes it back, with authority as the register gives it now', async () => {
    dies('cato')
    await night()
    lives('cato')
    await night()
    expect([await gateOf(cato.id), await liveOf(cato.id)]).toEqual(['open', ['active']])
    expect(await eventsOf(cato.id)).toContain('gate-opened')
    expect(await family.inForce(cato.id)).toContain('GP GGC002 RPZAC005 yes')
  })

  it('ends what the dead did for others, whose gate closes while nobody decides, and opens by the register', async () => {
    dies('anna')
    await night()
    expect([await gateOf(cato.id), await liveOf(cato.id)]).toEqual(['under-decision', []])
    lives('anna')
    await night()
    expect([await gateOf(cato.id), await liveOf(cato.id)]).toEqual(['open', ['active']])
  })

  it('closes and opens by the day itself, before any run', async () => {
    await fresh.database.transact(async (transaction) => {
      const { representation } = await import('~/representation/tables.server')
      await transaction.update(representation).set({ endsOn: '2026-03-20' })
      const { reassess } = await import('~/agreement/reassess.server')
      await reassess(transaction, fresh.runtime, {
        subjectId: cato.id,
        at: fresh.runtime.now(),
        requestId: 'r',
      })
    })
    fresh.clock.set('2026-03-20T12:00:00Z')
    expect(await gateOf(cato.id)).toBe('open')
    fresh.clock.set('2026-03-21T12:00:00Z')
    expect(await gateOf(cato.id)).toBe('under-decision')
    expect(await eventsOf(cato.id)).not.toContain('gate-closed')
    await family.passDay()
    await family.passDay()
    expect((await eventsOf(cato.id)).filter((event) => event === 'gate-closed')).toHaveLength(1)
  })
})
