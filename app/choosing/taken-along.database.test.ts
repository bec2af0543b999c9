import { beforeEach, expect, it } from 'vitest'
import { recordCapacity } from '~/comingofage/capacity-use-cases.server'
import { confirmInherited, hasInheritedEnded, readInherited } from '~/comingofage/inherited-use-cases.server'
import { requestOnEvidence } from '~/mandate/grant-use-cases.server'
import { outbox } from '~/notification/tables.server'
import { changeList } from '~/ownprovider/use-cases.server'
import { provider } from '~/provider/tables.server'
import { openDossier } from '~/representation/dossier.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { confirmEvidence, seeEvidence } from '../../tests/support/desk'
import { dossierOf } from '../../tests/support/dossier'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { readOverview } from './overview-use-cases.server'
import { withdraw } from './withdraw-use-cases.server'

const TODAY = '2026-03-16'
const LAST_DAY = '2027-03-18'
const YES = 'GP GGC002 RPZAC005 yes'
const NO = 'GP GGC002 RPZAC005 no'

eachDatabase('what was taken along', (open) => {
  let fresh: TestDatabase
  let family: Family

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
  })

  const established = (who: LoggedIn, capable: boolean) =>
    recordCapacity(family.doors, {
      ...{ subjectId: who.id, capable, seenBy: 'noor', confirmedBy: 'joris', requestId: 'desk' },
    })
  const taken = async (who: LoggedIn) =>
    readInherited(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()))
  const confirm = async (who: LoggedIn) =>
    confirmInherited(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()))
  /** As an act that passes no gate finds somebody: what the day brought is not effected yet. */
  const unpassed = async (who: LoggedIn) =>
    (await openDossier(fresh.runtime.database.reader, fresh.runtime, {
      actor: await who.actor(),
      requestId: 'r',
    }))!
  const versionOf = async (who: LoggedIn) => (await family.personOf(who.id)).row.currentVersion

  /** Dewi, not capable, for whom a parent said yes on the day before her birthday; whole again that day. */
  async function withYesOfParent() {
    family.authorityOver('dewi', 'ivo')
    const [dewi, ivo] = [await family.logIn('dewi'), await family.logIn('ivo')]
    await established(dewi, false)
    await family.actFor(ivo, 'dewi')
    expect(await family.send(ivo, { RPZAC005: 'yes' })).toMatchObject({ number: 1 })
    return { dewi, ivo }
  }

  async function sixteenWithYes() {
    const { dewi } = await withYesOfParent()
    await established(dewi, true)
    fresh.clock.set('2026-03-19T09:00:00Z')
    await family.passDay()
    return family.logIn('dewi')
  }

  it('is nothing of what somebody chose alone on their birthday, before a run that came late', async () => {
    await family.logIn('dewi')
    fresh.clock.set('2026-03-19T06:00:00Z')
    const dewi = await family.logIn('dewi')
    expect(await family.send(dewi, { RPZAC005: 'yes' })).toMatchObject({ number: 1 })
    fresh.clock.set('2026-03-21T09:00:00Z')
    await family.passDay()
    expect(await taken(await family.logIn('dewi'))).toBeNull()
    fresh.clock.set('2027-06-01T09:00:00Z')
    await family.passDay()
    expect(await family.inForce(dewi.id)).toEqual([YES])
  })

  it('is what stood the day before, and not what came on the day', async () => {
    const { dewi: child } = await withYesOfParent()
    await established(child, true)
    fresh.clock.set('2026-03-19T06:00:00Z')
    const dewi = await family.logIn('dewi')
    expect(await family.send(dewi, { RPZAC104: 'yes' })).toMatchObject({ number: 2 })
    fresh.clock.set('2026-03-25T09:00:00Z')
    await family.passDay()
    const later = await family.logIn('dewi')
    expect((await taken(later))!.choices).toHaveLength(1)
    fresh.clock.set('2027-06-01T09:00:00Z')
    await family.passDay()
    const now = await family.inForce(dewi.id)
    expect(now).toHaveLength(2)
    expect(now).toContain(NO)
  })

  it('is not what somebody withdrew on the day, before a run that came late', async () => {
    const { dewi: child } = await withYesOfParent()
    await established(child, true)
    fresh.clock.set('2026-03-19T06:00:00Z')
    const dewi = await family.logIn('dewi')
    await withdraw(fresh.runtime, await unpassed(dewi), { withdrawal: 'all', id: 'once' })
    expect(await versionOf(dewi)).toBe(2)
    fresh.clock.set('2026-03-21T09:00:00Z')
    expect(await family.passDay()).toMatchObject({ 'turn-16': 1 })
    expect((await taken(await family.logIn('dewi')))?.choices).toEqual([])
  })

  it('is nothing where the first choice was made on the day, before a run that came late', async () => {
    await family.logIn('dewi')
    fresh.clock.set('2026-03-19T06:00:00Z')
    const dewi = await family.logIn('dewi')
    await withdraw(fresh.runtime, await unpassed(dewi), { withdrawal: 'all', id: 'once' })
    expect(await versionOf(dewi)).toBe(1)
    fresh.clock.set('2026-03-21T09:00:00Z')
    expect(await family.passDay()).toMatchObject({ 'turn-16': 1 })
    expect(await taken(await family.logIn('dewi'))).toBeNull()
  })

  it('can be confirmed on its last day, and not after it, though no run came', async () => {
    const before = await sixteenWithYes()
    fresh.clock.set(`${LAST_DAY}T22:59:00Z`)
    const onLastDay = await family.logIn('dewi')
    expect(await taken(onLastDay)).not.toBeNull()
    fresh.clock.set(`${LAST_DAY}T23:01:00Z`)
    expect(await readInherited(fresh.runtime, await unpassed(onLastDay))).toBeNull()
    expect(await hasInheritedEnded(fresh.runtime, await unpassed(onLastDay))).toBe(true)
    expect(await family.inForce(before.id)).toEqual([YES])
    expect(await confirm(onLastDay)).toEqual({ ok: false, refusal: 'ended' })
    expect(await family.inForce(before.id)).toEqual([NO])
    expect(await confirm(onLastDay)).toEqual({ ok: false, refusal: 'ended' })
    expect(await family.passDay()).toEqual({})
    expect(await versionOf(before)).toBe(2)
  })

  it('confirmed on its last day it stays', async () => {
    await sixteenWithYes()
    fresh.clock.set(`${LAST_DAY}T22:59:00Z`)
    const onLastDay = await family.logIn('dewi')
    expect(await confirm(onLastDay)).toEqual({ ok: true })
    fresh.clock.set(`${LAST_DAY}T23:01:00Z`)
    await family.passDay()
    expect(await family.inForce(onLastDay.id)).toEqual([YES])
    expect(
      await hasInheritedEnded(fresh.runtime, await dossierOf(fresh.runtime, await onLastDay.actor())),
    ).toBe(false)
  })

  it('ends before the overview is shown', async () => {
    const before = await sixteenWithYes()
    fresh.clock.set(`${LAST_DAY}T23:01:00Z`)
    const dewi = await family.logIn('dewi')
    await readOverview(fresh.runtime, await dossierOf(fresh.runtime, await dewi.actor()))
    expect(await family.inForce(before.id)).toEqual([NO])
    await readOverview(fresh.runtime, await dossierOf(fresh.runtime, await dewi.actor()))
    expect(await versionOf(before)).toBe(2)
  })

  it('ends before choices are sent, that were made over what counted until then', async () => {
    const before = await sixteenWithYes()
    fresh.clock.set(`${LAST_DAY}T22:59:00Z`)
    const dewi = await family.logIn('dewi')
    const request = await family.draft(dewi, { RPZAC104: 'yes' })
    fresh.clock.set(`${LAST_DAY}T23:01:00Z`)
    expect(await family.sendDraft(dewi, request)).toMatchObject({ ok: false })
    expect(await family.inForce(before.id)).toEqual([NO])
  })

  it('begins when somebody of 16 can decide again, and ends a year after', async () => {
    const { dewi } = await withYesOfParent()
    fresh.clock.set('2026-05-01T09:00:00Z')
    await family.passDay()
    await established(dewi, true)
    const grown = await family.logIn('dewi')
    expect(await taken(grown)).toMatchObject({
      since: '2026-05-01',
      lastDay: '2027-04-30',
      choices: [{ decidedBy: 'representative' }],
    })
    fresh.clock.set('2027-05-01T09:00:00Z')
    expect(await family.passDay()).toMatchObject({ 'inherited-end': 1 })
    expect(await family.inForce(dewi.id)).toEqual([NO])
  })

  it('counts from the day somebody of 18 can decide again, also before the run of that birthday', async () => {
    const { dewi } = await withYesOfParent()
    fresh.clock.set('2028-03-19T06:00:00Z')
    await established(dewi, true)
    await family.passDay()
    expect(await family.inForce(dewi.id)).toEqual([YES])
    expect(await taken(await family.logIn('dewi'))).toMatchObject({ since: '2028-03-19' })
  })

  it('begins when an adult can decide again, each time anew', async () => {
    const [hugo, gerard] = [await family.logIn('hugo'), await family.logIn('gerard')]
    await established(hugo, true)
    expect(await taken(hugo)).toBeNull()
    await established(hugo, false)
    await mentorOf(gerard)
    await family.actFor(gerard, 'hugo')
    await family.send(gerard, { RPZAC005: 'yes' })
    await established(hugo, true)
    expect(await taken(hugo)).toMatchObject({
      atSixteen: false,
      since: TODAY,
      choices: [{ decidedBy: 'representative' }],
    })
    expect(await confirm(hugo)).toEqual({ ok: true })
    fresh.clock.set('2026-04-16T09:00:00Z')
    await established(hugo, false)
    await established(hugo, true)
    expect(await taken(await family.logIn('hugo'))).toMatchObject({ since: '2026-04-16' })
  })

  async function mentorOf(gerard: LoggedIn) {
    const asked = await requestOnEvidence(family.doors, await gerard.actor(), {
      ...{ kind: 'mentor', personBsn: numberOfPersona('hugo'), endsOn: '2028-03-15' },
      requestId: 'r',
    })
    const step = { id: asked.ok ? asked.id : '', requestId: 'desk' }
    await seeEvidence(family.doors, { ...step, staffId: 'noor' })
    await confirmEvidence(family.doors, { ...step, staffId: 'joris', higher: {} })
  }

  it('a list of providers that somebody else changed is mailed to whose it is, once a day; one’s own is not', async () => {
    const uras = ['90000101', '90000111', '90000202']
    const updatedAt = fresh.runtime.now()
    const rows = uras.map((ura) => ({ ura, name: ura, city: 'Utrecht', types: ['Z3'], updatedAt }))
    await fresh.database.transact(async (transaction) => {
      await transaction.insert(provider).values(rows)
    })
    const { dewi, ivo } = await withYesOfParent()
    const before = await mails()
    const add = async (who: LoggedIn, ura: string) =>
      changeList(fresh.runtime, await dossierOf(fresh.runtime, await who.actor()), { ura, do: 'add' })
    expect(await add(dewi, uras[0]!)).toEqual({ ok: true })
    expect(await mails()).toEqual(before)
    await add(ivo, uras[1]!)
    await add(ivo, uras[2]!)
    expect(await mails()).toEqual([...before, `represented:${dewi.id}:own-list:${TODAY}`].toSorted())
    fresh.clock.set('2026-03-16T23:00:00Z')
    const nextDay = await family.logIn('ivo')
    await family.actFor(nextDay, 'dewi')
    await changeList(fresh.runtime, await dossierOf(fresh.runtime, await nextDay.actor()), {
      ura: uras[0]!,
      do: 'remove',
    })
    expect(await mails()).toContain(`represented:${dewi.id}:own-list:2026-03-17`)
  })

  const mails = async () =>
    (await fresh.database.reader.select().from(outbox)).map(({ uniqueKey }) => uniqueKey).toSorted()
})
