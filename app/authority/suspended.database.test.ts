import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  acceptAuthorisation,
  endRepresentation,
  offerAuthorisation,
  requestOnEvidence,
  suspendRepresentation,
} from '~/mandate/grant-use-cases.server'
import { type Granted } from '~/mandate/begin.server'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import { findById } from '~/person/store.server'
import { representation } from '~/representation/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { confirmEvidence, seeEvidence } from '../../tests/support/desk'
import { dossierOf } from '../../tests/support/dossier'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { makePairingCode, pair } from './pairing-use-cases.server'
import { recheckRepresented } from './recheck.server'
import { takeClaim } from './tvs-claim.server'

const TODAY = '2026-03-16'
const SUSPENDED = { ok: false, refusal: 'suspended' }

eachDatabase('what the privacy officer suspended', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    anna = await family.logIn('anna')
  })

  const suspend = (id: string, resume = false) =>
    suspendRepresentation(family.doors, { id, staffId: 'officer', resume, requestId: 'office' })
  const rows = () =>
    fresh.database.reader
      .select({ id: representation.id, state: representation.state })
      .from(representation)
      .where(eq(representation.representativeId, anna.id))
  const idOf = (granted: Granted) => {
    if (!granted.ok) throw new Error(granted.refusal)
    return granted.id
  }

  describe('of a parent', () => {
    let id: string

    beforeEach(async () => {
      family.authorityOver('cato', 'anna')
      await family.actFor(anna, 'cato')
      id = (await anna.actor()).actingFor!.representationId
      await suspend(id)
    })

    it('stays so, whatever the register says', async () => {
      for (const holders of [['anna'], [], ['anna'], ['erik'], ['anna', 'erik']] as const) {
        family.authorityOver('cato', ...holders)
        await recheckRepresented(family.doors)
        await readOthers(family.doors, await anna.actor(), 'list')
        expect(await rows()).toEqual([{ id, state: 'suspended' }])
        expect((await anna.actor()).actingFor?.access).toBe('ended')
      }
      expect(await suspend(id, true)).toMatchObject({ state: 'active' })
      expect(await family.actFor(anna, 'cato')).toEqual({ ok: true })
    })

    it('gives no access when it goes on after authority was lost', async () => {
      family.authorityOver('cato')
      const child = (await anna.actor()).actingFor!.subjectId
      const before = (await family.logOf(child)).length
      await recheckRepresented(family.doors)
      await recheckRepresented(family.doors)
      expect((await family.logOf(child)).length).toBe(before + 1)
      await suspend(id, true)
      expect((await anna.actor()).actingFor?.access).toBe('ended')
    })
  })

  it('of a parent on evidence does not come back by the register, nor by another code', async () => {
    family.authorityOver('bram')
    const bram = await family.logIn('bram')
    const typeCode = async () => {
      const made = await makePairingCode(family.doors, await dossierOf(family.doors, await bram.actor()))
      const typed = made.ok ? made.code : ''
      return pair(family.doors, await anna.actor(), { typed, birthDate: '2011-06-01', requestId: 'pair' })
    }
    await typeCode()
    const { id } = (await rows())[0]!
    await seeEvidence(family.doors, { id, staffId: 'noor', requestId: 'see' })
    await confirmEvidence(family.doors, { id, staffId: 'joris', higher: {}, requestId: 'confirm' })
    await suspend(id)
    family.authorityOver('bram', 'anna')
    expect(await typeCode()).toEqual({ ok: true, state: 'requested' })
    await readOthers(family.doors, await anna.actor(), 'list')
    expect(await rows()).toEqual([{ id, state: 'suspended' }])
  })

  describe('of an adult', () => {
    let ivo: LoggedIn
    let id: string

    beforeEach(async () => {
      ivo = await family.logIn('ivo')
      id = idOf(await offer())
      await acceptAuthorisation(family.doors, await anna.actor(), { id, requestId: 'accept' })
    })

    const offer = async () =>
      offerAuthorisation(family.doors, await ivo.actor(), {
        ...{ to: numberOfPersona('anna'), startsOn: TODAY, endsOn: null, requestId: 'offer' },
      })
    const request = async () =>
      requestOnEvidence(family.doors, await anna.actor(), {
        ...{ kind: 'partner', personBsn: numberOfPersona('ivo'), endsOn: '2026-12-31', requestId: 'request' },
      })

    it('is not ended by who acted, nor begun anew beside it', async () => {
      await suspend(id)
      const step = { id, requestId: 'end' }
      expect(await endRepresentation(family.doors, await anna.actor(), step)).toEqual(SUSPENDED)
      expect(await offer()).toEqual(SUSPENDED)
      expect(await request()).toEqual(SUSPENDED)
      await fresh.database.transact(async (transaction) => {
        const acting = (await findById(transaction, fresh.runtime, anna.id))!
        await takeClaim(transaction, fresh.runtime, {
          ...{ acting, actingIsGrownUp: true, represented: numberOfPersona('ivo') },
          ...{ at: fresh.runtime.now(), requestId: 'login' },
        })
      })
      expect(await rows()).toEqual([{ id, state: 'suspended' }])
    })

    it('holds up what was asked before', async () => {
      const asked = idOf(await request())
      await seeEvidence(family.doors, { id: asked, staffId: 'noor', requestId: 'see' })
      await suspend(id)
      const confirming = { id: asked, staffId: 'joris', requestId: 'confirm', higher: {} }
      expect(await confirmEvidence(family.doors, confirming)).toEqual(SUSPENDED)
    })

    it('is ended by the person who gave it', async () => {
      await suspend(id)
      const ended = await endRepresentation(family.doors, await ivo.actor(), { id, requestId: 'end' })
      expect(ended).toMatchObject({ state: 'ended' })
    })
  })
})
