import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { recordCapacity } from '~/comingofage/capacity-use-cases.server'
import { parseBsn, type Bsn } from '~/person/bsn'
import { gateOn } from '~/person/gate'
import { subject } from '~/person/tables.server'
import { localDate } from '~/runtime/local-date'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { confirmEvidence, seeEvidence } from '../../tests/support/desk'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { asClosed } from '../../tests/support/gate'
import { readGiven } from './given-use-cases.server'
import {
  acceptAuthorisation,
  endRepresentation,
  offerAuthorisation,
  requestOnEvidence,
  suspendRepresentation,
} from './grant-use-cases.server'
import { type Granted } from './begin.server'

const TODAY = '2026-03-16'
const YEAR = { startsOn: TODAY, endsOn: '2026-12-31', requestId: 'ask' }

eachDatabase('representing an adult', (open) => {
  let fresh: TestDatabase
  let family: Family
  let fatima: LoggedIn
  let yara: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    fatima = await family.logIn('fatima')
    yara = await family.logIn('yara')
  })

  const idOf = (granted: Granted) => {
    if (!granted.ok) throw new Error(granted.refusal)
    return granted.id
  }
  const offer = async (
    period: { startsOn: string; endsOn: string | null } = { startsOn: TODAY, endsOn: null },
  ) =>
    offerAuthorisation(family.doors, await fatima.actor(), {
      ...period,
      to: numberOfPersona('yara'),
      requestId: 'offer',
    })

  it('is offered, accepted, used and ended; everything is in her log and mailed', async () => {
    const id = idOf(await offer())
    expect(await offer()).toEqual({ ok: false, refusal: 'already' })
    expect(await family.actFor(yara, 'fatima')).toEqual({ ok: false, refusal: 'not-there' })
    const step = { id, requestId: 'step' }
    const nina = await family.logIn('nina')
    expect(await acceptAuthorisation(family.doors, await nina.actor(), step)).toEqual({
      ok: false,
      refusal: 'not-there',
    })
    expect(await acceptAuthorisation(family.doors, await yara.actor(), step)).toMatchObject({
      state: 'active',
    })
    await family.actFor(yara, 'fatima')
    expect(await family.send(yara, { RPZAC005: 'yes' })).toMatchObject({ ok: true, number: 1, waiting: null })
    expect(await family.inForce(fatima.id)).toEqual(['GP GGC002 RPZAC005 yes'])
    expect(await family.mailsTo(fatima.id)).toEqual(expect.arrayContaining(['authority', 'represented']))
    expect(await endRepresentation(family.doors, await fatima.actor(), step)).toMatchObject({
      state: 'ended',
    })
    expect((await yara.actor()).actingFor).toMatchObject({ access: 'ended' })
    const log = await family.logOf(fatima.id)
    expect(
      log.filter(({ users }) => users[0]!.id === yara.id).every(({ users }) => users[0]!.role === '02'),
    ).toBe(true)
  })

  it('on paper is hers to end while she decides, and nobody else’s', async () => {
    const asked = await requestOnEvidence(family.doors, await yara.actor(), {
      ...{ ...YEAR, kind: 'authorised', personBsn: numberOfPersona('fatima') },
    })
    const step = { id: idOf(asked), requestId: 'desk' }
    await seeEvidence(family.doors, { ...step, staffId: 'noor' })
    const higher = { 1: 'absent' } as const
    await confirmEvidence(family.doors, { ...step, staffId: 'joris', higher })
    expect(await readGiven(family.doors, await fatima.actor())).toMatchObject([{ mayEnd: true }])
    const nina = await family.logIn('nina')
    const notThere = { ok: false, refusal: 'not-there' }
    expect(await endRepresentation(family.doors, await nina.actor(), step)).toEqual(notThere)
    const { id } = step
    const capacity = { subjectId: fatima.id, seenBy: 'noor', confirmedBy: 'joris', requestId: 'r' }
    await recordCapacity(family.doors, { ...capacity, capable: false })
    expect(await endRepresentation(family.doors, await fatima.actor(), step)).toEqual(notThere)
    expect(await readGiven(family.doors, await fatima.actor())).toMatchObject([{ id, mayEnd: false }])
    await recordCapacity(family.doors, { ...capacity, capable: true })
    expect(await endRepresentation(family.doors, await fatima.actor(), step)).toMatchObject({
      state: 'ended',
    })
  })

  it('is not accepted once she cannot decide, or has died', async () => {
    const step = { id: idOf(await offer()), requestId: 'accept' }
    const accept = async () => acceptAuthorisation(family.doors, await yara.actor(), step)
    const refused = { ok: false, refusal: 'not-capable' }
    const capacity = { subjectId: fatima.id, seenBy: 'noor', confirmedBy: 'joris', requestId: 'r' }
    await recordCapacity(family.doors, { ...capacity, capable: false })
    expect(await accept()).toEqual(refused)
    await recordCapacity(family.doors, { ...capacity, capable: true })
    await fresh.database.transact((transaction) =>
      transaction.update(subject).set(asClosed('deceased')).where(eq(subject.id, fatima.id)),
    )
    expect(await accept()).toEqual(refused)
  })

  it('counts from its first day to its last', async () => {
    const id = idOf(await offer({ startsOn: '2026-03-18', endsOn: '2026-03-19' }))
    await acceptAuthorisation(family.doors, await yara.actor(), { id, requestId: 'r' })
    const onDay = async (day: string) => {
      fresh.clock.set(`${day}T12:00:00Z`)
      const now = await family.logIn('yara')
      return (await family.actFor(now, 'fatima').catch(() => ({ ok: false }))).ok
    }
    expect([await onDay('2026-03-17'), await onDay('2026-03-18')]).toEqual([false, true])
    expect([await onDay('2026-03-19'), await onDay('2026-03-20')]).toEqual([true, false])
  })

  it('a mentor on evidence: two of the desk, and the privacy officer can stop it at once', async () => {
    const [hugo, gerard] = [await family.logIn('hugo'), await family.logIn('gerard')]
    const asked = await requestOnEvidence(family.doors, await gerard.actor(), {
      ...{ kind: 'mentor', personBsn: numberOfPersona('hugo'), endsOn: '2028-03-15', requestId: 'r' },
    })
    const step = { id: idOf(asked), requestId: 'desk' }
    await seeEvidence(family.doors, { ...step, staffId: 'noor' })
    await confirmEvidence(family.doors, { ...step, staffId: 'joris', higher: {} })
    expect(await family.actFor(gerard, 'hugo')).toEqual({ ok: false, refusal: 'not-there' })
    const established = { subjectId: hugo.id, capable: false, seenBy: 'noor', requestId: 'r' }
    expect(await recordCapacity(family.doors, { ...established, confirmedBy: 'noor' })).toMatchObject({
      ok: false,
    })
    expect(await recordCapacity(family.doors, { ...established, confirmedBy: 'joris' })).toEqual({ ok: true })
    expect(gateOn((await family.personOf(hugo.id)).row, localDate(fresh.runtime.now()))).toBe('open')
    expect(await family.actFor(gerard, 'hugo')).toEqual({ ok: true })
    expect(await family.send(gerard, { RPZAC005: 'yes' })).toMatchObject({ number: 1 })
    expect(await suspendRepresentation(family.doors, { ...step, staffId: 'joris' })).toMatchObject({
      state: 'suspended',
    })
    expect((await gerard.actor()).actingFor).toMatchObject({ access: 'ended' })
    expect(gateOn((await family.personOf(hugo.id)).row, localDate(fresh.runtime.now()))).toBe(
      'under-decision',
    )
    await suspendRepresentation(family.doors, { ...step, staffId: 'joris', resume: true })
    expect((await gerard.actor()).actingFor).toMatchObject({ access: 'open' })
  })

  it('who is not capable decides no yes, and says no at once', async () => {
    const hugo = await family.logIn('hugo')
    await recordCapacity(family.doors, {
      subjectId: hugo.id,
      capable: false,
      seenBy: 'noor',
      confirmedBy: 'joris',
      requestId: 'r',
    })
    expect(await family.send(hugo, { RPZAC005: 'yes' })).toEqual({ ok: false, refusal: 'gate-closed' })
    expect(await family.send(hugo, { RPZAC005: 'no' })).toMatchObject({ ok: true })
  })

  it.each(['offer', 'request'] as const)(
    'is asked ten times a quarter of an hour at most, whatever came of it: %s',
    async (how) => {
      const others = ['999990147', '999990408', '999990688', '999991784', '999992028', '999991371']
      const numbers = [...others, ...others].map((number) => parseBsn(number)!)
      const ask = async (number: Bsn) =>
        how === 'offer'
          ? offerAuthorisation(family.doors, await fatima.actor(), { ...YEAR, to: number })
          : requestOnEvidence(family.doors, await fatima.actor(), {
              ...YEAR,
              kind: 'partner',
              personBsn: number,
            })
      for (const number of numbers.slice(0, 10))
        expect(await ask(number)).not.toMatchObject({ refusal: 'too-many' })
      const known = await fresh.database.reader.$count(subject)
      for (const number of [numbers[0]!, parseBsn('999991243')!])
        expect(await ask(number)).toEqual({ ok: false, refusal: 'too-many' })
      expect(await fresh.database.reader.$count(subject)).toBe(known)
      expect((await family.logOf(fatima.id)).map(({ event }) => event)).toContain('representation-changed')
      expect(
        await offerAuthorisation(family.doors, await yara.actor(), { ...YEAR, to: numbers[0]! }),
      ).toMatchObject({ ok: true })
      fresh.clock.advance(15 * 60_000)
      const later = await family.logIn('fatima')
      expect(
        await offerAuthorisation(family.doors, await later.actor(), { ...YEAR, to: parseBsn('999991243')! }),
      ).toMatchObject({ ok: true })
    },
  )
})
