import type { Catalogue } from '~/catalogue/catalogue'
import { catalogueOf, cataloguesFor } from '~/catalogue/store.server'
import type { Actor } from '~/identity/actor'
import { seenBy } from '~/identity/citizen.server'
import { readList } from '~/ownprovider/use-cases.server'
import { mayPoint, namesSeen } from '~/representation/visible'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { placeOf } from './choosing'
import { newRows, noLongerOffered } from './draft'
import { readDrafting, type Drafting } from './drafting.server'
import { effectsOf, type Effect } from './effects'
import { namedIn, readNews, readParties } from './parties.server'
import { profileOf } from './profile'
import {
  changeGroups,
  choiceGroups,
  isOutweighed,
  reviewLine,
  unchangedSentence,
  type ReviewFacts,
  type ReviewLine,
} from './review'
import { aboutSentence, standingSentence, type ChoiceNames } from './sentence'

/** How many changes stand on one page, and how many lines of what is folded away. */
const LINES_A_PAGE = 25
const FOLDED_LINES = 20

/**
 * The control page: what the draft would do, worked out against what is in force now; one page of it when there is
 * much. `stale` says that this is no longer what the draft was begun on. Null when there is no draft.
 */
export async function reviewDraft(runtime: Runtime, actor: Actor | null, asked = 1) {
  const { reader } = runtime.database
  const drafting = await readDrafting(reader, runtime, actor)
  const { catalogue, citizen, draft, before, after, sight } = drafting
  if (!draft) return null
  const at = runtime.now()
  const today = localDate(at)
  const own = seenBy(actor, await readList(runtime, citizen))
  const known = [...(await readParties(reader, namedIn([...before, ...after]), at)).values()]
  const { reading } = await cataloguesFor(reader, drafting.current)
  const readings = { before: reading, after: catalogue }
  const { effects, unchanged } = effectsOf({ catalogue, reading: readings, before, after, own, known }, today)
  const names: ChoiceNames = { ...catalogue, providers: namesSeen(known, { catalogue, sight }) }
  const facts = { catalogue, reading: readings.after, names, after: profileOf(after), parties: known, today }
  const groups = changeGroups(effects.filter((effect) => !isOutweighed(effect)))
  const without = effects.filter(isOutweighed)
  const pointed = after.filter((choice) => mayPoint(choice, sight))
  const same = choiceGroups(unchanged)
  const pages = Math.max(1, Math.ceil(groups.length / LINES_A_PAGE))
  const page = Math.min(asked, pages)
  return {
    changes: groups.length,
    lines: groups
      .slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE)
      .map((group, place) => shownLine(group, { facts, sight, place: `${page}.${place}` })),
    page,
    pages,
    withoutEffect: {
      count: without.length,
      lines: without.slice(0, FOLDED_LINES).map(({ key, noEffect }) => ({
        sentence: aboutSentence(key, names),
        noEffect,
        to: mayPoint(key, sight) ? placeOf(key, facts) : null,
      })),
    },
    unchanged: {
      count: unchanged.length,
      lines: same.slice(0, FOLDED_LINES).map((group) => unchangedSentence(group, facts)),
      more: same.slice(FOLDED_LINES).reduce((sum, group) => sum + group.length, 0),
    },
    ...(await catalogueChanges(runtime, drafting, names)),
    news: (await readNews(reader, pointed, { catalogue, since: drafting.current?.at ?? null, at }))
      .slice(0, FOLDED_LINES)
      .map(({ key, ...news }) => ({ ...news, to: placeOf(key, facts) })),
    draft: draft.id,
    way: draft.way ?? null,
    revision: draft.revision,
    base: citizen.row.currentVersion,
    catalogue: catalogue.version,
    stale: staleness(draft, { base: citizen.row.currentVersion, catalogue: catalogue.version }),
  }
}

/** A line with where it is changed; neither the line nor the way there says which provider it is where that is hidden. */
function shownLine(
  group: Effect[],
  { facts, sight, place }: { facts: ReviewFacts; sight: Drafting['sight']; place: string },
): ReviewLine & { to: string | null } {
  const line = reviewLine(group, facts)
  const { key } = group[0]!
  if (mayPoint(key, sight)) return { ...line, to: placeOf(key, facts) }
  return { ...line, id: place, touched: [], moreTouched: 0, to: null }
}

/** What the draft chose that is offered no more, and what is offered now that was not when the choices were last sent. */
async function catalogueChanges(
  { database: { reader } }: Runtime,
  { catalogue, draft, current, after }: Drafting,
  names: ChoiceNames,
) {
  if (!draft) return { dropped: [], fresh: [] }
  const began = await catalogueOf(reader, draft.catalogueVersion)
  const older = current ? await catalogueOf(reader, current.catalogueVersion) : began
  const oldNames: ChoiceNames = { ...began, providers: names.providers ?? {} }
  const dropped = noLongerOffered(draft, catalogue)
  return {
    dropped: dropped.slice(0, FOLDED_LINES).map((key) => aboutSentence(key, oldNames)),
    fresh: freshSentences({ catalogue, older, names }, after),
  }
}

/** New rows as sentences, receivers taken together: "u koos nog niets. Dat telt als nee." */
function freshSentences(
  { catalogue, older, names }: { catalogue: Catalogue; older: Catalogue; names: ChoiceNames },
  choices: Drafting['after'],
) {
  const rows = newRows(catalogue, older, choices)
  const groups = choiceGroups(rows.map((row) => ({ ...row, answer: 'no' as const })))
  return groups.map((group) => {
    const about = { ...group[0]!, receivers: group.map(({ receiver }) => receiver) }
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
