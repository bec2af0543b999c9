import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  acceptAuthorisation,
  offerAuthorisation,
  requestOnEvidence,
  suspendRepresentation,
} from '~/mandate/grant-use-cases.server'
import { type Granted } from '~/mandate/begin.server'
import { representation } from '~/representation/tables.server'
import { ROW_PURGES } from '~/retention/purges.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { confirmEvidence, readDeskList, seeEvidence } from '../../tests/support/desk'
import { dossierOf } from '../../tests/support/dossier'
import { numberOfPersona, openFamily, type Family, type Name } from '../../tests/support/family'
import { makePairingCode, pair } from './pairing-use-cases.server'

/* What rests on evidence ends, and may be asked anew: near its end beside it, after it in its place. */
eachDatabase('the end of a period', (open) => {
  let fresh: TestDatabase
  let family: Family

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
  })

  const as = async (name: Name) => (await family.logIn(name)).actor()
  const onDay = (day: string) => fresh.clock.set(`${day}T12:00:00Z`)
  const today = () => fresh.runtime.now().toISOString().slice(0, 10)
  const request = async (endsOn: string) =>
    requestOnEvidence(family.doors, await as('gerard'), {
      ...{ kind: 'mentor', personBsn: numberOfPersona('hugo'), endsOn, requestId: 'ask' },
    })
  const confirmAll = async () => {
    for (const { id } of await readDeskList(family.doors)) {
      await seeEvidence(family.doors, { id, staffId: 'noor', requestId: 'see' })
      await confirmEvidence(family.doors, { id, staffId: 'joris', higher: {}, requestId: 'confirm' })
    }
  }
  const rows = async () =>
    (await fresh.database.reader.select().from(representation).orderBy(representation.startsOn)).map(
      ({ state, startsOn, endsOn, endReason }) => [state, startsOn, endsOn, endReason],
    )
  const already: Granted = { ok: false, refusal: 'already' }

  describe('of a mentor', () => {
    beforeEach(async () => {
      await request('2026-12-31')
      await confirmAll()
    })

    it('makes room after it: what is past ends, in the log and mailed, and a new one is asked', async () => {
      onDay('2027-01-01')
      expect(await request('2027-12-31')).toMatchObject({ ok: true, state: 'requested' })
      expect(await rows()).toEqual([
        ['ended', '2026-03-16', '2026-12-31', 'period-over'],
        ['requested', '2027-01-01', '2027-12-31', null],
      ])
      const hugo = await family.logIn('hugo')
      expect(
        (await family.logOf(hugo.id)).filter(({ event }) => event === 'representation-changed'),
      ).toHaveLength(5)
      expect(await readDeskList(family.doors)).toHaveLength(1)
    })

    it('can be asked anew in its last 60 days, once, and follows on it; and so on', async () => {
      onDay('2026-10-31')
      expect(await request('2027-12-31')).toEqual(already)
      onDay('2026-11-01')
      expect(await request('2026-12-31')).toEqual({ ok: false, refusal: 'period' })
      expect(await request('2027-12-31')).toMatchObject({ ok: true, state: 'requested' })
      expect(await request('2027-12-31')).toEqual(already)
      await confirmAll()
      expect(await rows()).toEqual([
        ['active', '2026-03-16', '2026-12-31', null],
        ['active', '2027-01-01', '2027-12-31', null],
      ])
      onDay('2027-12-01')
      expect(await request('2028-12-31')).toMatchObject({ ok: true })
      expect((await rows()).map(([state]) => state)).toEqual(['ended', 'active', 'requested'])
    })

    it('leaves one that was suspended to the officer', async () => {
      const { id } = (await fresh.database.reader.select().from(representation))[0]!
      await suspendRepresentation(family.doors, { id, staffId: 'officer', requestId: 'office' })
      onDay('2027-01-01')
      expect(await request('2027-12-31')).toEqual({ ok: false, refusal: 'suspended' })
      expect((await rows()).map(([state]) => state)).toEqual(['suspended'])
    })

    it('lets it go five years after, though nobody ended it', async () => {
      const purge = ROW_PURGES.filter(({ id }) => id === 'representation')
      const due = async () => {
        const counts = await Promise.all(
          purge.map(({ count }) => count(fresh.database.reader, fresh.runtime.now())),
        )
        return counts.reduce((one, other) => one + other)
      }
      onDay('2031-12-31')
      expect(await due()).toBe(0)
      onDay('2032-01-01')
      expect(await due()).toBe(1)
    })
  })

  it('of an authorisation makes room for another', async () => {
    const offer = async (endsOn: string) =>
      offerAuthorisation(family.doors, await as('fatima'), {
        ...{ to: numberOfPersona('yara'), startsOn: today(), endsOn, requestId: 'offer' },
      })
    const first = await offer('2026-06-30')
    const step = { id: first.ok ? first.id : '', requestId: 'accept' }
    await acceptAuthorisation(family.doors, await as('yara'), step)
    onDay('2026-06-30')
    expect(await offer('2026-12-31')).toEqual(already)
    onDay('2026-07-01')
    expect(await offer('2026-12-31')).toMatchObject({ ok: true, state: 'offered' })
    expect((await rows()).map(([state]) => state)).toEqual(['ended', 'offered'])
  })

  it('of who was found by a code makes a new code something for the desk', async () => {
    family.authorityOver('bram')
    const typeCode = async () => {
      const made = await makePairingCode(family.doors, await dossierOf(family.doors, await as('bram')))
      const typing = { typed: made.ok ? made.code : '', birthDate: '2011-06-01', requestId: 'pair' }
      return pair(family.doors, await as('nina'), typing)
    }
    await typeCode()
    await confirmAll()
    onDay('2027-01-14')
    expect(await typeCode()).toEqual({ ok: true, state: 'active' })
    expect(await readDeskList(family.doors)).toHaveLength(0)
    onDay('2027-01-15')
    expect(await typeCode()).toEqual({ ok: true, state: 'active' })
    expect(await rows()).toEqual([
      ['active', '2026-03-16', '2027-03-16', null],
      ['requested', '2027-03-17', '2027-05-31', null],
    ])
    await fresh.database.transact((transaction) =>
      transaction.delete(representation).where(eq(representation.state, 'requested')),
    )
    onDay('2027-03-17')
    expect(await typeCode()).toEqual({ ok: true, state: 'requested' })
    expect((await rows()).map(([state]) => state)).toEqual(['ended', 'requested'])
  })
})
