import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { openAuditKeys } from '~/audit/keys.server'
import { checkProof } from '~/audit/proof.server'
import { logName } from '~/audit/prove.server'
import { activity } from '~/audit/tables.server'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { openViewExport } from '~/enquiry/export.server'
import { VIEWED } from '~/enquiry/filter-values'
import { proveLine } from '~/enquiry/proof-use-cases.server'
import { readViews, readViewSheet } from '~/enquiry/use-cases.server'
import { readFilter } from '~/enquiry/view-filter'
import { readViewPage, viewReference, type Cursor } from '~/enquiry/who-viewed.server'
import { findByBsn } from '~/person/store.server'
import type { Portal } from '~/portal/portal'
import type { ActingCitizen } from '~/representation/acting'
import { localDate } from '~/runtime/local-date'
import { sealingOf } from '../support/activity'
import { eachDatabase } from '../support/database'
import { dossierOf } from '../support/dossier'
import { readable } from '../support/readable'
import { registerCareSystem, tokenFor } from './care-system'
import { addCitizen, bsnOf, GP, PHARMACY } from './portal'
import { askerWith, questionWith, type Asker, type SOUND } from './question'
import { openWorld, type World } from './world'

const YES = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC104', answer: 'yes' } as const
const NO = { ...YES, receiver: 'RPZAC005', answer: 'no' } as const
const ANNA = '999990408'
const ERIK = '999990147'
const AS_PHARMACY = {
  type: 'organization',
  id: PHARMACY.ura,
  properties: { organizationType: 'J8', roleCode: '17.000', practitionerId: '900012345' },
}
/** Shorter than a token lasts. */
const A_WHILE = 20_000

let world: World
let byGp: Asker

async function begin() {
  world = await openWorld()
  await addCitizen(world.runtime, ANNA, { choices: [YES, NO] })
  const system = await registerCareSystem(world.fresh.database, { id: 'gp-system', ura: GP.ura })
  byGp = askerWith(world.faces, await tokenFor(world.faces, system), '/access/v1/evaluations')
}

/** So many questions of hospital and pharmacy in turn about somebody, at one moment. */
async function askTimes(count: number, bsn = ANNA) {
  const about = questionWith('resource.properties.bsn', bsn) as typeof SOUND
  const evaluations = Array.from({ length: count }, (_, place) =>
    place % 2 === 0 ? {} : { subject: AS_PHARMACY },
  )
  expect((await byGp({ ...about, evaluations })).statusCode).toBe(200)
}

async function actorOf(bsn: string): Promise<ActingCitizen> {
  const citizen = await findByBsn(world.fresh.database.reader, world.runtime, bsnOf(bsn))
  return { subjectId: citizen!.row.id, name: 'A', audience: 'citizen' } as ActingCitizen
}

async function look(query: string, bsn = ANNA) {
  return readViews(world.runtime, await dossierOf(world.runtime, await actorOf(bsn)), lookingAt(query))
}

function exporting(query: string) {
  return { ...lookingAt(query), onRead: () => undefined }
}

function lookingAt(query: string) {
  return { query: new URLSearchParams(query), language: 'nl', requestId: 'request-1' } as const
}

