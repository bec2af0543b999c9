import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import { recordReading } from '~/audit/record-reading.server'
import type { Catalogue } from '~/catalogue/catalogue'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Language } from '~/i18n/language'
import type { Subject } from '~/person/store.server'
import { act } from '~/representation/act.server'
import { stillReadable, seesList, type Dossier } from '~/representation/dossier.server'
import { pageOf } from '~/runtime/keyset.server'
import type { Runtime } from '~/runtime/runtime.server'
import { NEVER, OTHERS, VIEWED } from './filter-values'
import { readFilter, type ViewFilter } from './view-filter'
import { linesOf, readingBy, readNames, type NamedOrganisation } from './view-lines.server'
import {
  askersQuery,
  countQuery,
  EVERYTHING,
  readViewPage,
  settleFilter,
  VIEW_ORDER,
  type Asker,
} from './who-viewed.server'

/** How many questions a page shows, and how many one sheet for the printer. */
const PAGE = 25
const SHEET = 500

export type ViewsQuery = { query: URLSearchParams; language: Language }

/**
 * Whose questions are on the screen. Who acts for another sees them only where that is theirs to see; otherwise it looks
 * like what is not there (domain: safety of the child).
 */
export function viewedOf(dossier: Dossier): Subject {
  if (!dossier.disclosure.views) throw new Response(null, { status: 404 })
  return dossier.person
}

/** The filter as far as it may be used: who may see only kinds does not get to ask about one organisation. */
export function seenFilter(dossier: Dossier, filter: ViewFilter): ViewFilter {
  return seesList(dossier) ? filter : { ...filter, organisation: null }
}

/**
 * Who viewed, newest first, as the address filters it, with what there is to filter by. Null for a cursor this citizen was
 * not given. A filter that cannot be read is told, and the list shown without it. Reading is logged.
 */
export async function readViews(runtime: Runtime, dossier: Dossier, looking: ViewsQuery) {
  return read(runtime, dossier, { ...looking, limit: PAGE })
}

/** The same on one sheet to print: as much as fits, from the newest on. */
export async function readViewSheet(runtime: Runtime, dossier: Dossier, looking: ViewsQuery) {
  return read(runtime, dossier, { ...looking, limit: SHEET })
}

async function read(
  runtime: Runtime,
  dossier: Dossier,
  { query, language, limit }: ViewsQuery & { limit: number },
) {
  const { reader } = runtime.database
  const citizen = viewedOf(dossier)
  const given = VIEWED.place(query)
  const after = given === null ? null : VIEW_ORDER.readPlace(runtime, citizen.row.id, given)
  if (given !== null && !after) return null
  const catalogue = await currentCatalogue(reader)
  const { today } = dossier
  const values = VIEWED.values(query)
  const { filter: read, period, problems } = readFilter(values, { catalogue, today })
  const meant = seenFilter(dossier, read)
  const askers = await askersQuery(reader, citizen.row.id, meant)
  const filter = settleFilter(meant, askers)
  const views = await readViewPage(reader, citizen, { filter, after, limit: limit + 1 })
  const { shown, last } = pageOf(views, limit)
  await logLook(runtime, dossier, 'views-read')
  const isWhole = after === null && last === null
  return {
    views: await linesOf(runtime, citizen, {
      views: shown,
      ...readingBy(dossier, language),
    }),
    next: last && VIEW_ORDER.placeText(runtime, citizen.row.id, last.cursor),
    first: after === null,
    count: isWhole ? views.length : (await countQuery(reader, citizen.row.id, filter))[0]!.count,
    period: { from: period.from, to: period.to ?? today },
    values,
    problems,
    organisations: seesList(dossier) ? await organisationsIn(runtime, askers, filter.organisation) : [],
    kinds: kindsIn(catalogue, language),
  }
}

/** The last few questions, for the overview; null where they are not theirs to see. */
export async function readLatestViews(
  runtime: Runtime,
  dossier: Dossier,
  { limit, language }: { limit: number; language: Language },
) {
  if (!dossier.disclosure.views) return null
  const { reader } = runtime.database
  const citizen = dossier.person
  const views = await readViewPage(reader, citizen, { filter: EVERYTHING, after: null, limit })
  return linesOf(runtime, citizen, { views, ...readingBy(dossier, language) })
}

/** Logs that somebody looked at the list: their own, or that of whom they act for. */
export async function logLook(runtime: Runtime, opened: Dossier, event: ActivityEvent): Promise<void> {
  if (!opened.representation) return recordReading(runtime.database, act(opened, { event, action: 'R' }))
  await runtime.database.transact(async (transaction) => {
    const dossier = await stillReadable(transaction, runtime, opened)
    await appendActivity(transaction, [act(dossier, { event, action: 'R' })])
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
