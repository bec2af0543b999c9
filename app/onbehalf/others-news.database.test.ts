import { beforeEach, expect, it } from 'vitest'
import { readYesBy } from '~/agreement/yes-by.server'
import { recordCapacity } from '~/comingofage/capacity-use-cases.server'
import { lift, lock } from '~/lock/use-cases.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn, type Name } from '../../tests/support/family'
import { readConcerns } from './concerns.server'

/* What one parent does about a child stands on the overview of the other, until that one looks. */
eachDatabase('what others did about a child', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let erik: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('cato', 'anna', 'erik')
    anna = await family.logIn('anna')
    erik = await family.logIn('erik')
    await family.actFor(anna, 'cato')
    await family.actFor(erik, 'cato')
    fresh.clock.advance(60_000)
  })

  const told = async (name: Name) => {
    const again = await family.logIn(name)
    const { people, grants } = await readConcerns(
      family.doors,
      await dossierOf(family.doors, await again.actor()),
    )
    return [people[0]?.changed?.by ?? null, people[0]?.lock?.happened ?? null, grants.length]
  }

  it('tells a parent what the other changed, and nobody of their own', async () => {
    expect(await told('anna')).toEqual([null, null, 0])
    await family.send(erik, { RPZAC005: 'no' })
    expect(await told('anna')).toEqual(['parent', null, 0])
    expect(await told('erik')).toEqual([null, null, 0])
  })

  it('tells that the other set the lock, and took it off', async () => {
    await lock(family.doors.runtime, await dossierOf(family.doors.runtime, await erik.actor()))
    expect(await told('anna')).toEqual([null, 'locked', 0])
    expect((await lift(family.doors, await dossierOf(family.doors, await erik.actor()))).ok).toBe(true)
    expect(await told('anna')).toEqual([null, 'lock-lifted', 0])
    expect(await told('erik')).toEqual([null, null, 0])
  })

  it('goes once that parent looked', async () => {
    await family.send(erik, { RPZAC005: 'no' })
    fresh.clock.advance(60_000)
    const later = await family.logIn('anna')
    await family.actFor(later, 'cato')
    expect(await told('anna')).toEqual([null, null, 0])
  })
})

eachDatabase('who cannot decide', (open) => {
  it('is told who decides about a yes, and others are told nothing', async () => {
    const fresh = await open()
    const family = openFamily(fresh)
    const hugo = await family.logIn('hugo')
    expect(await readYesBy(await dossierOf(fresh.runtime, await hugo.actor()))).toBeNull()
    const desk = { seenBy: 'noor', confirmedBy: 'joris', requestId: 'found' }
    await recordCapacity(family.doors, { subjectId: hugo.id, capable: false, ...desk })
    const again = await family.logIn('hugo')
    expect(await readYesBy(await dossierOf(fresh.runtime, await again.actor()))).toBe('nobody')
  })
})
