import type { Catalogue, DataCategoryCode, HolderCategoryCode } from '~/catalogue/catalogue'
import { isRow, rowsForAll } from '~/catalogue/lookup'
import type { OptInDraft } from '~/optin/optin'
import type { LocalDate } from '~/runtime/local-date'
import {
  compareKeys,
  keyOf,
  keyText,
  sameKey,
  type Answer,
  type Choice,
  type ChoiceKey,
  type Holder,
  type Receiver,
} from './choice'
import { mayBeChosen } from './profile'

/** One thing somebody changed but has not submitted. Removing is for exceptions: withdrawing sets a no. */
export type Edit =
  | { key: ChoiceKey; set: 'yes'; until?: LocalDate }
  | { key: ChoiceKey; set: 'no' }
  | { key: ChoiceKey; remove: true }

/** What was in force when somebody chose something: the version they saw, and the day. */
export type Seen = { version: number; day: LocalDate }

/** Something somebody changed themself, with what they saw when they did. */
export type OwnEdit = Edit & { seen: Seen }

/** What somebody is choosing: what they changed themself, and nothing else. It never affects an answer. */
export type Draft = {
  /** The version that was in force when the draft was begun; 0 when there was none. */
  baseVersion: number
  /** Grows with every change, so that two open pages cannot overwrite each other. */
  revision: number
  catalogueVersion: number
  /**
   * The way in for all providers at once, where that was taken. What it does is worked out anew against what is in
   * force (`workOut`), so that all stays all; `edits` come on top of it.
   */
  way?: { whole: WholeWay; seen: Seen }
  /** At most one per key. */
  edits: OwnEdit[]
  /** The groups that were answered, also where the answers are what holds already and so change nothing. */
  answered: HolderCategoryCode[]
  /** To which providers it goes as well when it is sent, as an opt-in request or a withdrawal. */
  optIn?: OptInDraft | undefined
}

/** All my providers, or none: answers to every row at once. */
export type WholeWay = 'all' | 'none'

/** Whether a draft says no to everything: then nothing that somebody else was choosing may say yes afterwards. */
export function isNone({ way, edits }: Pick<Draft, 'way' | 'edits'>): boolean {
  return way?.whole === 'none' && edits.every((edit) => 'set' in edit && edit.set === 'no')
}

/**
 * A list of edits to decide on: what a draft does, worked out against what is in force. It has no way in, so that nothing
 * expands it again: what asks for agreement and what takes effect at once are both cut from this list.
 */
export type Proposal = { revision: number; edits: readonly Edit[]; way?: never }

/** Everything a whole way does to these choices. */
export function wayEdits(
  whole: WholeWay,
  { catalogue, choices }: { catalogue: Catalogue; choices: readonly Choice[] },
): Edit[] {
  return whole === 'all' ? allYes(catalogue, choices) : allNo(catalogue, choices)
}

/** The choices as they would be, in canonical order. Removing what is not there changes nothing. */
export function applyEdits(choices: readonly Choice[], edits: readonly Edit[]): Choice[] {
  const result = new Map(choices.map((choice) => [keyText(choice), choice]))
  for (const edit of edits) {
    if ('remove' in edit) result.delete(keyText(edit.key))
    else result.set(keyText(edit.key), choiceFrom(edit))
  }
  return [...result.values()].toSorted(compareKeys)
}

function choiceFrom(edit: Exclude<Edit, { remove: true }>): Choice {
  const key = keyOf(edit.key)
  if (edit.set === 'no') return { ...key, answer: 'no' }
  return edit.until === undefined ? { ...key, answer: 'yes' } : { ...key, answer: 'yes', until: edit.until }
}

/**
 * The way in "all my providers": yes on every row, except for the EU, which is a question of its own. Whatever is not
 * on a row goes, named exceptions first of all; the page lists them before it asks.
 */
export function allYes(catalogue: Catalogue, choices: readonly Choice[]): Edit[] {
  const rows = rowsForAll(catalogue).map((row): Edit => ({ key: keyOf(row), set: 'yes' }))
  return [...withoutExceptions(catalogue, choices), ...rows]
}

/**
 * The way in "none", which is also "withdraw all": an explicit no on every row, the EU too, and whatever is not on a row
 * goes. Afterwards no question is permitted.
 */
