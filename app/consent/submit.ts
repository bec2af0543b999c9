import type { Catalogue } from '~/catalogue/catalogue'
import { isLocalDate, type Choice, type LocalDate } from './choice'
import { differences, directionOf, type Change, type Direction } from './difference'
import { applyEdits, type Draft } from './draft'
import { mayBeChosen } from './profile'
import type { Gate } from './question'

/** *Keuzes doorgeven*: the draft as the control page showed it. */
export type SubmitCommand = { baseVersion: number; revision: number }

export type SubmitFacts = {
  /** The draft as it is stored now; absent when it is gone. */
  draft?: Draft
  /** What is in force; version 0 when there never was a profile. */
  current: { version: number; choices: readonly Choice[] }
  /** The catalogue in force. */
  catalogue: Catalogue
  gate: Gate
  terms: 'accepted' | 'not-accepted'
  age: 'under-16' | '16-or-over'
  /** The version that this revision of this draft became, when it was submitted before. */
  submittedAs?: number
}

/** A new version of the profile. The caller adds who, when and through which channel. */
export type ProfileSubmitted = {
  /** The number of the new version; its predecessor is one less. */
  version: number
  catalogueVersion: number
  questionTextVersion: number
  /** Kept with the version, so that the same revision gives the same number again. */
  draftRevision: number
  /** The complete set, in canonical order. */
  choices: Choice[]
  changes: Change[]
  direction: Direction
}

/**
 * - `already-submitted`: the same revision again (double click, reload): show `version`
 * - `stale-revision`: the draft changed or went since the page was made (409, show both)
 * - `stale-base`: another version came into force: recompute and ask again
 * - `stale-catalogue`: another catalogue came into force: recompute and ask again
 * - `unknown-row`: a combination the catalogue does not offer
 * - `end-date-invalid`, `end-date-in-past`: the last day does not exist, or is before today
 * - `nothing-changed`: every choice is as it was
 * - `terms-not-accepted`: until then one may only narrow
 * - `gate-closed`: being erased, or closed in such a way that one may only narrow
 * - `under-age`: under 16 nobody decides alone (Wabvpz 15g)
 */
export type SubmitRefusal =
  | { ok: false; refusal: 'already-submitted'; version: number }
  | {
      ok: false
      refusal:
        | 'stale-revision'
        | 'stale-base'
        | 'stale-catalogue'
        | 'unknown-row'
        | 'end-date-invalid'
        | 'end-date-in-past'
        | 'nothing-changed'
        | 'terms-not-accepted'
        | 'gate-closed'
        | 'under-age'
    }

export type Submitted = { ok: true; event: ProfileSubmitted } | SubmitRefusal

/** Turns a draft into the next version of the profile, or says why not. `today` is the last day that still counts today. */
export function decideSubmit(command: SubmitCommand, facts: SubmitFacts, today: LocalDate): Submitted {
  const { draft, current, catalogue, submittedAs } = facts
  if (submittedAs !== undefined) return { ok: false, refusal: 'already-submitted', version: submittedAs }
  if (facts.age === 'under-16') return { ok: false, refusal: 'under-age' }
  if (!draft || draft.revision !== command.revision) return { ok: false, refusal: 'stale-revision' }
  if (draft.baseVersion !== current.version || command.baseVersion !== current.version)
    return { ok: false, refusal: 'stale-base' }
  if (draft.catalogueVersion !== catalogue.version) return { ok: false, refusal: 'stale-catalogue' }

  const choices = applyEdits(current.choices, draft.edits)
  const changes = differences({ catalogue, before: current.choices, after: choices }, today)
  const refusal = faultIn(changes, catalogue, today) ?? forbids(facts, directionOf(changes))
  if (refusal) return { ok: false, refusal }

  return {
    ok: true,
    event: {
      version: current.version + 1,
      catalogueVersion: catalogue.version,
      questionTextVersion: catalogue.questionTextVersion,
      draftRevision: draft.revision,
      choices,
      changes,
      direction: directionOf(changes),
    },
  }
}

/** Only changes are judged: what stood there before may be older than the catalogue, or have ended. */
function faultIn(changes: readonly Change[], catalogue: Catalogue, today: LocalDate) {
  if (changes.length === 0) return 'nothing-changed'
  const set = changes.filter((change) => change.after !== undefined)
  if (set.some((change) => !mayBeChosen(change.key, catalogue))) return 'unknown-row'
  const lastDays = set.flatMap((change) => change.after?.until ?? [])
  if (!lastDays.every(isLocalDate)) return 'end-date-invalid'
  if (lastDays.some((day) => day < today)) return 'end-date-in-past'
  return undefined
}

/**
 * Withdrawing is as easy as giving (AVG 7(3)), so narrowing stays possible without accepted terms and behind most closed
 * gates. A citizen's own lock denies everything by itself and stops no choosing; lifting it is another matter.
 */
function forbids({ gate, terms }: SubmitFacts, direction: Direction) {
  if (gate === 'erasing') return 'gate-closed'
  if (direction === 'narrows') return undefined
  if (terms === 'not-accepted') return 'terms-not-accepted'
  return gate === 'open' || gate === 'locked' ? undefined : 'gate-closed'
}
