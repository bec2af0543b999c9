import { localDate } from '~/runtime/local-date'
import type { ConversationState } from './conversation'
import { eraseOn } from './periods'

/** So often a reply opens a closed conversation again; after that a new message is sent. */
export const MOST_REOPENS = 3
/** So many replies are taken in an hour. */
export const REPLIES_AN_HOUR = 5

export type ReplyFacts = {
  state: ConversationState
  owner: string | null
  receivedAt: Date
  closedAt: Date | null
  reopens: number
  /** How many the person wrote in the last hour. */
  lately: number
  /** Whether the last that the person wrote says the same. */
  isSame: boolean
}

/** - `gone`: it is not kept any more, or was put away as unwanted · `too-late`: it was opened again too often · `too-often` */
export type ReplyRefusal = 'gone' | 'too-late' | 'too-often'

/** `again`: the same was sent twice · `reopens`: it was closed, and is open again · `adds`: it goes on */
export type ReplyDecision =
  | { ok: true; does: 'again' }
  | { ok: true; does: 'reopens'; eraseOn: string; state: 'new' }
  | { ok: true; does: 'adds'; state: 'new' | 'taken' | 'handed-on' }
  | { ok: false; refusal: ReplyRefusal }

/**
 * What a reply of the person does. It opens a conversation again that was closed a short time ago; the day on which that is destroyed is never later
 * than it was when it came in.
 */
export function decideReply(facts: ReplyFacts, now: Date): ReplyDecision {
  const { state, receivedAt, closedAt, reopens } = facts
  if (state === 'spam' || eraseOn(facts) <= localDate(now)) return { ok: false, refusal: 'gone' }
  if (facts.isSame) return { ok: true, does: 'again' }
  if (facts.lately >= REPLIES_AN_HOUR) return { ok: false, refusal: 'too-often' }
  if (closedAt !== null) {
    if (reopens >= MOST_REOPENS) return { ok: false, refusal: 'too-late' }
    return { ok: true, does: 'reopens', state: 'new', eraseOn: eraseOn({ receivedAt, closedAt: null }) }
  }
  if (state === 'handed-on') return { ok: true, does: 'adds', state }
  const goesOn = facts.owner === null ? 'new' : 'taken'
  return { ok: true, does: 'adds', state: goesOn }
}
