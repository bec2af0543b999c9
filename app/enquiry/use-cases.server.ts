import { appendActivity } from '~/audit/append.server'
import { recordReading } from '~/audit/record-reading.server'
import type { ActivityEvent } from '~/audit/entry'
import type { Catalogue } from '~/catalogue/catalogue'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Reader } from '~/db/database.server'
import type { ActingCitizen } from '~/representation/acting'
import { actOf, concernedOf, seesList, seesViews } from '~/representation/concerned.server'
import type { Language } from '~/i18n/language'
import type { Subject } from '~/person/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { filterValues, NEVER, OTHERS } from './filter-values'
import { readFilter, type ViewFilter } from './view-filter'
import { linesOf, readingBy, readNames, type NamedOrganisation } from './view-lines.server'
import {
  askersQuery,
  countQuery,
  EVERYTHING,
  markText,
  readMark,
  readViewPage,
  settleFilter,
  type Asker,
} from './who-viewed.server'

/** How many questions a page shows, and how many one sheet for the printer. */
const PAGE = 25
const SHEET = 500

export type Looking = { query: URLSearchParams; language: Language; requestId: string }

/**
 * Whose questions are on the screen. Who acts for another sees them only where that is theirs to see; otherwise it looks
 * like what is not there (domain: safety of the child).
 */
export async function viewedOf(
  reader: Reader,
  runtime: Runtime,
  actor: ActingCitizen | null,
): Promise<Subject> {
  if (!seesViews(actor)) throw new Response(null, { status: 404 })
  return concernedOf(reader, runtime, actor)
}

/** The filter as far as it may be used: who may see only kinds does not get to ask about one organisation. */
export function seenFilter(actor: ActingCitizen | null, filter: ViewFilter): ViewFilter {
  return seesList(actor) ? filter : { ...filter, organisation: null }
}

/**
 * Who viewed, newest first, as the address filters it, with what there is to filter by. Null for a mark this citizen was
 * not given. A filter that cannot be read is told, and the list shown without it. Reading is logged.
 */
export async function readViews(runtime: Runtime, actor: ActingCitizen | null, looking: Looking) {
  return read(runtime, actor, { ...looking, limit: PAGE })
}

/** The same on one sheet to print: as much as fits, from the newest on. */
export async function readViewSheet(runtime: Runtime, actor: ActingCitizen | null, looking: Looking) {
  return read(runtime, actor, { ...looking, limit: SHEET })
}

async function read(
  runtime: Runtime,
  actor: ActingCitizen | null,
  { query, language, requestId, limit }: Looking & { limit: number },
) {
  const { reader } = runtime.database
  const citizen = await viewedOf(reader, runtime, actor)
  const given = query.get('voor')
  const after = given === null ? null : readMark(runtime, citizen, given)
  if (given !== null && !after) return null
  const catalogue = await currentCatalogue(reader)
  const today = localDate(runtime.now())
  const values = filterValues(query)
  const { filter: read, period, problems } = readFilter(values, { catalogue, today })
  const meant = seenFilter(actor, read)
  const askers = await askersQuery(reader, citizen.row.id, meant)
  const filter = settleFilter(meant, askers)
  const views = await readViewPage(reader, citizen, { filter, after, limit: limit + 1 })
  await logLook(runtime, actor, { event: 'views-read', requestId })
  const last = views[limit - 1]
  const isWhole = after === null && views.length <= limit
  return {
    views: await linesOf(runtime, citizen, {
      views: views.slice(0, limit),
      ...readingBy(actor, language),
    }),
    next: views.length > limit ? markText(runtime, citizen, last!.mark) : null,
    first: after === null,
    count: isWhole ? views.length : (await countQuery(reader, citizen.row.id, filter))[0]!.count,
    period: { from: period.from, to: period.to ?? today },
    values,
    problems,
    organisations: seesList(actor) ? await organisationsIn(runtime, askers, filter.organisation) : [],
    kinds: kindsIn(catalogue, language),
  }
}

/** The last few questions, for the overview; null where they are not theirs to see. */
export async function readLatestViews(
  runtime: Runtime,
  actor: ActingCitizen | null,
  { limit, language }: { limit: number; language: Language },
) {
  if (!seesViews(actor)) return null
  const { reader } = runtime.database
  const citizen = await concernedOf(reader, runtime, actor)
  const views = await readViewPage(reader, citizen, { filter: EVERYTHING, after: null, limit })
  return linesOf(runtime, citizen, { views, ...readingBy(actor, language) })
}

/** Logs that somebody looked at the list: their own, or that of whom they act for. */
export async function logLook(
  runtime: Runtime,
  actor: ActingCitizen | null,
  { event, requestId }: { event: ActivityEvent; requestId: string },
) {
  const at = runtime.now()
  if (!actor?.actingFor) {
    const citizen = await concernedOf(runtime.database.reader, runtime, actor)
    return recordReading(runtime.database, actOf(actor, citizen, { event, action: 'R', at, requestId }))
  }
  await runtime.database.transact(async (transaction) => {
    const citizen = await concernedOf(transaction, runtime, actor)
    await appendActivity(transaction, [actOf(actor, citizen, { event, action: 'R', at, requestId })])
  })
}

/** Who asked in the period, by name; the one that is chosen stands among them even when it did not. */
async function organisationsIn(
  { database }: Runtime,
  askers: readonly Asker[],
  chosen: string | null,
): Promise<NamedOrganisation[]> {
  const uras = new Set(askers.map(({ organisation }) => organisation))
  if (chosen) uras.add(chosen)
  const named = await readNames(database.reader, [...uras])
  return [...uras].map(named).toSorted((one, other) => one.name.localeCompare(other.name, 'nl'))
}

/** The kinds of asker there are: groups of receivers that some type belongs to, and two that are no group. */
function kindsIn(catalogue: Catalogue, language: Language): { code: string; name: string | null }[] {
  const used = new Set(Object.values(catalogue.receiverCategoryOfType).flat())
  const groups = catalogue.receivers
    .filter(({ code }) => used.has(code))
    .map(({ code, name }) => ({ code, name: name[language] }))
  return [...groups, { code: NEVER, name: null }, { code: OTHERS, name: null }]
}
