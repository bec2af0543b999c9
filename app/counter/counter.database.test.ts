import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { activity } from '~/audit/tables.server'
import type { Staff } from '~/identity/actor'
import { putProviders } from '~/provider/store.server'
import { spokenIn } from '~/recording/spoken'
import type { Bsn } from '~/person/bsn'
import type { LocalDate } from '~/runtime/local-date'
import { listAlarms, writeAnswer } from '~/staff/alarm-store.server'
import { staffAlarm } from '~/staff/tables.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { numberOfPersona, openFamily, type Family, type Name } from '../../tests/support/family'
import { aColleague, employ } from '../../tests/support/staff'
import { lookUp } from './look-up.server'
import { findSpeaker } from './speaker.server'
import { visit } from './tables.server'
import { closeVisit, keepSaid, mayAsk, openVisit, recordVisit, type Visit } from './visit-use-cases.server'

const LINDE = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }
const BORN = { anna: '1991-06-01', erik: '1989-06-01', cato: '2017-06-01', bram: '2011-06-01' } as const

eachDatabase('a visit to the counter', (open) => {
  let fresh: TestDatabase
  let family: Family
  let staff: Staff

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    await fresh.database.transact((transaction) => putProviders(transaction, [LINDE], fresh.clock.now()))
    staff = await aColleague(fresh.runtime)
  })
  afterEach(() => fresh.drop())

  const look = (name: Name, birthDate: LocalDate, by = staff) =>
    lookUp(family.doors, { staff: by, bsn: numberOfPersona(name), birthDate, requestId: 'look' })
  const reopen = (id: string, by = staff) => openVisit(fresh.runtime, { staff: by, id, requestId: 'r' })
  const visitOf = async (name: keyof typeof BORN): Promise<Visit> => {
    const found = await look(name, BORN[name])
    if (!found.ok) throw new Error(found.refusal)
    return (await reopen(found.visitId))!
  }

  it('begins with number and birth date, and is in the log of the person', async () => {
    const at = await visitOf('anna')
    expect(at).toMatchObject({ name: 'anna', age: 34, speaker: null, said: null })
    const [logged] = await family.logOf(at.dossier.person.row.id)
    expect(logged).toMatchObject({ event: 'looked-up', users: [{ id: staff.memberId, role: '03' }] })
  })

  it('finds nobody by another date, says no more, and logs it without a number', async () => {
    expect(await look('anna', '1991-06-02')).toEqual({ ok: false, refusal: 'nobody' })
    const rows = await fresh.database.reader
      .select()
      .from(activity)
      .where(eq(activity.organisation, LINDE.ura))
    expect(rows.map(({ entry }) => JSON.parse(entry).event)).toEqual(['look-up-missed'])
    expect(JSON.stringify(rows)).not.toContain(numberOfPersona('anna'))
  })

  it('tells who may do nothing for citizens nothing of anybody, and asks no register', async () => {
    await employ(fresh.runtime, { roles: ['planner'] })
    let asked = 0
    const register = { findPerson: async (bsn: Bsn) => ((asked += 1), family.doors.register.findPerson(bsn)) }
    const tell = (birthDate: LocalDate) =>
      lookUp(
        { runtime: fresh.runtime, register },
        { staff, bsn: numberOfPersona('anna'), birthDate, requestId: 'look' },
      )
    for (const birthDate of [BORN.anna, '1991-06-02'])
      expect(await tell(birthDate)).toEqual({ ok: false, refusal: 'role-gone' })
    expect(asked).toBe(0)
  })

  it('has to wait after ten misses, and its colleague does not', async () => {
    for (let miss = 0; miss < 10; miss += 1) await look('anna', '1991-06-02')
    expect(await look('anna', BORN.anna)).toEqual({ ok: false, refusal: 'too-often' })
    const colleague = await aColleague(fresh.runtime, { number: '900000202' })
    expect(await look('anna', BORN.anna, colleague)).toMatchObject({ ok: true })
    fresh.clock.advance(16 * 60_000)
    expect(await look('anna', BORN.anna, { ...staff, loggedInAt: fresh.clock.now() })).toMatchObject({
      ok: true,
    })
  })

  it('is nobody else’s, not of a colleague, another organisation or another login, and ends with the role', async () => {
    const { id } = await visitOf('anna')
    expect(await reopen(id, await aColleague(fresh.runtime, { number: '900000202' }))).toBeNull()
    const noord = { ...LINDE, ura: '90000303', name: 'Noord' }
    await fresh.database.transact((transaction) => putProviders(transaction, [noord], fresh.clock.now()))
    expect(await reopen(id, await aColleague(fresh.runtime, { ura: noord.ura }))).toBeNull()
    fresh.clock.advance(1_000)
    expect(await reopen(id, { ...staff, loggedInAt: fresh.clock.now() })).toBeNull()
    expect(await reopen(id)).not.toBeNull()
    await employ(fresh.runtime, { roles: ['planner'] })
    expect(await reopen(id)).toBeNull()
  })

  it('is wiped by who ends it, and after a quarter of an hour', async () => {
    const first = await visitOf('anna')
    const second = await visitOf('anna')
    await closeVisit(fresh.runtime, { staff, id: first.id })
    expect(await reopen(first.id)).toBeNull()
    fresh.clock.advance(15 * 60_000)
    expect(await reopen(second.id)).toBeNull()
    const [row] = await fresh.database.reader.select().from(visit).where(eq(visit.id, first.id))
    expect(row?.contentSealed).toBe('')
  })

  it('records what was read back', async () => {
    const at = await visitOf('anna')
    expect(await mayAsk(fresh.runtime, at)).toBe(true)
    const evidence = { document: 'passport', representative: null, child: 'did-not' } as const
    await keepSaid(fresh.runtime, at, { what: 'SIT001', spoken: spokenIn('SIT001', 'yes'), evidence })
    expect(await recordVisit(fresh.runtime, (await reopen(at.id))!)).toMatchObject({ ok: true })
    expect(await family.inForce(at.dossier.person.row.id)).toHaveLength(3)
  })

  describe('that is odd', () => {
    const alarms = async () => {
      const { ura } = staff.organisation
      const { waiting } = await listAlarms(fresh.database.reader, fresh.runtime, { ura, answered: 0 })
      return waiting.map(({ kind, count, memberId }) => ({ kind, count, own: memberId === staff.memberId }))
    }

    it('is a row for the administrator: many misses, and then one more', async () => {
      for (let miss = 0; miss < 7; miss += 1) await look('anna', '1991-06-02')
      expect(await alarms()).toEqual([])
      await look('anna', '1991-06-02')
      await look('anna', '1991-06-02')
      expect(await alarms()).toEqual([{ kind: 'misses', count: 9, own: true }])
      const rows = await fresh.database.reader
        .select()
        .from(activity)
        .where(eq(activity.event, 'alarm-raised'))
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows)).not.toContain(numberOfPersona('anna'))
    })

    it('is many who were looked up and of whom nothing was recorded, each once', async () => {
      const many: [Name, LocalDate][] = [
        ...(Object.entries(BORN) as [Name, LocalDate][]),
        ['ivo', '1980-06-01'],
        ['nina', '1996-06-01'],
      ]
      for (const [name, born] of [...many, ['anna', BORN.anna] as const]) await look(name, born)
      expect(await alarms()).toEqual([])
      await look('karin', '1975-06-01')
      expect(await alarms()).toEqual([{ kind: 'looked-only', count: 6, own: true }])
    })

    it('is somebody of the own family name: asked once about the same two, until long after it was answered', async () => {
      const named = (surname: string, by = staff, name: 'anna' | 'erik' = 'anna') => {
        const doors = {
          runtime: fresh.runtime,
          register: {
            findPerson: async (bsn: Bsn) => {
              const found = await family.doors.register.findPerson(bsn)
              return found.ok ? { ...found, person: { ...found.person, fullName: `A. ${surname}` } } : found
            },
          },
        }
        const typed = { bsn: numberOfPersona(name), birthDate: BORN[name] }
        return lookUp(doors, { staff: by, ...typed, requestId: 'look' })
      }
      const days = (many: number) => fresh.clock.advance(many * 86_400_000)
      await named('Jansen')
      expect(await alarms()).toEqual([])
      await named('Visser')
      days(1)
      await named('Visser')
      expect(await alarms()).toEqual([{ kind: 'own-name', count: 1, own: true }])
      await named('Visser', staff, 'erik')
      expect(await alarms()).toHaveLength(2)
      const of = { ura: LINDE.ura, answered: 0 }
      for (const alarm of (await listAlarms(fresh.database.reader, fresh.runtime, of)).waiting)
        await fresh.database.transact((transaction) =>
          writeAnswer(transaction, fresh.runtime, {
            ...{ alarm, verdict: 'in-order', answer: 'Haar zus is patiënt.', requestId: 'answer' },
            ...{ by: { id: 'ruben', role: '04', initiator: true }, at: fresh.clock.now() },
          }),
        )
      days(90)
      await named('Visser')
      expect(await alarms()).toEqual([])
      await named('Visser', await aColleague(fresh.runtime, { number: '900000202', name: 'K. Visser' }))
      expect(await alarms()).toEqual([{ kind: 'own-name', count: 1, own: false }])
      days(1)
      await named('Visser')
      expect(await alarms()).toHaveLength(2)
      const rows = await fresh.database.reader.select().from(staffAlarm)
      expect(JSON.stringify(rows)).not.toContain((await visitOf('anna')).dossier.person.row.id)
    })

    it('is what is recorded in a series, and never twice for one record', async () => {
      const evidence = { document: 'passport', representative: null, child: 'did-not' } as const
      for (let record = 0; record < 5; record += 1) {
        const at = await visitOf('anna')
        await keepSaid(fresh.runtime, at, { what: 'SIT001', spoken: spokenIn('SIT001', 'no'), evidence })
        const again = (await reopen(at.id))!
        await recordVisit(fresh.runtime, again)
        await recordVisit(fresh.runtime, again)
        expect(await alarms()).toEqual(record < 4 ? [] : [{ kind: 'series', count: 5, own: true }])
      }
    })
  })

  describe('of a child', () => {
    beforeEach(() => family.authorityOver('cato', 'anna', 'erik'))
    const speak = async (at: Visit, name: keyof typeof BORN) =>
      findSpeaker(family.doors, at, {
        ...{ bsn: numberOfPersona(name), birthDate: BORN[name], document: 'passport' },
      })

    it('takes a parent of whom the register says so now, though they were never here', async () => {
      const cato = await visitOf('cato')
      expect(await speak(cato, 'anna')).toEqual({ ok: true })
      expect((await reopen(cato.id))?.speaker).toMatchObject({ document: 'passport' })
    })

    it('does not take who has no authority, with the same word as for everything else', async () => {
      family.authorityOver('cato', 'erik')
      expect(await speak(await visitOf('cato'), 'anna')).toEqual({ ok: false, refusal: 'not-here' })
    })

    it('takes nobody while the register does not answer', async () => {
      const cato = await visitOf('cato')
      family.told.authority = 'down'
      expect(await speak(cato, 'anna')).toEqual({ ok: false, refusal: 'register-down' })
    })
  })
})
