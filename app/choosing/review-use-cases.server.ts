import { addsNothing, additionsOf, namedAdditions } from '~/catalogue/additions'
import type { Catalogue } from '~/catalogue/catalogue'
import { catalogueOf, cataloguesFor } from '~/catalogue/store.server'
import { answersAt } from '~/consent/answers-at'
import { keyText, type Choice } from '~/consent/choice'
import { placeOf } from '~/consent/choosing'
import { changesBetween } from '~/consent/difference'
import { newRows, noLongerOffered } from '~/consent/draft'
import { effectsOf, type Effect } from '~/consent/effects'
import { groupsIn } from '~/consent/groups-in'
import { namedIn, readNews, readParties } from '~/consent/parties.server'
import { profileOf } from '~/consent/profile'
import {
  changeGroups,
  choiceGroups,
  isWithoutEffect,
  outweighedBy,
  reviewLine,
  unchangedSentence,
  type ReviewFacts,
  type ReviewLine,
} from '~/consent/review'
import { NO_GROUPS } from '~/consent/said-together'
import { aboutSentence, standingSentence, type ChoiceNames } from '~/consent/sentence'
import type { Reader } from '~/db/database.server'
import type { OptInDraft } from '~/optin/optin'
import { readList } from '~/ownprovider/use-cases.server'
import type { Path } from '~/paths'
import { mayPoint, namesSeen } from '~/representation/disclosure'
import { seenBy, seesList, type Dossier } from '~/representation/dossier.server'
import { numbered } from '~/runtime/list'
import type { Runtime } from '~/runtime/runtime.server'
import { readDrafting, type DraftView } from './drafting.server'
import { endsWaiting } from './ends-waiting.server'
import { tellOverruled } from './told-overruled.server'

/** How many changes stand on one page, and how many lines of what is folded away. */
const LINES_A_PAGE = 25
const FOLDED_LINES = 20

/**
 * The review page: what the draft would do, worked out against what is in force now; one page of it when there is
 * much. `stale` says that this is no longer what the draft was begun on. Null when there is no draft.
 */
export async function reviewDraft(
  runtime: Runtime,
  dossier: Dossier,
  { page: asked = 1, restoring = false }: { page?: number; restoring?: boolean } = {},
) {
  const { reader } = runtime.database
  const drafting = await readDrafting(reader, dossier)
  const { catalogue, citizen, draft, before, after, disclosure } = drafting
  if (!draft) return null
  const { at, today } = dossier
  const own = seenBy(dossier, await readList(runtime, citizen))
  const known = [...(await readParties(reader, namedIn([...before, ...after]), at)).values()]
  const { reading } = await cataloguesFor(reader, drafting.current)
  // What is brought back is read as it was; only what was chosen on this page takes over what a newer catalogue adds.
  const additions = additionsOf(reading, catalogue)
  const takesOver = !restoring && !addsNothing(additions)
  const readings = { before: reading, after: restoring ? reading : catalogue }
  const { effects, unchanged } = effectsOf({ catalogue, reading: readings, before, after, own, known }, today)
  const names: ChoiceNames = { ...catalogue, providers: namesSeen(known, { catalogue, disclosure }) }
  const facts = { catalogue, reading: readings.after, names, after: profileOf(after), parties: known, today }
  const groupsOf = groupsIn(known, catalogue)
  const all = changeGroups(effects, groupsOf)
  const groups = all.filter((group) => !isWithoutEffect(group))
  const without = all.filter(isWithoutEffect)
  const pointed = after.filter((choice) => mayPoint(choice, disclosure))
  const same = choiceGroups(unchanged, groupsOf)
  const narrowing = new Set(
    changesBetween(before, after, today)
      .filter(({ direction }) => direction === 'narrows')
      .map(({ key }) => keyText(key)),
  )
  const { page, pages, shown: onPage } = numbered(groups, { page: asked, size: LINES_A_PAGE })
  return {
    changes: all.length,
    lines: onPage.map(({ items, exceptions }, place) => {
      const line = (group: Effect[], at: string) => {
        const waits = group.some(({ key }) => !narrowing.has(keyText(key)))
        const shown = { ...shownLine(group, { facts, disclosure, place: at }), waits }
        return seesList(dossier) ? shown : withoutList(shown)
      }
      const at = `${page}.${place}`
      return {
        ...line(items, at),
        exceptions: exceptions.map((group, number) => line(group, `${at}.${number}`)),
      }
    }),
    page,
    pages,
    withoutEffect: {
      count: without.length,
      lines: without.slice(0, FOLDED_LINES).flatMap(({ items }) => {
        const by = outweighedBy(items[0]!)
        const { key } = items[0]!
        const about = { ...key, receivers: items.map((item) => item.key.receiver) }
        const to = mayPoint(key, disclosure) ? placeOf(key, facts) : null
        return by ? [{ sentence: aboutSentence(about, names), by, to }] : []
      }),
    },
    unchanged: {
      count: same.length,
      lines: same.slice(0, FOLDED_LINES).map(({ items, exceptions }) => ({
        sentence: unchangedSentence(items, facts),
        exceptions: exceptions.map((one) => unchangedSentence(one, facts)),
      })),
      more: Math.max(0, same.length - FOLDED_LINES),
    },
    ...(await catalogueChanges(runtime, drafting, names)),
    overruled: await tellOverruled(reader, drafting),
    ends: await endsWaiting(reader, drafting),
    news: (await readNews(reader, pointed, { catalogue, since: drafting.current?.at ?? null, at }))
      .slice(0, FOLDED_LINES)
      .map(({ key, ...news }) => ({ ...news, to: placeOf(key, facts) })),
    adds: takesOver ? namedAdditions(additions, catalogue) : null,
    named: takesOver ? catalogue.version : null,
    optIn: draft.optIn ? await tellOptIn(reader, draft.optIn, { after, at }) : null,
    draft: draft.id,
    way: draft.way?.whole ?? null,
    revision: draft.revision,
    base: citizen.row.currentVersion,
    catalogue: catalogue.version,
    stale: staleness(draft, { base: citizen.row.currentVersion, catalogue: catalogue.version }),
  }
}

