import type { ApprovalState, LapseReason, Missing } from '~/agreement/approval'
import type { Conflict } from '~/choosing/approval-pages.server'
import type { MessageId } from '~/i18n/nl'

/** Whom a widening waits for, as the screen tells it; ids of people stay on the server. */
export type WaitsFor = 'person' | 'representative' | 'both' | 'named' | 'nobody'

/** Whom it waits for; the one whose no would be lifted comes first, since the others agreed or will be asked too. */
export function waitsFor(missing: Missing | null): WaitsFor {
  if (!missing) return 'nobody'
  const { person, representative, named } = missing
  if (named.length > 0) return 'named'
  if (person && representative) return 'both'
  if (person) return 'person'
  return representative ? 'representative' : 'nobody'
}

/** What an approval's page shows besides its state: whose turn it is, seen by who looks. */
export function shownOf<Summary extends { missing: Missing | null; isKnown: boolean }>(summary: Summary) {
  const { missing, isKnown, ...shown } = summary
  const waits = waitsFor(missing)
  return { ...shown, waitsFor: waits === 'representative' && !isKnown ? ('nobody' as const) : waits }
}

type Asker = 'me' | 'person' | 'other'

/** Whose no it is about, whether it was said to this, and who asks for a yes: one text for each. */
export function conflictWords({ whose, beside }: Conflict, askedBy: Asker, liftsLock: boolean): MessageId {
  if (liftsLock) return `agreement.lift.conflict.${whose}`
  if (beside) return `agreement.conflict.beside.${whose}`
  if (whose !== 'mine') return `agreement.conflict.${whose}`
  return askedBy === 'person' ? 'agreement.conflict.mine.person' : 'agreement.conflict.mine.other'
}

type Ended = {
  state: Exclude<ApprovalState, 'waiting'>
  settledBy: Asker | null
}

/** How it ended, on one line: who said yes or no is told. */
export function endedWords({ state, settledBy }: Ended): MessageId {
  if (state === 'withdrawn' || state === 'lapsed') return `agreement.ended.${state}`
  return `agreement.ended.${state}.${settledBy ?? 'unknown'}`
}

/** The same as the title of its own page. */
export function endTitle({ state, settledBy }: Ended): MessageId {
  return state === 'declined'
    ? `agreement.end.title.declined.${settledBy ?? 'unknown'}`
    : `agreement.end.title.${state}`
}

type Why = Ended & { why: LapseReason | null; isMuted: boolean }

/** And why, below it. */
export function endReason({ state, settledBy, why, isMuted }: Why): MessageId {
  if (why === 'muted' && isMuted) return 'agreement.end.text.muted.me'
  if (why) return `agreement.end.text.${why}`
  if (state === 'superseded' || state === 'in-force')
    return `agreement.end.text.${state}.${settledBy ?? 'unknown'}`
  return `agreement.end.text.${state}`
}

/** Says that an answer came too late, and was not taken: the page tells how it stands now. */
export const LATE = 'antwoord=te-laat'
