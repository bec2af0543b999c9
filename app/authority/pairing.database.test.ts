import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { startActing } from '~/onbehalf/acting-use-cases.server'
import { pairingCode, pairingTry } from '~/representation/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { confirmEvidence, readDeskList, refuseEvidence, seeEvidence } from '../../tests/support/desk'
import { dossierOf } from '../../tests/support/dossier'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { writeCode } from './pairing'
import { addChild, makePairingCode, pair, readPairingCode } from './pairing-use-cases.server'

const BRAM_BORN = '2011-06-01'

eachDatabase('pairing', (open) => {
  let fresh: TestDatabase
  let family: Family
  let bram: LoggedIn
  let anna: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('bram', 'anna')
    bram = await family.logIn('bram')
    anna = await family.logIn('anna')
  })

  const code = async () => {
    const made = await makePairingCode(family.doors, await dossierOf(family.doors, await bram.actor()))
    if (!made.ok) throw new Error(made.refusal)
    return made.code
  }
  const type = async (who: LoggedIn, typed: string, birthDate = BRAM_BORN) =>
    pair(family.doors, await who.actor(), { typed, birthDate, requestId: 'pair' })

  it('works typed with spaces and small letters, once, and shows the child where the register knows', async () => {
    const made = await code()
    expect(await readPairingCode(family.doors, await bram.actor())).not.toBeNull()
    const typed = ` ${writeCode(made).toLowerCase().replace('-', ' ')} `
    expect(await type(anna, typed)).toEqual({ ok: true, state: 'active' })
    expect(await type(anna, made)).toEqual({ ok: false, refusal: 'used' })
    expect(await readPairingCode(family.doors, await bram.actor())).toBeNull()
    expect(await family.actFor(anna, 'bram')).toEqual({ ok: true })
  })

  it('expires after fourteen days, and an earlier code ends with a new one', async () => {
    const first = await code()
    const second = await code()
    expect(await type(anna, first)).toEqual({ ok: false, refusal: 'expired' })
    fresh.clock.advance(14 * 86_400_000)
    const later = await family.logIn('anna')
    expect(await type(later, second)).toEqual({ ok: false, refusal: 'expired' })
  })

  it('keeps the code nowhere', async () => {
    const made = await code()
    const rows = [
      ...(await fresh.database.reader.select().from(pairingCode)),
      ...(await fresh.database.reader.select().from(activity)),
    ]
    expect(JSON.stringify(rows)).not.toContain(made)
  })

  it('counts a wrong date on the code, and looks like an unknown one', async () => {
    const made = await code()
    for (let tried = 0; tried < 5; tried += 1)
      expect(await type(anna, made, '2011-06-02')).toEqual({ ok: false, refusal: 'unknown' })
    expect(await type(anna, made)).toEqual({ ok: false, refusal: 'unknown' })
    expect(await type(anna, await code())).toEqual({ ok: true, state: 'active' })
  })

  it('shuts out who guesses for a quarter of an hour, and nobody else', async () => {
    const nina = await family.logIn('nina')
    for (let tried = 0; tried < 10; tried += 1)
      expect(await type(nina, `2222222${'ABCDEFGHJK'[tried]}`)).toEqual({ ok: false, refusal: 'unknown' })
    const made = await code()
    expect(await type(nina, made)).toEqual({ ok: false, refusal: 'too-many' })
    expect(await type(nina, 'te kort')).toEqual({ ok: false, refusal: 'malformed' })
    expect(await type(anna, made)).toEqual({ ok: true, state: 'active' })
    fresh.clock.advance(14.9 * 60_000)
    expect(await type(nina, '22222222')).toEqual({ ok: false, refusal: 'too-many' })
    fresh.clock.advance(60_000)
    const again = await family.logIn('nina')
    expect(await type(again, '22222222')).toEqual({ ok: false, refusal: 'unknown' })
  })

  it('proves contact, not authority: without it two of the desk decide, where the register cannot say', async () => {
    family.authorityOver('bram')
    const nina = await family.logIn('nina')
    expect(await type(nina, await code())).toEqual({ ok: true, state: 'requested' })
    const [waiting] = await readDeskList(family.doors)
    const start = {
      representationId: waiting!.id,
      declared: true,
      sessionIndex: nina.index,
      requestId: 'pick',
    }
    expect(await startActing(family.doors, await nina.actor(), start)).toEqual({
      ok: false,
      refusal: 'not-there',
    })
    const step = { id: waiting!.id, requestId: 'desk' }
    expect(await seeEvidence(family.doors, { ...step, staffId: 'noor' })).toMatchObject({ state: 'seen' })
    const confirm = (staffId: string) => confirmEvidence(family.doors, { ...step, staffId, higher: {} })
    expect(await confirm('noor')).toEqual({ ok: false, refusal: 'second-person' })
    expect(await confirm('joris')).toMatchObject({ ok: true, state: 'active' })
    expect(await family.actFor(nina, 'bram')).toEqual({ ok: true })
    expect(waiting!.endsOn).toBe('2027-03-16')
  })

  it('ends there where the desk does not find it shown, and cannot be confirmed after', async () => {
    const nina = await family.logIn('nina')
    await type(nina, await code())
    const [waiting] = await readDeskList(family.doors)
    const step = { id: waiting!.id, requestId: 'desk', staffId: 'noor' }
    expect(await refuseEvidence(family.doors, step)).toMatchObject({ ok: true, state: 'refused' })
    expect(await readDeskList(family.doors)).toEqual([])
    const confirm = { ...step, staffId: 'joris', higher: {} }
    expect(await confirmEvidence(family.doors, confirm)).toEqual({ ok: false, refusal: 'wrong-state' })
    const start = { representationId: step.id, declared: true, sessionIndex: nina.index, requestId: 'pick' }
    expect(await startActing(family.doors, await nina.actor(), start)).toEqual({
      ok: false,
      refusal: 'not-there',
    })
  })

  it('does nothing without the register', async () => {
    const made = await code()
    family.told.authority = 'down'
    expect(await type(anna, made)).toEqual({ ok: false, refusal: 'register-down' })
    family.told.authority = 'up'
    expect(await type(anna, made)).toEqual({ ok: true, state: 'active' })
  })

  it('of a child whom the register does not know is as unknown as any, and counts', async () => {
    const made = await code()
    const unknown = { findPerson: async () => ({ ok: false, refusal: 'unknown-person' }) as const }
    const doors = { ...family.doors, register: unknown }
    const typing = { typed: made, birthDate: BRAM_BORN, requestId: 'pair' }
    const tries = () => fresh.database.reader.$count(pairingTry)
    expect(await pair(doors, await anna.actor(), typing)).toEqual({ ok: false, refusal: 'unknown' })
    expect(await tries()).toBe(1)
    expect(await type(anna, made)).toEqual({ ok: true, state: 'active' })
  })

  it('is for children only', async () => {
    expect(await makePairingCode(family.doors, await dossierOf(family.doors, await anna.actor()))).toEqual({
      ok: false,
      refusal: 'not-now',
    })
  })

  it('a guardian finds the child by number and birth date; a stranger hears that it is not there', async () => {
    family.relations.push({
      child: numberOfPersona('pim'),
      underInvestigation: false,
      kind: 'guardianship',
      guardians: [numberOfPersona('karin')],
    })
    const [karin, nina] = [await family.logIn('karin'), await family.logIn('nina')]
    const named = { bsn: numberOfPersona('pim'), birthDate: '2016-06-01', requestId: 'r' }
    const find = async (who: LoggedIn, more = {}) =>
      addChild(family.doors, await who.actor(), { ...named, ...more })
    const notThere = { ok: false, refusal: 'not-there' }
    expect(await find(nina)).toEqual(notThere)
    expect(await find(nina, { bsn: numberOfPersona('liam') })).toEqual(notThere)
    expect(await find(karin, { birthDate: '2016-06-02' })).toEqual(notThere)
    expect(await find(karin)).toEqual({ ok: true, state: 'active' })
    expect(await family.actFor(karin, 'pim')).toEqual({ ok: true })
    expect((await karin.actor()).actingFor).toMatchObject({ kind: 'guardian' })
    for (let tried = 0; tried < 8; tried += 1) await find(nina)
    expect(await find(nina)).toEqual({ ok: false, refusal: 'too-many' })
  })

  it('a number is not tried more often by trying all at once', async () => {
    let asked = 0
    const authority: typeof family.doors.authority = {
      findAuthority: (bsn, options) => {
        asked += 1
        return family.doors.authority.findAuthority(bsn, options)
      },
    }
    const actor = await (await family.logIn('nina')).actor()
    const named = { bsn: numberOfPersona('pim'), birthDate: '2016-06-01', requestId: 'r' }
    const found = await Promise.all(
      Array.from({ length: 40 }, () => addChild({ ...family.doors, authority }, actor, named)),
    )
    expect(asked).toBe(10)
    expect(found.filter((one) => !one.ok && one.refusal === 'too-many')).toHaveLength(30)
  })
})
