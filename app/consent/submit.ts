import type { Catalogue } from '~/catalogue/catalogue'
import type { Gate } from '~/person/gate'
import { isLocalDate, type LocalDate } from '~/runtime/local-date'
import type { Choice } from './choice'
import { changesBetween, directionOf, type Change, type Direction } from './difference'
import { applyEdits, type Proposal } from './draft'
import { mayBeChosen } from './profile'

/** *Keuzes doorgeven*: what the review page was worked out from, and sends along. */
export type SubmitCommand = { revision: number; baseVersion: number; catalogueVersion: number }

export type SubmitFacts = {
  /** What is proposed, worked out from the draft as it is stored now; null when that is gone. */
  proposal: Proposal | null
  /** What is in force; number 0 when there never was a profile. */
  current: {
    number: number
    /** The last version of before they were erased, 0 for anybody else: numbers go on from there. */
    erased: number
    choices: readonly Choice[]
    /** The catalogue in which they are read; absent when there never was a profile. */
    readIn?: number | undefined
  }
  /** The catalogue in force. */
  catalogue: Catalogue
  gate: Gate
  terms: 'accepted' | 'not-accepted'
  /**
   * Whether somebody else has a say (Wabvpz 15g, BW 7:465). `not-needed`: who sends it decides alone. `given`: everybody whose
   * agreement the law asks has agreed to these very changes. `missing`: one of them has not.
   */
  agreement: 'not-needed' | 'given' | 'missing'
  /** The catalogue whose additions were named on the page it was sent from; null when nothing was named. */
  named: number | null
  /** The version that this revision of this draft became, when it was submitted before. */
  submittedAs?: number
}

/** A new version of the profile. The caller adds who, when and through which channel. */
export type ChoicesSubmitted = {
  number: number
  /** The version before; 0 for the first. */
  predecessor: number
  catalogueVersion: number
  questionTextVersion: number
  /** Kept with the version, so that the same revision gives the same number again. */
  draftRevision: number
  /** The complete set, in canonical order. */
  choices: Choice[]
  changes: Change[]
  direction: Direction
  /** The catalogue that is taken over with it; null when the choices are read as before. Taking over is a widening. */
  takesOver: number | null
}

/**
 * - `already-submitted`: the same revision again (double click, reload): show that number
 * - `stale-revision`: the draft changed or went since the page was made (409, show both)
 * - `stale-base`: another version came into force: recompute and ask again
 * - `stale-catalogue`: another catalogue came into force: recompute and ask again
 * - `unknown-row`: a combination the catalogue does not offer
 * - `end-date-invalid`, `end-date-in-past`: the last day does not exist, or is before today
 * - `nothing-changed`: every choice is as it was, and is read as it was
 * - `terms-not-accepted`: until then one may only narrow
 * - `gate-closed`: being erased, or closed in such a way that one may only narrow
 * - `under-age`: under 16 nobody decides alone (Wabvpz 15g), and the agreement that asks is not there
 */
export type SubmitRefusal =
  | 'already-submitted'
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

export type Submitted =
  | { ok: true; event: ChoicesSubmitted }
  | { ok: false; refusal: 'already-submitted'; number: number }
  | { ok: false; refusal: Exclude<SubmitRefusal, 'already-submitted'> }

/** Turns a proposal into the next version of the profile, or says why not. */
export function decideSubmit(command: SubmitCommand, facts: SubmitFacts, today: LocalDate): Submitted {
  const { proposal, current, catalogue, submittedAs } = facts
  if (submittedAs !== undefined) return { ok: false, refusal: 'already-submitted', number: submittedAs }
  if (facts.agreement === 'missing') return { ok: false, refusal: 'under-age' }
  if (!proposal || proposal.revision !== command.revision) return { ok: false, refusal: 'stale-revision' }
  if (command.baseVersion !== current.number) return { ok: false, refusal: 'stale-base' }
  if (command.catalogueVersion !== catalogue.version) return { ok: false, refusal: 'stale-catalogue' }

  const choices = applyEdits(current.choices, proposal.edits)
  const changes = changesBetween(current.choices, choices, today)
  const direction = directionOf(changes)
  if (changes.length === 0 && !takesOverMore(facts)) return { ok: false, refusal: 'nothing-changed' }
  const refusal = faultIn(changes, catalogue, today) ?? forbids(facts, direction)
  if (refusal) return { ok: false, refusal }

  return {
    ok: true,
    event: {
      number: Math.max(current.number, current.erased) + 1,
      predecessor: current.number,
      catalogueVersion: catalogue.version,
      questionTextVersion: catalogue.questionTextVersion,
      draftRevision: proposal.revision,
      choices,
      changes,
      direction,
      takesOver: mayWiden(facts) ? facts.named : null,
    },
  }
}

/**
 * Only changes are judged: what stood there before may be older than the catalogue, or have ended. A choice that the
 * catalogue offers no more can still be withdrawn (AVG 7(3)).
 */
function faultIn(changes: readonly Change[], catalogue: Catalogue, today: LocalDate) {
  const set = changes.filter((change) => change.after !== undefined)
  const isWithdrawn = ({ before, after }: Change) => before !== undefined && after?.answer === 'no'
  if (set.some((change) => !mayBeChosen(change.key, catalogue) && !isWithdrawn(change))) return 'unknown-row'
  const lastDays = set.flatMap((change) => change.after?.until ?? [])
  if (!lastDays.every(isLocalDate)) return 'end-date-invalid'
  if (lastDays.some((day) => day < today)) return 'end-date-in-past'
  return undefined
}

/**
 * Withdrawing is as easy as giving (AVG 7(3)), so narrowing stays possible without accepted terms and behind most closed
 * gates. Nothing widens behind the emergency lock either, so that lifting it brings back what was there or less.
 */
function forbids({ gate, terms }: SubmitFacts, direction: Direction) {
  if (gate === 'erasing') return 'gate-closed'
  if (direction === 'narrows') return undefined
  if (terms === 'not-accepted') return 'terms-not-accepted'
  return gate === 'open' ? undefined : 'gate-closed'
}

/** Whether a newer catalogue is taken over than the one in which the choices are read: a change by itself. */
function takesOverMore(facts: SubmitFacts): boolean {
  const { named, current } = facts
  if (named === null || current.readIn === undefined) return false
  return named > current.readIn && mayWiden(facts)
}

function mayWiden(facts: SubmitFacts): boolean {
  return forbids(facts, 'widens') === undefined
}
