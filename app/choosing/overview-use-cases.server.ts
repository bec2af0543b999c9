import { additionsOf, namedAdditions } from '~/catalogue/additions'
import { cataloguesFor, currentCatalogue } from '~/catalogue/store.server'
import { isNamed, keyText, named, uraOf, type Choice } from '~/consent/choice'
import { pathOfAsked, placeOf, type ShownParty } from '~/consent/choosing'
import { namedReceivers, overviewOf, type Trunk } from '~/consent/overview'
import { namedIn, readNews, readParties } from '~/consent/parties.server'
import { standingSentence } from '~/consent/sentence'
import { readCurrent } from '~/consent/store.server'
import { readList } from '~/ownprovider/use-cases.server'
import { PATHS, type Path } from '~/paths'
import { gateOn } from '~/person/gate'
import { mayPoint, namesSeen } from '~/representation/disclosure'
import { seenBy, type Dossier } from '~/representation/dossier.server'
import { logRead } from '~/representation/log-read.server'
import { numbered } from '~/runtime/list'
import type { Runtime } from '~/runtime/runtime.server'

/** How many providers that are not on the own list, but that choices name as holder, get a picture. */
const NAMED_SHOWN = 10
const NEWS_SHOWN = 20
/** How many exceptions a branch of a picture shows. */
const EXCEPTIONS_SHOWN = 5
const CHOICES_A_PAGE = 25

/** What is in force today, per own provider and group, with the words to show it; reading it is logged (NEN 7513). */
export async function readOverview(runtime: Runtime, dossier: Dossier) {
  const { reader } = runtime.database
  const { person: citizen, at, today } = dossier
  const current = await readCurrent(reader, citizen)
  const catalogues = await cataloguesFor(reader, current)
  const { catalogue } = catalogues
  const choices = current?.choices ?? []
  const list = seenBy(dossier, await readList(runtime, citizen))
  const disclosure = dossier.disclosure.namedInChoices
  const pointed = choices.filter((choice) => mayPoint(choice, disclosure))
  const parties = await readParties(reader, namedIn(pointed), at)
  const own = [...list, ...namedHolders(pointed, parties, list)]
  const spoken = namedReceivers(pointed).flatMap((ura) => parties.get(ura) ?? [])
  const several = own.filter(({ ura, types }) => types.length > 1 && !spoken.some((one) => one.ura === ura))
  const receivers = [...spoken, ...several]
  const facts = { ...catalogues, choices, gate: gateOn(citizen.row, today), own, receivers }
  const overview = overviewOf(facts, today)
  const names = new Map([...receivers, ...own].map((party) => [party.ura, party.name]))
  const shown = (trunk: Trunk) => ({
    ...trunk,
    provider: trunk.provider && {
      ura: trunk.provider.ura,
      name: names.get(trunk.provider.ura) ?? trunk.provider.ura,
    },
    branches: trunk.branches.map((branch) => ({
      ...branch,
      exceptions: branch.exceptions.slice(0, EXCEPTIONS_SHOWN),
      moreExceptions: Math.max(0, branch.exceptions.length - EXCEPTIONS_SHOWN),
    })),
    to: placeOfTrunk(trunk, choices),
  })
  const [mine, others] = [overview.own.map(shown), overview.others.map(shown)]
  const news = await readNews(reader, pointed, { catalogue, since: current?.at ?? null, at })
  await logRead(runtime, dossier)
  return {
    own: mine,
    others,
    names: shownNames([...mine, ...others], names),
    holders: byCode(catalogue.holders),
    receivers: byCode(catalogue.receivers),
    data: byCode(catalogue.data),
    adds: namedAdditions(additionsOf(catalogues.reading, catalogue), catalogue),
    changedAt: current?.at ?? null,
    /** How many choices name a provider; they stand on a page of their own. */
    named: choices.filter(isAboutNamed).length,
    news: news.slice(0, NEWS_SHOWN).map(({ key, ...one }) => ({
      ...one,
      to: placeOf(key, { catalogue, parties: [...parties.values()] }),
    })),
  }
}

/** Providers that choices name as holder and that are not on the list: their choices must not go unseen. */
function namedHolders(
  choices: readonly Choice[],
  parties: ReadonlyMap<string, ShownParty>,
  list: readonly { ura: string }[],
): ShownParty[] {
  const holders = namedIn(choices.map(({ holder }) => ({ holder, receiver: holder })))
  return holders
    .filter((ura) => !list.some((own) => own.ura === ura))
    .flatMap((ura) => parties.get(ura) ?? [])
    .slice(0, NAMED_SHOWN)
}

/** Where a picture is changed: at the provider when something was chosen for it alone, else at its group. */
function placeOfTrunk({ provider, category, data }: Trunk, choices: readonly Choice[]): Path {
  const holder = provider && named(provider.ura)
  const isApart = holder && choices.some((choice) => choice.holder === holder)
  return isApart ? pathOfAsked({ holder, data }) : PATHS.group({ holder: category })
}

function shownNames(
  trunks: { branches: { exceptions: { ura: string }[] }[] }[],
  names: ReadonlyMap<string, string>,
): Record<string, string> {
  const shown = trunks.flatMap(({ branches }) => branches.flatMap(({ exceptions }) => exceptions))
  return Object.fromEntries(shown.map(({ ura }) => [ura, names.get(ura) ?? ura]))
}

function isAboutNamed({ holder, receiver }: Choice): boolean {
  return isNamed(holder) || isNamed(receiver)
}

/** The choices in force that name a provider, a page of them as sentences; reading them is logged. */
export async function readNamedChoices(runtime: Runtime, dossier: Dossier, asked: number) {
  const { reader } = runtime.database
  const { person: citizen, at, today } = dossier
  const catalogue = await currentCatalogue(reader)
  const choices = ((await readCurrent(reader, citizen))?.choices ?? []).filter(isAboutNamed)
  const { page, pages, shown } = numbered(choices, { page: asked, size: CHOICES_A_PAGE })
  const parties = await readParties(reader, namedIn(shown), at)
  const disclosure = dossier.disclosure.namedInChoices
  const names = { ...catalogue, providers: namesSeen([...parties.values()], { catalogue, disclosure }) }
  await logRead(runtime, dossier)
  return {
    count: choices.length,
    page,
    pages,
    choices: shown.map((choice, place) => ({
      id: mayPoint(choice, disclosure) ? keyText(choice) : `${page}.${place}`,
      answer: choice.answer,
      sentence: standingSentence(choice, choice, { names, today }),
      left: [choice.holder, choice.receiver]
        .filter(isNamed)
        .some((party) => parties.get(uraOf(party))?.departure),
      to: mayPoint(choice, disclosure)
        ? placeOf(choice, { catalogue, parties: [...parties.values()] })
        : null,
    })),
  }
}

function byCode<Entry extends { code: string }>(entries: Entry[]): Record<string, Entry> {
  return Object.fromEntries(entries.map((entry) => [entry.code, entry]))
}
