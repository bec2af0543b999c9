import type { Catalogue } from '~/catalogue/catalogue'
import { catalogueOf } from '~/catalogue/store.server'
import type { Actor } from '~/identity/actor'
import { readList } from '~/ownprovider/use-cases.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { placeOf } from './choosing'
import { newRows, noLongerOffered } from './draft'
import { readDrafting, type Drafting } from './drafting.server'
import { effectsOf } from './effects'
import { namedIn, readNews, readParties } from './parties.server'
import { profileOf } from './profile'
import { changeGroups, choiceGroups, isOutweighed, reviewLine, unchangedSentence } from './review'
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
  const { catalogue, citizen, draft, before, after } = drafting
  if (!draft) return null
  const at = runtime.now()
  const today = localDate(at)
  const own = await readList(runtime, citizen)
  const known = [...(await readParties(reader, namedIn([...before, ...after]), at)).values()]
  const { effects, unchanged } = effectsOf({ catalogue, before, after, own, known }, today)
  const providers = Object.fromEntries(known.map(({ ura, name }) => [ura, name]))
  const names: ChoiceNames = { ...catalogue, providers }
  const facts = { catalogue, names, after: profileOf(after), parties: known, today }
  const groups = changeGroups(effects.filter((effect) => !isOutweighed(effect)))
  const without = effects.filter(isOutweighed)
  const same = choiceGroups(unchanged)
  const pages = Math.max(1, Math.ceil(groups.length / LINES_A_PAGE))
  const page = Math.min(asked, pages)
  return {
    changes: groups.length,
    lines: groups
      .slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE)
      .map((group) => ({ ...reviewLine(group, facts), to: placeOf(group[0]!.key, facts) })),
    page,
    pages,
    withoutEffect: {
      count: without.length,
      lines: without.slice(0, FOLDED_LINES).map(({ key, noEffect }) => ({
        sentence: aboutSentence(key, names),
        noEffect,
        to: placeOf(key, { catalogue, parties: known }),
      })),
    },
    unchanged: {
      count: unchanged.length,
      lines: same.slice(0, FOLDED_LINES).map((group) => unchangedSentence(group, facts)),
      more: same.slice(FOLDED_LINES).reduce((sum, group) => sum + group.length, 0),
    },
    ...(await catalogueChanges(runtime, drafting, names)),
    news: (await readNews(reader, after, { catalogue, since: drafting.current?.at ?? null, at }))
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