/** To whom it goes too, each with whether anything of them was answered; and who is said to send it. */
async function tellOptIn(
  reader: Reader,
  { to, person }: OptInDraft,
  { after, at }: { after: readonly Choice[]; at: Date },
) {
  const parties = await readParties(reader, to, at)
  const providers = to.map((ura) => ({
    ura,
    name: parties.get(ura)!.name,
    answered: answersAt(ura, after).length > 0,
  }))
  return { providers, person }
}

/** A line with where it is changed; neither the line nor the way there says which provider it is where that is hidden. */
function shownLine(
  group: Effect[],
  { facts, disclosure, place }: { facts: ReviewFacts; disclosure: DraftView['disclosure']; place: string },
): ReviewLine & { to: Path | null } {
  const line = reviewLine(group, facts)
  const { key } = group[0]!
  if (mayPoint(key, disclosure)) return { ...line, to: placeOf(key, facts) }
  return { ...line, id: place, touched: [], moreTouched: 0, untouched: 'hidden', to: null }
}

/** Where the list may not be seen, nothing is said of who is on it. */
function withoutList<Line extends ReviewLine>(line: Line): Line {
  return line.untouched === 'no-own-provider' ? { ...line, untouched: 'hidden' } : line
}

/** What the draft chose that is offered no more, and what is offered now that was not when the choices were last sent. */
async function catalogueChanges(
  { database: { reader } }: Runtime,
  { catalogue, draft, current, after }: DraftView,
  names: ChoiceNames,
) {
  if (!draft) return { dropped: [], fresh: [] }
  const began = await catalogueOf(reader, draft.catalogueVersion)
  const older = current ? await catalogueOf(reader, current.readingCatalogue) : began
  const oldNames: ChoiceNames = { ...began, providers: names.providers ?? {} }
  const dropped = noLongerOffered(draft.edits, catalogue)
  return {
    dropped: dropped.slice(0, FOLDED_LINES).map((key) => aboutSentence(key, oldNames)),
    fresh: freshSentences({ catalogue, older, names }, after),
  }
}

/** New rows as sentences, receivers taken together: "u koos nog niets. Dat telt als nee." */
function freshSentences(
  { catalogue, older, names }: { catalogue: Catalogue; older: Catalogue; names: ChoiceNames },
  choices: DraftView['after'],
) {
  const rows = newRows(catalogue, older, choices)
  const groups = choiceGroups(
    rows.map((row) => ({ ...row, answer: 'no' as const })),
    NO_GROUPS,
  )
  return groups.map(({ items }) => {
    const about = { ...items[0]!.key, receivers: items.map(({ key }) => key.receiver) }
    return standingSentence(about, null, { names, today: '' })
  })
}

type Numbers = { base: number; catalogue: number }

function staleness(
  draft: { baseVersion: number; catalogueVersion: number },
  now: Numbers,
): 'base' | 'catalogue' | null {
  if (draft.baseVersion !== now.base) return 'base'
  return draft.catalogueVersion === now.catalogue ? null : 'catalogue'
}
