import { answerOn, keyText, named, type Choice } from '~/consent/choice'
import type { Edit } from '~/consent/draft'
import type { Directory } from '~/consent/meeting'
import { mayBeChosen } from '~/consent/profile'
import type { Gate } from '~/person/gate'
import type { WhoDecides } from '~/representation/who-decides'
import { addDays, type LocalDate } from '~/runtime/local-date'
import type { Spoken } from './spoken'
import { wouldLift } from './would-lift'

/** A line that waits is confirmed within so many days, or lapses (domain: who else acts). */
const CONFIRM_WITHIN_DAYS = 14

/** The last day on which what was written down on a day can be confirmed; its paper says it, and works so long, whatever waits. */
export function confirmUntil(day: LocalDate): LocalDate {
  return addDays(day, CONFIRM_WITHIN_DAYS)
}

/** Staff of an organisation write down what somebody said at their counter. */
export type RecordCommand = {
  /** The organisation for which they work now: always the holder. */
  ura: string
  spoken: readonly Spoken[]
}

/** Who stood at the counter, as staff wrote it down; whether they may decide is looked up by us. */
export type AtTheCounter = {
  /** A parent, mentor or authorised person; `may-not` also where it is not known. */
  representative: 'none' | 'may-decide' | 'may-not'
  /** From 12 to 15: whether the child said yes to it. */
  child: 'said-yes' | 'did-not'
}

export type RecordingFacts = {
  /** The switch «nobody may record for me». */
  forbidden: boolean
  gate: Gate
  decides: WhoDecides
  counter: AtTheCounter
  /** What is in force. */
  choices: readonly Choice[]
  /** Keys of which the answer that stands was itself written down at this organisation, and never confirmed by anybody. */
  saidHere: ReadonlySet<string>
  directory: Directory
}

/** What was written down, in its two parts. Both may be empty: what was said stood already. */
export type Recorded = {
  happened: 'recorded'
  /** Takes effect at once. */
  now: Edit[]
  /** Would lift a no: waits for whoever said it. */
  waiting: Edit[]
  /** The last day on which what waits can be confirmed; null where nothing waits. */
  until: LocalDate | null
}

/**
 * - `not-here`: the one sentence for all of: forbidden, locked, restricted, being erased, deceased, decided by somebody who is
 *   not there. Staff learn nothing from it.
 * - `child-and-parent`: from 12 to 15 a yes needs the child's own and a parent beside it; both are asked again
 * - `not-offered`: a combination that the catalogue does not have for this organisation
 * - `twice`: two answers about the same
 */
export type RecordRefusal = 'not-here' | 'child-and-parent' | 'not-offered' | 'twice'

export type RecordDecision = { ok: true; event: Recorded } | { ok: false; refusal: RecordRefusal }

/**
 * What staff write down at somebody's request (Wabvpz 15a; domain: provider staff). A no takes effect, and so does a yes where
 * no no stands; a yes that would lift a no that the person, a parent or the child said waits for whoever said it
 * (`wouldLift`). It answers staff the same whatever stood.
 */
export function decideRecording(
  { ura, spoken }: RecordCommand,
  facts: RecordingFacts,
  today: LocalDate,
): RecordDecision {
  const edits = spoken.map(({ data, receiver, answer }): Edit => ({
    key: { holder: named(ura), data, receiver },
    set: answer,
  }))
  if (isClosed(facts)) return refused('not-here')
  if (new Set(edits.map(({ key }) => keyText(key))).size !== edits.length) return refused('twice')
  const { catalogue } = facts.directory
  if (!edits.every(({ key }) => mayBeChosen(key, catalogue))) return refused('not-offered')
  if (edits.some(isYes) && !mayWiden(facts)) return refused('child-and-parent')

  const standing = facts.choices.filter(
    (choice) => answerOn(choice, today) === 'no' && !facts.saidHere.has(keyText(choice)),
  )
  const lifts = (edit: Edit) => isYes(edit) && standing.some((no) => wouldLift(edit.key, no, facts.directory))
  const waiting = edits.filter(lifts)
  return {
    ok: true,
    event: {
      happened: 'recorded',
      now: edits.filter((edit) => !lifts(edit)),
      waiting,
      until: waiting.length > 0 ? confirmUntil(today) : null,
    },
  }
}

/** Behind a gate nothing is recorded, a no neither: that it would be taken would tell that there is a gate. */
function isClosed({ forbidden, gate, decides, counter }: RecordingFacts): boolean {
  if (forbidden || decides === 'nobody') return true
  if (gate !== 'open') return true
  if (counter.representative === 'may-not') return true
  const isDecidedByOthers = decides === 'parents' || decides === 'representative'
  return isDecidedByOthers && counter.representative !== 'may-decide'
}

/** From 12 to 15 the child and a parent decide together (Wabvpz 15g, BW 7:447); what narrows either does alone. */
function mayWiden({ decides, counter }: RecordingFacts): boolean {
  if (decides !== 'together') return true
  return counter.representative === 'may-decide' && counter.child === 'said-yes'
}

function isYes(edit: Edit): boolean {
  return 'set' in edit && edit.set === 'yes'
}

function refused(refusal: RecordRefusal): RecordDecision {
  return { ok: false, refusal }
}