eachDatabase('who viewed', () => {
  beforeEach(begin)

  it('counts and shows what the filter asks', async () => {
    await askTimes(7)
    const all = (await look(''))!
    expect([all.count, all.views.length, all.next, all.first]).toEqual([7, 7, null, true])
    expect(all.organisations.map(({ name }) => name)).toEqual(['Apotheek Centrum', 'Ziekenhuis Noord'])
    const counts: [query: string, count: number][] = [
      ['antwoord=ja', 4],
      ['antwoord=nee', 3],
      [`wie=${PHARMACY.ura}`, 3],
      [`wie=${GP.ura}`, 0],
      ['soort=RPZAC104', 4],
      ['soort=RPZAC005&antwoord=ja', 0],
      ['soort=nooit', 0],
      ['soort=anders', 0],
      ['soort=RPZAC200', 0],
      ['tot=31-12-2001', 0],
      ['van=31-12-2001', 7],
    ]
    for (const [query, count] of counts) {
      const found = (await look(query))!
      expect([query, found.count, found.views.length, found.problems]).toEqual([query, count, count, []])
    }
  })

  it('says why in words: the choice that decided, or that there was none', async () => {
    await askTimes(2)
    await askTimes(1, ERIK)
    const [refused, permitted] = readable((await look(''))!.views).toSorted((one) =>
      one.answer === 'deny' ? -1 : 1,
    )
    expect(permitted!.why).toEqual([
      'U koos ja: alle ziekenhuizen, klinieken en laboratoria mogen uw behandelgegevens bij uw huisarts zien.',
    ])
    expect(refused!.why).toEqual([
      'U koos nee: apotheken mogen uw behandelgegevens bij uw huisarts niet zien.',
    ])
    expect(readable((await look('', ERIK))!.views)[0]!.why).toEqual([
      'U had nog niets gekozen. Dat telt als nee.',
    ])
  })

  it('names each line by a reference that is nobody else’s', async () => {
    await askTimes(6)
    await askTimes(2, ERIK)
    const lines = [...(await look(''))!.views, ...(await look('', ERIK))!.views]
    expect(new Set(lines.map(({ reference }) => reference)).size).toBe(8)
    const { reader } = world.fresh.database
    const [anna, erik] = [await citizenWith(ANNA), await citizenWith(ERIK)]
    const [view] = await readViewPage(reader, anna, { ...(await pageOf('')), limit: 1 })
    const reference = viewReference(world.runtime, anna.row.id, view!.cursor)
    expect(lines.map((line) => line.reference)).toContain(reference)
    expect(viewReference(world.runtime, erik.row.id, view!.cursor)).not.toBe(reference)
  })

  it('proves a line to who has the file and our key, once it was sealed, and to nobody else’s list', async () => {
    await askTimes(3)
    await askTimes(1, ERIK)
    const { line } = readable((await look(''))!.views)[1]!
    const { config } = sealingOf(world.fresh)
    const portal = {
      runtime: world.runtime,
      config: { ...world.portal.config, ...config, http: { origin: 'https://portal.example' } },
    } as Portal
    const prove = async (bsn = ANNA) =>
      proveLine(portal, await dossierOf(world.runtime, await actorOf(bsn)), line)
    expect(await prove()).toEqual({ ok: false, refusal: 'not-yet' })
    await sealActivityLog(portal)
    const origin = logName(portal.config.http.origin)
    const keys = openAuditKeys(config.keys.audit.reveal()).verifierKeys(origin)
    const proven = (await prove())!
    const checked = checkProof(proven.ok ? proven.proof : '', keys)
    expect(checked).toMatchObject({ ok: true, origin })
    expect(checked.ok && checked.text).toContain('"event":"consulted"')
    expect(await prove(ERIK)).toBeNull()
  })

  it('is read on from a mark, in the filter that is kept; a mark that was tampered with is nowhere', async () => {
    await askTimes(60)
    const first = (await look('antwoord=ja'))!
    expect([first.views.length, first.count]).toEqual([25, 30])
    const second = (await look(`antwoord=ja&voor=${first.next}`))!
    expect([second.views.length, second.next, second.first]).toEqual([5, null, false])
    const seen = [...first.views, ...second.views].map(({ reference }) => reference)
    expect(new Set(seen).size).toBe(30)
    await askTimes(1, ERIK)
    const cursor = first.next!
    const changed = [
      cursor.slice(0, -1) + (cursor.endsWith('A') ? 'B' : 'A'),
      cursor.replace(/^\d/, '9'),
      'x',
      '',
    ]
    for (const text of changed) expect(await look(`voor=${encodeURIComponent(text)}`)).toBeNull()
    expect(await look(`voor=${cursor}`, ERIK)).toBeNull()
  })

  it('tells a filter that cannot be read, and shows the list without it', async () => {
    await askTimes(3)
    const found = (await look('van=29-2-2027&antwoord=ja'))!
    expect(found.problems).toEqual([{ field: 'van', message: 'viewed.filter.wrong.day' }])
    expect(found.values).toMatchObject({ van: '29-2-2027', wanneer: 'dagen' })
    expect(found.views).toHaveLength(2)
  })

  it('shows each line once and in order, whatever the size of the pages', async () => {
    for (let times = 0; times < 4; times += 1) {
      await askTimes(7)
      world.advance(A_WHILE)
    }
    const citizen = await citizenWith(ANNA)
    const { reader } = world.fresh.database
    const whole = await readViewPage(reader, citizen, { ...(await pageOf('')), limit: 100 })
    expect(whole).toHaveLength(28)
    const properties = fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (limit) => {
      const read: Cursor[] = []
      for (let after: Cursor | null = null; ; after = read.at(-1)!) {
        const page = await readViewPage(reader, citizen, { ...(await pageOf('')), after, limit })
        read.push(...page.map(({ cursor }) => cursor))
        if (page.length < limit) break
      }
      expect(read).toEqual(whole.map(({ cursor }) => cursor))
    })
    await fc.assert(properties, { numRuns: 12 })
  })

  it('logs that it was looked at, listed, printed or exported', async () => {
    await askTimes(1)
    const actor = await actorOf(ANNA)
    await look('')
    await readViewSheet(world.runtime, await dossierOf(world.runtime, actor), lookingAt(''))
    await openViewExport(world.runtime, await dossierOf(world.runtime, actor), exporting(''))
    const rows = await world.fresh.database.reader
      .select({ event: activity.event })
      .from(activity)
      .where(eq(activity.subjectId, actor.subjectId))
    const looks = rows.map(({ event }) => event).filter((event) => event !== 'consulted')
    expect(looks.toSorted()).toEqual(['views-exported', 'views-read', 'views-read'])
  })
})

