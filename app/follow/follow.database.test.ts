import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Staff } from '~/identity/actor'
import { lock } from '~/lock/use-cases.server'
import { readNamedFollowers } from '~/choosing/waiting-use-cases.server'
import { putProviders } from '~/provider/store.server'
import { openStaffDossier } from '~/representation/staff-dossier.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { aColleague } from '../../tests/support/staff'
import { askToStop } from './citizen-use-cases.server'
import {
  beginToFollow,
  openFollowed,
  readFollowed,
  readFollowedPerson,
  stopFollowing,
} from './staff-use-cases.server'

const LINDE = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }
const NOORD = { ura: '90000303', name: 'Noord', city: 'Utrecht', types: ['V4'] }

eachDatabase('following somebody’s choices', (open) => {
  let fresh: TestDatabase
  let family: Family
  let staff: Staff
  let anna: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    await fresh.database.transact((transaction) =>
      putProviders(transaction, [LINDE, NOORD], fresh.clock.now()),
    )
    staff = await aColleague(fresh.runtime)
    anna = await family.logIn('anna')
    const begun = await beginToFollow(fresh.runtime, await atCounter(), { reason: 'treatment', name: 'Anna' })
    expect(begun).toEqual({ ok: true })
  })
  afterEach(() => fresh.drop())

  const atCounter = async () =>
    (await openStaffDossier(fresh.database.reader, fresh.runtime, {
      ...{ staff, subjectId: anna.id, requestId: 'r' },
    }))!
  const followed = (by = staff) =>
    openFollowed(fresh.runtime, { staff: by, subjectId: anna.id, requestId: 'r' })
  const yeses = async () =>
    (await readFollowedPerson(fresh.runtime, (await followed())!)).lines
      .filter(({ answer }) => answer === 'yes')
      .map(({ receiver, was }) => `${receiver.nl}, was ${was}`)

  it('is seen by the person, and begins once', async () => {
    const begun = await beginToFollow(fresh.runtime, await atCounter(), { reason: 'treatment', name: 'Anna' })
    expect(begun).toEqual({ ok: false, refusal: 'already' })
    const dossier = await dossierOf(fresh.runtime, await anna.actor())
    expect(await readNamedFollowers(fresh.runtime, dossier)).toMatchObject([
      { ura: LINDE.ura, name: LINDE.name, stopAskedAt: null },
    ])
  })

  it('shows what changed about its own, and nothing that is about others', async () => {
    const changed = async () => (await readFollowed(fresh.runtime, staff)).map((one) => one.changed)
    await family.send(anna, { RPZAC005: 'yes' }, 'HOSPITAL')
    expect(await changed()).toEqual([false])
    await family.send(anna, { RPZAC005: 'yes' })
    expect(await changed()).toEqual([true])
    expect(await yeses()).toEqual(['Apotheken, was no'])
    expect(await changed()).toEqual([false])
    expect(await yeses()).toEqual(['Apotheken, was yes'])
    const seen = (await family.logOf(anna.id)).filter(({ event }) => event === 'following-read')
    expect(seen).toHaveLength(2)
  })

  it('takes a lock for a no', async () => {
    await family.send(anna, { RPZAC005: 'yes' })
    await lock(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()))
    expect(await yeses()).toEqual([])
  })

  it('is nobody else’s to see, and over once it is stopped', async () => {
    expect(await followed(await aColleague(fresh.runtime, { ura: NOORD.ura }))).toBeNull()
    await askToStop(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()), LINDE.ura)
    expect(await readFollowed(fresh.runtime, staff)).toMatchObject([{ name: 'Anna', stopAsked: true }])
    expect(await stopFollowing(fresh.runtime, (await followed())!.dossier)).toEqual({ ok: true })
    expect(await followed()).toBeNull()
    expect(await readFollowed(fresh.runtime, staff)).toEqual([])
  })
})