export function allNo(catalogue: Catalogue, choices: readonly Choice[]): Edit[] {
  const rows = catalogue.rows.map((row): Edit => ({ key: keyOf(row), set: 'no' }))
  return [...withoutExceptions(catalogue, choices), ...rows]
}

/** The choices that are not on a row: those about a named provider, and rows that an older catalogue had. */
export function exceptionsIn(catalogue: Catalogue, choices: readonly Choice[]): ChoiceKey[] {
  return choices.filter((choice) => !isRow(catalogue, choice)).map(keyOf)
}

function withoutExceptions(catalogue: Catalogue, choices: readonly Choice[]): Edit[] {
  return exceptionsIn(catalogue, choices).map((key) => ({ key, remove: true }))
}

/** What one page says about a key: an answer, or nothing any more. `open` takes back what the draft says of it. */
export type PageAnswer = { answer: Answer; until?: LocalDate } | 'open' | 'removed'

/** The way in "certain ones": what a page answered about one holder's data, by receiver. A skipped question gives no edit. */
export function certain(
  { holder, data }: { holder: Holder; data: DataCategoryCode },
  answers: Readonly<Record<Receiver, PageAnswer>>,
): Edit[] {
  return Object.entries(answers).flatMap(([receiver, said]): Edit[] => {
    const key = { holder, data, receiver }
    if (said === 'open') return []
    if (said === 'removed') return [{ key, remove: true }]
    if (said.answer === 'no') return [{ key, set: 'no' }]
    return [said.until === undefined ? { key, set: 'yes' } : { key, set: 'yes', until: said.until }]
  })
}

export type ChangedDraft = { ok: true; draft: Draft } | { ok: false; refusal: 'stale-revision' }

/** Adds edits to a draft, the last one on a key counts. Refuses when the form came from an older revision. */
export function changeDraft(draft: Draft, edits: readonly OwnEdit[], revision: number): ChangedDraft {
  if (revision !== draft.revision) return { ok: false, refusal: 'stale-revision' }
  const kept = draft.edits.filter((old) => !edits.some((edit) => sameKey(edit.key, old.key)))
  const last = edits.filter((edit, at) => !edits.slice(at + 1).some((later) => sameKey(later.key, edit.key)))
  return { ok: true, draft: { ...draft, revision: draft.revision + 1, edits: [...kept, ...last] } }
}

/** A draft without what it says about these keys: those questions are open again. */
export function reopen<Some extends Draft>(draft: Some, keys: readonly ChoiceKey[]): Some {
  const isOpen = (edit: Edit) => keys.some((key) => sameKey(key, edit.key))
  return { ...draft, edits: draft.edits.filter((edit) => !isOpen(edit)) }
}

/**
 * Edits as far as the catalogue in force still offers them. What it offers no more is on no page, so that nobody could
 * take it back; the review page says that the catalogue changed.
 */
export function offeredOf<Some extends Edit>(edits: readonly Some[], catalogue: Catalogue): Some[] {
  return edits.filter((edit) => 'remove' in edit || mayBeChosen(edit.key, catalogue))
}

/** What `offeredOf` leaves out: combinations that the catalogue in force has no more. */
export function noLongerOffered(edits: readonly Edit[], catalogue: Catalogue): ChoiceKey[] {
  return edits
    .filter((edit) => !('remove' in edit) && !mayBeChosen(edit.key, catalogue))
    .map(({ key }) => key)
}

/** Rows that this catalogue has and an older one had not, and about which nothing was chosen: no choice yet. */
export function newRows(catalogue: Catalogue, older: Catalogue, choices: readonly Choice[]): ChoiceKey[] {
  const chosen = new Set(choices.map(keyText))
  return catalogue.rows.filter((row) => !isRow(older, row) && !chosen.has(keyText(row))).map(keyOf)
}

/** The groups of holders that somebody answered, in the order of the catalogue: "3 of 8 done". */
export function groupsDone(
  catalogue: Catalogue,
  { answered, edits }: Pick<Draft, 'answered' | 'edits'>,
): HolderCategoryCode[] {
  const touched = new Set([...answered, ...edits.map((edit) => edit.key.holder)])
  return catalogue.holders.map((holder) => holder.code).filter((code) => touched.has(code))
}
