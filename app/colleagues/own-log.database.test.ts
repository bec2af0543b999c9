import { afterEach, beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { askByScreen } from '~/counter/ask.server'
import { lookUp } from '~/counter/look-up.server'
import { openVisit } from '~/counter/visit-use-cases.server'
import type { Staff } from '~/identity/actor'
import { viewReference } from '~/enquiry/who-viewed.server'
import { putProviders } from '~/provider/store.server'
import { readHead } from '~/recording/store.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { forge } from '../../tests/support/past-the-portal'
import { recordFor } from '../../tests/support/recorded'
import { aColleague } from '../../tests/support/staff'
import { readFigures } from './figures-use-cases.server'
import { readOwnLog } from './own-log-use-cases.server'

const LINDE = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }
const NOORD = { ura: '90000303', name: 'Noord', city: 'Utrecht', types: ['V4'] }

eachDatabase('the log of one’s own organisation', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let sanne: Staff
  let tom: Staff
  let officer: Staff

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    await fresh.database.transact((transaction) =>
      putProviders(transaction, [LINDE, NOORD], fresh.clock.now()),
    )
    anna = await family.logIn('anna')
    sanne = await aColleague(fresh.runtime)
    const there = { ura: NOORD.ura, number: '900000202', name: 'T. Jansen' }
    tom = await aColleague(fresh.runtime, there)
    officer = await aColleague(fresh.runtime, {
      ...{ number: '900000303', name: 'K. Smit', roles: ['quality-officer'] },
    })
  })
  afterEach(() => fresh.drop())

  const look = (staff: Staff, birthDate = '1991-06-01') =>
    lookUp(family.doors, { staff, bsn: numberOfPersona('anna'), birthDate, requestId: 'look' })
  const read = (staff: Staff, filter: Record<string, string> = {}) =>
    readOwnLog(fresh.runtime, { staff, query: new URLSearchParams(filter), requestId: 'read' })
  const lines = async (staff: Staff, filter: Record<string, string> = {}) =>
    (await read(staff, filter))!.lines.map(({ did }) => did && `${did.who} ${did.what}`)
  const soon = () => void fresh.clock.advance(60_000)

  it('has what its colleagues did, of nobody by name or number, and nothing of another organisation', async () => {
    await look(tom)
    soon()
    await look(sanne, '1991-06-02')
    soon()
    await look(sanne)
    soon()
    const record = await recordFor(fresh.runtime, { staff: sanne, subjectId: anna.id, answer: 'no' })
    const log = (await read(officer))!
    expect(log.lines.map(({ did }) => `${did!.who} ${did!.what}`)).toEqual([
      'S. Visser recorded',
      'S. Visser looked-up',
      'S. Visser look-up-missed',
    ])
    expect(log.lines[0]!.reference).toBe((await readHead(fresh.database.reader, record))!.number)
    const told = JSON.stringify(log)
    for (const whose of [numberOfPersona('anna'), anna.id, '"no"', 'T. Jansen'])
      expect(told).not.toContain(whose)
    expect(await lines(tom)).toEqual(['T. Jansen looked-up'])
  })

  it('has a question under who asked it, with the number that the person sees beside it', async () => {
    const found = await look(sanne)
    if (!found.ok) throw new Error(found.refusal)
    const visit = (await openVisit(fresh.runtime, { staff: sanne, id: found.visitId, requestId: 'ask' }))!
    soon()
    const asked = { ura: NOORD.ura, as: 'holder' as const, data: 'GGC002', asker: 'specialist' as const }
    expect(await askByScreen(fresh.runtime, visit, asked)).toMatchObject({ ok: true })
    expect(await lines(tom)).toEqual([])
    const [question] = (await read(officer, { wat: 'gevraagd' }))!.lines
    expect(question!.did).toMatchObject({ who: 'S. Visser', what: 'consulted' })
    const rows = await fresh.database.reader.select().from(activity)
    const row = rows.find(({ event }) => event === 'consulted')!
    expect(row.organisation).toBe(NOORD.ura)
    expect(question!.reference).toBe(viewReference(fresh.runtime, anna.id, row))
  })

  it('is read as one asks for it: of a member, of a kind, of days, from a place that was given', async () => {
    const fatma = await aColleague(fresh.runtime, { number: '900000505', name: 'F. Yildiz' })
    await look(sanne)
    soon()
    await look(fatma, '1991-06-02')
    expect(await lines(officer, { wie: fatma.memberId })).toEqual(['F. Yildiz look-up-missed'])
    expect(await lines(officer, { wie: tom.memberId })).toHaveLength(3)
    expect(await lines(officer, { wat: 'vastgelegd' })).toEqual([])
    fresh.clock.advance(10 * 86_400_000)
    expect(await lines(officer, { wanneer: 'week', wat: 'opgezocht' })).toEqual([])
    expect(await lines(officer, { van: '16-3-2026', tot: '16-3-2026', wat: 'opgezocht' })).toHaveLength(2)
    expect((await read(officer, { van: '31-2-2026' }))!.problems).toMatchObject([{ field: 'van' }])
  })

  it('goes on from a place, which is another organisation’s nowhere', async () => {
    for (let count = 0; count < 52; count += 1) {
      await read(officer)
      soon()
    }
    const first = (await read(officer))!
    expect([first.lines.length, first.first]).toEqual([50, true])
    const further = (await read(officer, { voor: first.next! }))!
    expect([further.lines.length, further.next]).toEqual([2, null])
    const keys = new Set([...first.lines, ...further.lines].map(({ key }) => key))
    expect(keys.size).toBe(52)
    expect(await read(tom, { voor: first.next! })).toBeNull()
  })

  it('believes no line that somebody else wrote', async () => {
    await look(sanne)
    await forge(fresh.url, activity, { where: { event: 'looked-up' }, set: { staffMember: tom.memberId } })
    expect(await lines(officer)).toEqual([null])
    await forge(fresh.url, activity, { where: { event: 'looked-up' }, set: { staffUra: NOORD.ura } })
    expect(await lines(tom)).toEqual([null])
  })

  it('counts a month that is over, of one’s own organisation', async () => {
    await look(sanne)
    await recordFor(fresh.runtime, { staff: sanne, subjectId: anna.id, answer: 'no' })
    await look(tom)
    expect((await readFigures(fresh.runtime, { staff: officer, asked: '2026-03' })).month).toBe('2026-02')
    fresh.clock.set('2026-04-01T08:00:00.000Z')
    const figures = await readFigures(fresh.runtime, { staff: officer, asked: null })
    expect(figures).toMatchObject({ month: '2026-03', before: '2026-02', after: null, running: '2026-04' })
    expect(figures.now).toEqual({
      ...{ recorded: 1, 'looked-only': 0, 'after-hours': 0, series: 0, 'asked-yes': null, 'not-said': 0 },
    })
    const theirs = await readFigures(fresh.runtime, { staff: tom, asked: null })
    expect(theirs.now).toMatchObject({ recorded: 0, 'looked-only': 1 })
  })
})