eachDatabase('the export of who viewed', () => {
  beforeEach(begin)

  it('is what stood in the log when it began, while questions go on coming in', async () => {
    for (let times = 0; times < 11; times += 1) await askTimes(50)
    const actor = await actorOf(ANNA)
    const lines = (await openViewExport(
      world.runtime,
      await dossierOf(world.runtime, actor),
      exporting('wanneer=alles'),
    ))!
    // The same moment and later: neither is to be in it.
    await askTimes(10)
    world.advance(A_WHILE)
    let text = ''
    for await (const part of lines) {
      text += part
      await askTimes(3)
    }
    expect(text.startsWith('\uFEFF"Dag";"Tijd";"Wie"')).toBe(true)
    const written = text.trimEnd().split('\r\n').slice(1)
    expect(written).toHaveLength(550)
    const references = written.map((line) => line.slice(-15))
    expect(new Set(references).size).toBe(550)
    expect((await look('wanneer=alles'))!.count).toBeGreaterThan(560)
  })

  it('is in the other language and delimiter, and refuses a filter that cannot be read', async () => {
    await askTimes(1)
    const actor = await actorOf(ANNA)
    const english = await openViewExport(world.runtime, await dossierOf(world.runtime, actor), {
      ...exporting('antwoord=ja'),
      language: 'en',
    })
    let text = ''
    for await (const part of english!) text += part
    expect(text).toContain('"Day","Time","Who"')
    expect(text).toContain(`"${localDate(new Date())}"`)
    expect(text).toContain('"Yes"')
    expect(
      await openViewExport(world.runtime, await dossierOf(world.runtime, actor), exporting('van=x')),
    ).toBeNull()
  })
})

async function citizenWith(bsn: string) {
  return (await findByBsn(world.fresh.database.reader, world.runtime, bsnOf(bsn)))!
}

async function pageOf(query: string) {
  const values = VIEWED.values(new URLSearchParams(query))
  const { filter } = readFilter(values, { catalogue, today: localDate(world.runtime.now()) })
  return { filter: { ...filter, types: null }, after: null }
}
