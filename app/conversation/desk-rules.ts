import { LONGEST_ANSWER } from '~/notification/kinds'
import { holdsCitizenNumber } from '~/notification/mail-name'
import type { ConversationState } from './conversation'
import { unfilledIn } from './unfilled'

/** What is asked of a colleague of the desk before they may do something. */
export type DeskFacts = {
  state: ConversationState
  owner: string | null
  mergedInto: string | null
}

export type DeskAct =
  | 'take'
  | 'take-over'
  | 'release'
  | 'hand-on'
  | 'close'
  | 'spam'
  | 'not-spam'
  | 'flag'
  | 'blacken'
  | 'merge'
  | 'answer'
  | 'put-first'
  | 'assign'

/**
 * - `gone`: it is not there any more, or is read in another · `taken`: a colleague has it · `not-yours`: take it first
 * - `not-open`: it is closed, put away as unwanted, or with the privacy officer
 */
export type DeskRefusal = 'gone' | 'taken' | 'not-yours' | 'not-open'
export type DeskDecision = { ok: true } | { ok: false; refusal: DeskRefusal }

/** Acts that only its owner does, while it is at the desk. */
const OWNERS = ['release', 'hand-on', 'close', 'flag', 'blacken', 'merge', 'answer', 'assign']
/** What whoever has it does, and of what nobody has anybody. */
const ANYBODYS = ['take', 'spam', 'put-first']

/** Whether a colleague of the desk may do something with a message: one works on what one took. */
export function decideAct(
  act: DeskAct,
  { state, owner, mergedInto }: DeskFacts,
  worker: string,
): DeskDecision {
  if (mergedInto !== null) return refuse('gone')
  if (act === 'not-spam') return state === 'spam' ? { ok: true } : refuse('not-open')
  if (state === 'closed' || state === 'spam' || state === 'handed-on') {
    // What somebody typed and nobody may read goes, wherever the message stands.
    const isOwn = act === 'blacken' && owner === worker
    return isOwn ? { ok: true } : refuse('not-open')
  }
  if (act === 'take-over') return { ok: true }
  if (ANYBODYS.includes(act)) return owner === null || owner === worker ? { ok: true } : refuse('taken')
  return OWNERS.includes(act) && owner === worker ? { ok: true } : refuse('not-yours')
}

/**
 * - `empty` · `too-long` · `unfilled`: a place of a canned answer is not filled in · `citizen-number`: mail never holds one (Wabb 10)
 * - `no-address`: nowhere to mail to, or it comes back · `has-mail`: mail reaches them, so that it is not answered on paper · `newer`: the person wrote something since
 */
export type AnswerRefusal =
  | 'empty'
  | 'too-long'
  | 'unfilled'
  | 'citizen-number'
  | 'no-address'
  | 'has-mail'
  | 'newer'
  | DeskRefusal

type AnswerFacts = {
  text: string
  by: 'mail' | 'letter'
  hasAddress: boolean
  bounced: boolean
  seen: number
  newest: number
}

/** Whether an answer may go out. */
export function refusesAnswer(facts: AnswerFacts): Exclude<AnswerRefusal, DeskRefusal> | null {
  const { text } = facts
  const isMailed = facts.hasAddress && !facts.bounced
  if (text === '') return 'empty'
  if (text.length > LONGEST_ANSWER) return 'too-long'
  if (facts.by === 'mail' && !isMailed) return 'no-address'
  if (facts.by === 'letter' && isMailed) return 'has-mail'
  if (facts.newest > facts.seen) return 'newer'
  if (unfilledIn(text).length > 0) return 'unfilled'
  return holdsCitizenNumber(text) ? 'citizen-number' : null
}

type Mergeable = DeskFacts & { id: string; subjectId: string | null; addressIndex: string | null }

/**
 * - `same` · `another-person`: it is not certain that one person wrote both · `has-draft`: somebody is writing in one
 * - `has-joined`: others are read in it, and would be read in neither
 */
export type MergeRefusal = 'same' | 'another-person' | 'has-draft' | 'has-joined' | DeskRefusal

/**
 * Whether two are one: from one address, and both by the same login or both without one; with nobody writing in either, and nothing joined to
 * the one that goes into the other (docs/decisions/0056).
 */
export function refusesMerge(
  into: Mergeable,
  from: Mergeable,
  { worker, hasDraft, hasJoined }: { worker: string; hasDraft: boolean; hasJoined: boolean },
): MergeRefusal | null {
  if (into.id === from.id) return 'same'
  const isOne =
    into.addressIndex !== null && into.addressIndex === from.addressIndex && into.subjectId === from.subjectId
  if (!isOne) return 'another-person'
  if (from.owner !== null && from.owner !== worker) return 'taken'
  if (from.state !== 'new' && from.state !== 'taken' && from.state !== 'waits') return 'not-open'
  if (from.mergedInto !== null) return 'gone'
  if (hasJoined) return 'has-joined'
  return hasDraft ? 'has-draft' : null
}

function refuse(refusal: DeskRefusal): DeskDecision {
  return { ok: false, refusal }
}
