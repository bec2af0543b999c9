import { receiverCategoriesOf } from '~/catalogue/lookup'
import { named } from '~/consent/choice'
import { askedRows, receiversAskedOf } from '~/consent/choosing'
import { readList } from '~/ownprovider/use-cases.server'
import { searchDirectory } from '~/provider/use-cases.server'
import { seenBy, type Dossier } from '~/representation/dossier.server'
import { numbered } from '~/runtime/list'
import type { Runtime } from '~/runtime/runtime.server'
import { readDrafting } from './drafting.server'
import {
  findQuestionnaire,
  stoodAt,
  type QuestionnairePage,
  type FoundQuestionnaire,
} from './questionnaire.server'

/** How many exceptions of one row stand on a page. */
const ROWS_A_PAGE = 25

type Search = { query: string; page: number }

/**
 * The exceptions of one row, a page of them, with the providers one could be made for: own providers of the row first,
 * then what was searched. Null when there is no such row,
 * and for who acts for somebody whose providers may not be named.
 */
export async function readExceptions(
  runtime: Runtime,
  dossier: Dossier,
  { page, row, search }: { page: QuestionnairePage; row: string; search: Search },
) {
  const { reader } = runtime.database
  const { catalogue, citizen, after, disclosure } = await readDrafting(reader, dossier)
  if (disclosure === 'kinds') return null
  const own = seenBy(dossier, await readList(runtime, citizen))
  const found = await findQuestionnaire(reader, page, {
    catalogue,
    choices: after,
    own,
    disclosure,
    at: dossier.at,
  })
  if (!found || found.party?.departure) return null
  const asked = askedRows(found.asked, found.facts).find(({ receiver }) => receiver.code === row)
  if (!asked) return null
  const fits = ({ ura, types }: { ura: string; types: string[] }) =>
    named(ura) !== found.asked.holder && receiverCategoriesOf(catalogue, types).includes(row)
  const there = new Set(asked.exceptions.map(({ party }) => party.ura))
  const answer = await searchDirectory(runtime, search.query, fits)
  const {
    page: shownPage,
    pages,
    shown,
  } = numbered(asked.exceptions, { page: search.page, size: ROWS_A_PAGE })
  return {
    ...aboutPage(found),
    receiver: asked.receiver,
    row: asked.answer,
    exceptions: shown,
    count: asked.exceptions.length,
    page: shownPage,
    pages,
    own: own
      .filter((party) => fits(party) && !party.departure && !there.has(party.ura))
      .map(({ ura, name, city }) => ({ ura, name, city, own: true })),
    found: answer && {
      more: answer.more,
      providers: answer.providers
        .map(({ ura, name, city }) => ({ ura, name, city, own: own.some((mine) => mine.ura === ura) }))
        .toSorted((one, other) => Number(other.own) - Number(one.own)),
    },
    today: found.facts.today,
  }
}

/** One named receiver of a page, with what stands there now. Null for one that cannot be asked about, or named, here. */
export async function readException(
  runtime: Runtime,
  dossier: Dossier,
  { page, row, ura }: { page: QuestionnairePage; row: string; ura: string },
) {
  const { reader } = runtime.database
  const { catalogue, after, citizen, draft, disclosure } = await readDrafting(reader, dossier)
  if (disclosure === 'kinds') return null
  const own = seenBy(dossier, await readList(runtime, citizen))
  const world = { catalogue, choices: after, own, disclosure, at: dossier.at, also: [ura] }
  const found = await findQuestionnaire(reader, page, world)
  const other = found?.facts.parties.get(ura)
  if (!found || !other || named(ura) === found.asked.holder) return null
  const receiver = receiversAskedOf(catalogue, found.asked, found.party ?? undefined).find(
    ({ code }) => code === row,
  )
  const stood = stoodAt(found)
  const said = stood(named(ura))
  const left = other.departure !== null || found.party?.departure != null
  if (!receiver || !receiverCategoriesOf(catalogue, other.types).includes(row) || (left && !said)) return null
  return {
    ...aboutPage(found),
    receiver,
    other,
    left,
    own: own.some((party) => party.ura === ura),
    said,
    row: stood(row)?.answer ?? null,
    revision: draft?.revision ?? 0,
    base: citizen.row.currentVersion,
    today: found.facts.today,
  }
}

/** What a page about a row shows of what it is about. */
function aboutPage({ asked, group, party, data }: FoundQuestionnaire) {
  return { asked, group, party, data: { code: data.code, lowercase: data.lowercase } }
}
