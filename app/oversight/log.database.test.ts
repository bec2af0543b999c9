import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { readOverview } from '~/choosing/overview-use-cases.server'
import { readEntry, sealedPlace } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import { readActsFor } from '~/onbehalf/acts-use-cases.server'
import { findById } from '~/person/store.server'
import { unseal } from '~/sealing/seal.server'
import { logDeskLook } from '~/worker/log-look.server'
import { noteWorker } from '~/worker/store.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { readLogOf, type LogAsked } from './log-use-cases.server'

const REASON = 'Klacht K 2026 0021'

eachDatabase('the log, for the privacy officer', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let joris: string
  let noor: string

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    fresh.clock.set('2026-03-16T09:00:00Z')
    anna = await family.logIn('anna')
    ;[joris, noor] = await Promise.all([worker('joris'), worker('noor')])
  })

  const worker = (subject: string) =>
    fresh.database.transact((transaction) =>
      noteWorker(transaction, fresh.runtime, { subject, name: subject, roles: [], at: fresh.clock.now() }),
    )
  const ask = (asked: Partial<LogAsked>) =>
    readLogOf(
      fresh.runtime,
      { worker: joris, requestId: 'r' },
      { over: 'burger', bsn: '', medewerker: '', reden: REASON, van: null, tot: null, ...asked },
    )
  const read = async (asked: Partial<LogAsked>) => {
    const answer = await ask(asked)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.log
  }
  /** At this moment, logged in anew where the session ended meanwhile. */
  const look = async () => {
    const here = await family.logIn('anna')
    await readOverview(fresh.runtime, await dossierOf(fresh.runtime, await here.actor()))
  }
  const readings = async () =>
    fresh.database.reader.select().from(activity).where(eq(activity.event, 'log-read'))

  it('says what is there about one citizen, alike on one day in one line, in the days that are asked', async () => {
    await look()
    fresh.clock.advance(3_600_000)
    await look()
    fresh.clock.set('2026-03-18T09:00:00Z')
    await look()
    const looks = async (asked: Partial<LogAsked>) =>
      (await read({ bsn: numberOfPersona('anna'), ...asked })).lines
        .filter(({ event }) => event === 'choices-read')
        .map(({ day, times, as, who }) => [day, times, as, who])
    expect(await looks({})).toEqual([
      ['2026-03-18', 1, 'person', null],
      ['2026-03-16', 2, 'person', null],
    ])
    expect(await looks({ van: '2026-03-17' })).toHaveLength(1)
    expect(await looks({ tot: '2026-03-17' })).toHaveLength(1)
  })

  it('is read on record: that there was a reason, its words for the citizen alone', async () => {
    await read({ bsn: numberOfPersona('anna') })
    const [row] = await readings()
    expect(row).toMatchObject({ subjectId: anna.id, outcome: 'success' })
    const entry = readEntry(fresh.database.reader, row!)!
    expect(entry).toMatchObject({ users: [{ id: joris, role: '07' }], checks: { reason: true } })
    expect(row!.entry).not.toContain('Klacht')
    const { keys } = (await findById(fresh.database.reader, fresh.runtime, anna.id))!
    const sealed = JSON.parse(unseal(keys.log, sealedPlace(entry), entry.sealed!))
    expect(sealed).toEqual({ reason: REASON })
    const told = await readActsFor(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()))
    expect(told).toMatchObject([{ event: 'log-read', by: { who: 'officer' } }])
  })

  it('of one of those who run the portal says what they did, by name or id, and never one’s own', async () => {
    const looked = { event: 'call-notes-read', object: { type: 'call-note', id: 'all' } } as const
    for (const by of [noor, joris]) await logDeskLook(fresh.runtime, { worker: by, requestId: 'r' }, looked)
    for (const medewerker of ['noor', noor]) {
      const { lines } = await read({ over: 'collega', medewerker })
      expect(lines.map(({ event, who, as }) => [event, who, as])).toEqual([
        ['call-notes-read', 'noor', 'office'],
      ])
    }
    for (const medewerker of ['joris', joris])
      expect(await ask({ over: 'collega', medewerker })).toEqual({ ok: false, refusal: 'own' })
    expect(await ask({ over: 'collega', medewerker: 'noor', van: '2026-01-01' })).toMatchObject({
      refusal: 'long',
    })
    expect(await ask({ over: 'collega', medewerker: '%' })).toMatchObject({ refusal: 'no-employee' })
  })

  it('is not leafed through: what is not found is on record too, and after twenty one waits', async () => {
    for (let time = 0; time < 20; time += 1)
      expect(await ask({ bsn: numberOfPersona('yara') })).toEqual({ ok: false, refusal: 'nobody' })
    expect(await ask({ bsn: numberOfPersona('anna') })).toEqual({ ok: false, refusal: 'too-often' })
    expect(await readings()).toHaveLength(21)
    fresh.clock.advance(16 * 60_000)
    expect((await ask({ bsn: numberOfPersona('anna') })).ok).toBe(true)
  })
})
