import { beforeEach, describe, expect, it } from 'vitest'
import { readOverview } from '~/choosing/overview-use-cases.server'
import { makePairingCode } from '~/authority/pairing-use-cases.server'
import { lock } from '~/lock/use-cases.server'
import { endRepresentation, requestOnEvidence, suspendRepresentation } from '~/mandate/grant-use-cases.server'
import type { CaseKind, Measure } from '~/representation/evidence'
import { hasUnconfirmed } from '~/representation/store.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { papersFor, readCasesOf } from '../../tests/support/desk'
import { dossierOf } from '../../tests/support/dossier'
import {
  numberOfPersona,
  openFamily,
  type Family,
  type LoggedIn,
  type Name,
} from '../../tests/support/family'
import { beginAtDesk, beginMeasure, renewAtDesk, type Begun } from './begin-use-cases.server'
import { openEvidence } from './case-use-cases.server'
import { decideCase, stopCase, seeCase, type Verdict } from './decide-use-cases.server'
import type { Named } from './find.server'
import { readEvidenceList } from './list-use-cases.server'

const TODAY = '2026-03-16'
const ENDS = '2028-03-15'

eachDatabase('evidence at the desk', (open) => {
  let fresh: TestDatabase
  let family: Family

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
  })

  const named = (name: Name, birthDate: string): Named => ({ by: { bsn: numberOfPersona(name) }, birthDate })
  const asks = async (who: LoggedIn, kind: 'mentor' | 'sibling' | 'after-death', whom: Name) =>
    requestOnEvidence(family.doors, await who.actor(), {
      ...{ kind, personBsn: numberOfPersona(whom), endsOn: ENDS, requestId: 'ask' },
    })
  const caseOf = async (name: Name, kind: CaseKind) => {
    const { id } = await family.logIn(name)
    const found = await readCasesOf(fresh.database.reader, id)
    return found.find(({ row }) => row.kind === kind)!.row.id
  }
  const openAs = async (staff: string, id: string) =>
    (await openEvidence(family.doors, { worker: staff, id, requestId: 'open' }))!
  const at = async (staff: string, id: string) => {
    const { revision } = await openAs(staff, id)
    return { id, worker: staff, revision, requestId: 'desk' }
  }
  const see = async (staff: string, id: string, more: object = {}) => {
    const { kind, startsOn } = await openAs(staff, id)
    const found = startsOn === null ? null : { startsOn, endsOn: ENDS, higher: {}, ...more }
    return seeCase(family.doors, { ...(await at(staff, id)), papers: papersFor(kind, TODAY), found })
  }
  const decide = async (staff: string, id: string, verdict: Verdict = { do: 'confirm' }) =>
    decideCase(family.doors, { ...(await at(staff, id)), verdict })
  const measure = async (what: Measure, person: Named) =>
    idOf(
      await beginMeasure(family.doors, {
        ...{ measure: what, person, channel: 'phone', worker: 'noor', requestId: 'begin' },
      }),
    )
  const byTwo = async (id: string) => [await see('noor', id), await decide('bas', id)]
  const shows = async (toon: string) => {
    const list = await readEvidenceList(fresh.runtime, new URLSearchParams({ toon }))
    return list!.cases.map(({ kind, stage }) => `${kind} ${stage}`)
  }
  const idOf = (begun: Begun) => {
    if (!begun.ok) throw new Error(begun.refusal)
    return begun.caseId
  }
  const OK = { ok: true }
  const SECOND = { ok: false, refusal: 'second-person' }

  it('makes a mentor act: asked online, seen by one, decided by another, and who cannot decide by the same two', async () => {
    const [hugo, gerard] = [await family.logIn('hugo'), await family.logIn('gerard')]
    await asks(gerard, 'mentor', 'hugo')
    const id = await caseOf('hugo', 'mentor')
    expect(await shows('nieuw')).toEqual(['mentor new'])
    expect(await openAs('noor', id)).toMatchObject({
      person: { name: 'hugo', birthDate: '1967-06-01' },
      applicant: { name: 'gerard' },
    })
    expect(await see('noor', id)).toMatchObject(OK)
    expect(await shows('tweede')).toEqual(['mentor seen'])
    for (const what of ['confirm', 'refuse', 'return'] as const)
      expect(await decide('noor', id, { do: what, reason: 'ik' })).toEqual(SECOND)
    expect(await decide('bas', id)).toMatchObject(OK)
    expect(await openAs('bas', id)).toMatchObject({ stage: 'in-force', needsCapacity: true })
    expect((await family.actFor(gerard, 'hugo')).ok).toBe(false)

    const capacity = await measure('capacity-established', named('hugo', '1967-06-01'))
    await see('noor', capacity)
    expect(await decide('noor', capacity)).toEqual(SECOND)
    expect(await decide('bas', capacity)).toMatchObject(OK)
    expect(await family.actFor(gerard, 'hugo')).toEqual(OK)
    expect(await family.send(gerard, { RPZAC005: 'yes' })).toMatchObject({ ok: true, number: 1 })

    const reason = 'De rechter benoemde een ander.'
    expect(await stopCase(family.doors, { ...(await at('bas', id)), reason })).toMatchObject(OK)
    expect((await gerard.actor()).actingFor).toMatchObject({ access: 'ended' })
    expect(await openAs('noor', id)).toMatchObject({ stage: 'over', reason, decided: { by: 'bas' } })
    expect(await family.mailsTo(gerard.id)).toContain('authority')
    const desk = (await family.logOf(hugo.id)).filter(({ users }) => users[0]!.id === 'bas')
    expect(new Set(desk.map(({ users }) => users[0]!.role))).toEqual(new Set(['07']))
    expect(desk.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['evidence-read', 'representation-changed', 'capacity-changed']),
    )
  })

  it('takes what is shown: papers of the kind, days that are not over, and why nobody higher acts', async () => {
    await family.logIn('hugo')
    await asks(await family.logIn('gerard'), 'sibling', 'hugo')
    const id = await caseOf('hugo', 'sibling')
    const seen = await at('noor', id)
    const found = { startsOn: TODAY, endsOn: ENDS, higher: {} }
    const with_ = (papers: { papers: ['court-order' | 'family-extract']; dated: string }, days = found) =>
      seeCase(family.doors, { ...seen, papers: { ...papers, extractDated: TODAY }, found: days })
    expect(await with_({ papers: ['court-order'], dated: TODAY })).toMatchObject({ refusal: 'not-shown' })
    expect(await with_({ papers: ['family-extract'], dated: '2026-03-17' })).toMatchObject({
      refusal: 'dated-ahead',
    })
    const over = { ...found, startsOn: '2025-01-01', endsOn: '2026-03-15' }
    expect(await with_({ papers: ['family-extract'], dated: TODAY }, over)).toMatchObject({
      refusal: 'period',
    })
    expect(await see('noor', id)).toEqual({ ok: false, refusal: 'higher-first' })
    await see('noor', id, { higher: { 1: 'absent', 2: 'absent', 3: 'absent' } })
    const reason = 'Is er een partner?'
    expect(await decide('bas', id, { do: 'return', reason })).toMatchObject({ state: 'requested' })
    expect(await openAs('noor', id)).toMatchObject({ stage: 'new', seen: null, reason })
    await see('bas', id, { higher: { 1: 'absent', 2: 'absent', 3: 'unwilling' } })
    expect(await decide('noor', id)).toMatchObject(OK)
  })

  it('is refused with a reason, which stays sealed, and decided once', async () => {
    await family.logIn('hugo')
    await asks(await family.logIn('gerard'), 'mentor', 'hugo')
    const id = await caseOf('hugo', 'mentor')
    await see('noor', id)
    const reason = 'Dit is een kopie zonder stempel.'
    expect(await decide('bas', id, { do: 'refuse', reason })).toMatchObject({ state: 'refused' })
    expect(await decide('bas', id)).toEqual({ ok: false, refusal: 'wrong-state' })
    expect(await openAs('noor', id)).toMatchObject({ stage: 'refused', reason })
    const [kept] = await readCasesOf(fresh.database.reader, (await family.logIn('hugo')).id)
    expect(JSON.stringify(kept)).not.toContain('stempel')
  })

  it('two at once, and a request that is withdrawn meanwhile: one is done, the other is told', async () => {
    await family.logIn('hugo')
    const gerard = await family.logIn('gerard')
    const asked = await asks(gerard, 'mentor', 'hugo')
    const id = await caseOf('hugo', 'mentor')
    const both = await Promise.all([see('noor', id), see('bas', id)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const late = await at('joris', id)
    const step = { id: asked.ok ? asked.id : '', requestId: 'stop' }
    await endRepresentation(family.doors, await gerard.actor(), step)
    const verdict = { do: 'confirm' } as const
    expect(await decideCase(family.doors, { ...late, verdict })).toEqual({ ok: false, refusal: 'changed' })
    expect(await decide('joris', id)).toEqual({ ok: false, refusal: 'wrong-state' })
    expect(await shows('besloten')).toEqual(['mentor withdrawn'])
  })

  it('is begun by phone for two who are found by number and birth date; who guesses waits, and all of it is logged', async () => {
    const hugo = await family.logIn('hugo')
    const begin = (person: Named, kind: 'mentor' | 'parent' = 'mentor') =>
      beginAtDesk(family.doors, {
        ...{ kind, person, endsOn: ENDS, channel: 'phone', worker: 'noor', requestId: 'begin' },
        applicant: named('gerard', '1963-06-01'),
      })
    expect(await begin(named('hugo', '1967-06-02'))).toEqual({ ok: false, refusal: 'person' })
    const id = idOf(await begin(named('hugo', '1967-06-01')))
    expect(await openAs('bas', id)).toMatchObject({ channel: 'phone', applicant: { name: 'gerard' } })
    expect((await family.logOf(hugo.id)).map(({ event }) => event)).toContain('found-at-desk')
    expect(await family.mailsTo(hugo.id)).toContain('authority')
    for (let miss = 1; miss < 10; miss += 1)
      expect(await begin(named('hugo', '1967-06-02'))).toMatchObject({ refusal: 'person' })
    expect(await begin(named('hugo', '1967-06-01'))).toEqual({ ok: false, refusal: 'too-often' })
  })

  it('is begun for a child by its code, once, where the register cannot say who decides', async () => {
    family.authorityOver('bram')
    const bram = await family.logIn('bram')
    const made = await makePairingCode(family.doors, await dossierOf(fresh.runtime, await bram.actor()))
    const begin = () =>
      beginAtDesk(family.doors, {
        ...{ kind: 'parent', endsOn: '2026-12-31', channel: 'phone', worker: 'noor', requestId: 'begin' },
        applicant: named('erik', '1989-06-01'),
        person: { by: { code: made.ok ? made.code : '' }, birthDate: '2011-06-01' },
      })
    const id = idOf(await begin())
    expect(await openAs('bas', id)).toMatchObject({ kind: 'parent', asks: 'indeterminate', stage: 'new' })
    expect(await begin()).toEqual({ ok: false, refusal: 'person' })
    expect((await byTwo(id)).map(({ ok }) => ok)).toEqual([true, true])
    expect(await family.actFor(await family.logIn('erik'), 'bram')).toEqual(OK)
  })

  it('gives nobody authority that the register denies, and ends what it gave once the register can say', async () => {
    family.authorityOver('bram', 'anna')
    await family.logIn('bram')
    const anna = await family.logIn('anna')
    const begin = async () =>
      idOf(
        await beginAtDesk(family.doors, {
          ...{ kind: 'parent', endsOn: '2026-12-31', channel: 'phone', worker: 'noor', requestId: 'begin' },
          applicant: named('erik', '1989-06-01'),
          person: named('bram', '2011-06-01'),
        }),
      )
    const id = await begin()
    const paper = { papers: ['birth-certificate' as const], dated: TODAY }
    const found = { startsOn: TODAY, endsOn: '2026-12-31', higher: {} }
    expect(await seeCase(family.doors, { ...(await at('noor', id)), papers: paper, found })).toMatchObject({
      refusal: 'not-shown',
    })
    await see('noor', id)
    expect(await decide('bas', id)).toEqual({ ok: false, refusal: 'register-says' })
    family.told.authority = 'down'
    expect(await decide('bas', id)).toEqual({ ok: false, refusal: 'register-down' })
    family.told.authority = 'up'
    family.authorityOver('bram')
    expect(await decide('bas', id)).toMatchObject(OK)
    const erik = await family.logIn('erik')
    expect(await family.actFor(erik, 'bram')).toEqual(OK)
    family.authorityOver('bram', 'anna')
    expect((await family.actFor(anna, 'bram')).ok).toBe(true)
    expect((await erik.actor()).actingFor).toMatchObject({ access: 'ended' })
    expect(await openAs('noor', id)).toMatchObject({ stage: 'over' })
    expect(await family.mailsTo(erik.id)).toContain('authority')
  })

  it('leaves what the privacy officer stopped to them', async () => {
    await family.logIn('hugo')
    const asked = await asks(await family.logIn('gerard'), 'mentor', 'hugo')
    const id = await caseOf('hugo', 'mentor')
    await byTwo(id)
    const step = { id: asked.ok ? asked.id : '', staffId: 'joris', requestId: 'stop' }
    await suspendRepresentation(family.doors, step)
    expect(await stopCase(family.doors, { ...(await at('bas', id)), reason: 'x' })).toEqual({
      ok: false,
      refusal: 'suspended',
    })
  })

  it('is asked anew in its last 60 days', async () => {
    await family.logIn('hugo')
    await asks(await family.logIn('gerard'), 'mentor', 'hugo')
    const id = await caseOf('hugo', 'mentor')
    await byTwo(id)
    const renew = {
      id,
      endsOn: '2030-03-15',
      channel: 'post',
      worker: 'bas',
      requestId: 'r',
    } as const
    expect(await renewAtDesk(family.doors, renew)).toEqual({ ok: false, refusal: 'wrong-state' })
    fresh.clock.set('2028-02-01T12:00:00Z')
    expect(await shows('loopt-af')).toEqual(['mentor in-force'])
    const next = idOf(await renewAtDesk(family.doors, renew))
    expect(await openAs('bas', next)).toMatchObject({ startsOn: '2028-03-16', endsOn: '2030-03-15' })
  })

  describe('after death', () => {
    let yara: LoggedIn
    let fatima: LoggedIn
    let id: string

    beforeEach(async () => {
      fatima = await family.logIn('fatima')
      await family.send(fatima, { RPZAC005: 'yes' })
      yara = await family.logIn('yara')
      await asks(yara, 'after-death', 'fatima')
      id = await caseOf('fatima', 'after-death')
      await see('noor', id)
    })

    it('is seen of nobody who lives', async () => {
      expect(await decide('bas', id)).toEqual({ ok: false, refusal: 'not-deceased' })
    })

    it('reads what was in force, and changes nothing; ends when the register takes the death back', async () => {
      family.told.dead.add('fatima')
      expect(await decide('bas', id)).toMatchObject(OK)
      expect(await family.actFor(yara, 'fatima')).toEqual(OK)
      const dossier = await dossierOf(fresh.runtime, await yara.actor())
      expect((await readOverview(fresh.runtime, dossier)) ?? null).not.toBeNull()
      expect(await lock(fresh.runtime, dossier)).toEqual({ ok: false, refusal: 'not-there' })
      await expect(family.send(yara, { RPZAC005: 'no' })).rejects.toMatchObject({ status: 404 })
      expect(await family.inForce(fatima.id)).toEqual(['GP GGC002 RPZAC005 yes'])
      family.told.dead.delete('fatima')
      await beginMeasure(family.doors, {
        ...{ measure: 'shielding-set', channel: 'phone', worker: 'noor', requestId: 'r' },
        person: named('fatima', '1954-06-01'),
      })
      expect((await yara.actor()).actingFor).toMatchObject({ access: 'ended' })
      expect(await shows('besloten')).toEqual(['after-death over'])
    })
  })

  it('hides names from who acts for a child, by two, and no longer by two; who it is against is not mailed', async () => {
    family.authorityOver('cato', 'anna')
    const anna = await family.logIn('anna')
    await family.logIn('cato')
    await family.actFor(anna, 'cato')
    const mailed = (await family.mailsTo(anna.id)).length
    const names = async () => (await anna.actor()).actingFor?.disclosure.providers
    const set = await measure('shielding-set', named('cato', '2017-06-01'))
    await see('noor', set)
    expect(await decide('noor', set)).toEqual(SECOND)
    expect(await names()).toBe('names')
    expect(await decide('bas', set)).toMatchObject(OK)
    expect(await names()).toBe('kinds')
    expect(await decide('bas', await measured('shielding-set', 'cato'))).toEqual({
      ok: false,
      refusal: 'already',
    })
    const lifted = await measure('shielding-lifted', named('cato', '2017-06-01'))
    await byTwo(lifted)
    expect(await names()).toBe('names')
    expect(await openAs('noor', set)).toMatchObject({ stage: 'over' })
    expect((await family.mailsTo(anna.id)).length).toBe(mailed)
  })

  const measured = async (what: Measure, name: Name) => {
    const id = await measure(what, named(name, '2017-06-01'))
    await see('noor', id)
    return id
  }

  it('gives everything back to who can decide again', async () => {
    const hugo = await family.logIn('hugo')
    const gerard = await family.logIn('gerard')
    await asks(gerard, 'mentor', 'hugo')
    await byTwo(await caseOf('hugo', 'mentor'))
    await byTwo(await measure('capacity-established', named('hugo', '1967-06-01')))
    await family.actFor(gerard, 'hugo')
    await family.send(gerard, { RPZAC005: 'yes' })
    await byTwo(await measure('capacity-ended', named('hugo', '1967-06-01')))
    expect((await gerard.actor()).actingFor).toMatchObject({ access: 'ended' })
    expect(await hasUnconfirmed(fresh.database.reader, hugo.id)).toBe(true)
    expect(await family.send(hugo, { RPZAC001: 'yes' })).toMatchObject({ ok: true })
    expect(await family.mailsTo(gerard.id)).toContain('authority')
  })
})
