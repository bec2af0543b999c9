import type { Catalogue } from '~/catalogue/catalogue'
import type { LocalDate } from '~/runtime/local-date'
import { answerOn, keyOf, keyText, type Choice, type ChoiceKey } from './choice'
import { changesBetween } from './difference'
import {
  applyEdits,
  offeredOf,
  wayEdits,
  type Draft,
  type Edit,
  type OwnEdit,
  type Proposal,
  type Seen,
} from './draft'
import { isPartOf, meets, type Directory } from './meeting'

export type DraftFacts = {
  /** What is in force now. */
  choices: readonly Choice[]
  /** The choices of the versions that the draft was made on, by number; there are none in version 0. */
  seen: ReadonlyMap<number, readonly Choice[]>
  directory: Directory
}

/** A key at which less is allowed than when somebody chose, so that the draft leaves it as it is. */
export type Overruled = { key: ChoiceKey; seen: Seen }

export type WorkedOut = { proposal: Proposal; overruled: Overruled[] }

/**
 * What a draft does today: what somebody changed, and nothing else. What became less since they chose it (a withdrawal,
 * staff, the desk, a parent, an agreement, an end date) wins from the draft, whether that says yes there by an edit or by
 * a whole way; it is told which. An edit says something only where it differs from what stood when it was chosen.
 */
export function workOut(draft: Draft, facts: DraftFacts, today: LocalDate): WorkedOut {
  const { choices, directory } = facts
  const edits = editsWithSeen(draft, facts)
  const after = applyEdits(choices, edits)
  const changes = changesBetween(choices, after, today)
  const widening = new Set(
    changes.filter(({ direction }) => direction === 'widens').map(({ key }) => keyText(key)),
  )
  const narrowed = narrowedSince(facts, today)
  const overruled = new Map<string, Overruled>()
  const kept = edits.filter((edit) => {
    if (!widening.has(keyText(edit.key))) return true
    const against = narrowed(edit.seen).filter((one) => undoes(edit, one, directory))
    for (const { key } of against) overruled.set(keyText(key), { key, seen: edit.seen })
    return against.length === 0
  })
  return {
    proposal: { revision: draft.revision, edits: kept.map(editAlone) },
    overruled: [...overruled.values()],
  }
}

/** The whole way first, then what was chosen one by one on top of it; one edit for a key. */
function editsWithSeen(draft: Draft, { choices, seen, directory }: DraftFacts): OwnEdit[] {
  const { catalogue } = directory
  const { way } = draft
  const whole = way
    ? wayEdits(way.whole, { catalogue, choices }).map((edit): OwnEdit => ({ ...edit, seen: way.seen }))
    : []
  const own = offeredOf(draft.edits, catalogue).filter((edit) =>
    isDifferent(edit, standsWithout(draft, { catalogue, base: seen.get(edit.seen.version) ?? [] }, edit.key)),
  )
  return [...new Map([...whole, ...own].map((edit) => [keyText(edit.key), edit])).values()]
}

/** What stands at a key with the whole way of a draft, were nothing chosen there apart. */
export function standsWithout(
  { way }: Pick<Draft, 'way'>,
  { catalogue, base }: { catalogue: Catalogue; base: readonly Choice[] },
  key: ChoiceKey,
): Choice | undefined {
  const whole = way ? wayEdits(way.whole, { catalogue, choices: base }) : []
  return applyEdits(base, whole).find((choice) => keyText(choice) === keyText(key))
}

/** Whether an edit says something else than what stands. */
export function isDifferent(edit: Edit, stands: Choice | undefined): boolean {
  if ('remove' in edit) return stands !== undefined
  const until = edit.set === 'yes' ? edit.until : undefined
  return stands?.answer !== edit.set || stands.until !== until
}

type Narrowed = { key: ChoiceKey; isGone: boolean }

/** What became less since a moment, worked out once for each. */
function narrowedSince({ choices, seen }: DraftFacts, today: LocalDate): (moment: Seen) => Narrowed[] {
  const known = new Map<string, Narrowed[]>()
  return (moment) => {
    const name = `${moment.version} ${moment.day}`
    const found = known.get(name)
    if (found) return found
    const base = new Map((seen.get(moment.version) ?? []).map((choice) => [keyText(choice), choice]))
    const now = new Map(choices.map((choice) => [keyText(choice), choice]))
    const both = new Map([...base, ...now])
    const narrowed = [...both].flatMap(([text, choice]): Narrowed[] => {
      const [was, is] = [lastDay(base.get(text), moment.day), lastDay(now.get(text), today)]
      const isLess =
        is === 'none' ? was !== 'none' && was !== NEVER : was === 'none' ? is === NEVER : is < was
      return isLess ? [{ key: keyOf(choice), isGone: is === 'none' }] : []
    })
    known.set(name, narrowed)
    return narrowed
  }
}

/** Before every day: a no, and a yes that ended. */
const NEVER = ''
/** After every day: a yes without an end. */
const ALWAYS = '~'

/** Until when a choice says yes, as counted on a day. */
function lastDay(choice: Choice | undefined, day: LocalDate): string {
  if (!choice) return 'none'
  if (answerOn(choice, day) === 'no') return NEVER
  return choice.until ?? ALWAYS
}

/**
 * Whether an edit that widens would undo what became less at a key: it stands there or goes before it. Where a yes went
 * altogether, whatever may be about the same.
 */
function undoes(edit: Edit, { key, isGone }: Narrowed, directory: Directory): boolean {
  if (isGone) return meets(edit.key, key, directory)
  if ('remove' in edit) return keyText(edit.key) === keyText(key)
  return isPartOf(edit.key, key, directory)
}

function editAlone({ seen: _, ...edit }: OwnEdit): Edit {
  return edit
}
