import type { Gate } from '~/person/gate'
import { addDays, type LocalDate } from '~/runtime/local-date'
import { isOpen, type OptInKind, type OptInState } from './optin'

/** For how many days a provider has it before it is late [ours]. */
const DAYS_TO_PROCESS = 14

/** The last day on which it is in time. */
export function dueOn(sentOn: LocalDate): LocalDate {
  return addDays(sentOn, DAYS_TO_PROCESS)
}

/** - `agree` · `lapse`: what it waited for came, or will not · `replace`: the person sent a newer one to the same provider */
export type SenderDoes = 'agree' | 'lapse' | 'replace'

/** What it becomes by its sender, or by who has to agree; null where nothing can become of it any more. */
export function stateAfter(does: SenderDoes, state: OptInState): OptInState | null {
  if (does === 'replace') return state === 'waiting' || isOpen(state) ? 'replaced' : null
  if (state !== 'waiting') return null
  return does === 'agree' ? 'new' : 'lapsed'
}

/**
 * What a colleague at the provider does with one.
 * - `take`: looks after it from now on, instead of who the page said did so (`seen`) · `hand-back`: not any more
 * - `process` · `not-patient`: what came of it
 */
export type OptInCommand =
  | { do: 'take'; by: string; seen: string | null }
  | { do: 'hand-back' | 'process' | 'not-patient'; by: string }

export type OptInFacts = {
  state: OptInState
  kind: OptInKind
  /** Who looks after it, at the provider. */
  takenBy: string | null
  /** What stands before all choices of the person. */
  gate: Gate
  /** Whether they died, or had everything about them destroyed. */
  gone: boolean
}

/**
 * - `not-there`: it waits, or never went: to the provider there is no such thing
 * - `settled`: it is over already
 * - `not-taken`: one deals only with what one took
 * - `taken-meanwhile`: somebody else took it since the page was made
 * - `not-now`: nothing may be done with it now; the reason is the citizen's only
 */
export type OptInRefusal = 'not-there' | 'settled' | 'not-taken' | 'taken-meanwhile' | 'not-now'

export type OptInEvent = {
  state: OptInState
  takenBy: string | null
  /** Whether it is over, so that what is in it is destroyed at once. */
  destroys: boolean
  /** Whether the provider follows this person no more. */
  endsFollowing: boolean
}

/** `event` is null where it was so already: a second click changes nothing. */
export type OptInDecision = { ok: true; event: OptInEvent | null } | { ok: false; refusal: OptInRefusal }

/** What becomes of an opt-in request or a withdrawal at its provider [domain: opt-in requests]. */
export function decideOptIn(command: OptInCommand, facts: OptInFacts): OptInDecision {
  const { state, takenBy } = facts
  if (state === 'waiting' || state === 'lapsed') return refused('not-there')
  if (isAgain(command, facts)) return { ok: true, event: null }
  if (!isOpen(state)) return refused('settled')
  if (command.do !== 'hand-back' && isShut(facts)) return refused('not-now')
  if (command.do === 'take')
    return takenBy === command.seen ? becomes('in-progress', command.by) : refused('taken-meanwhile')
  if (takenBy !== command.by) return refused('not-taken')
  if (command.do === 'hand-back') return becomes('new', null)
  if (command.do === 'not-patient') return becomes('not-patient', takenBy)
  return becomes('processed', takenBy, facts.kind === 'withdrawal')
}

/** Whether this very colleague did the same before. */
function isAgain(command: OptInCommand, { state, takenBy }: OptInFacts): boolean {
  const became = {
    take: 'in-progress',
    'hand-back': 'new',
    process: 'processed',
    'not-patient': 'not-patient',
  }
  return state === became[command.do] && (command.do === 'hand-back' || takenBy === command.by)
}

/**
 * Whether its contents are to be kept from the provider: of who is gone all, and a yes behind any other gate, since nothing is given
 * then. A no is always brought on: it allows nothing.
 */
export function isShut({ gate, gone, kind }: Pick<OptInFacts, 'gate' | 'gone' | 'kind'>): boolean {
  return gone || (kind === 'opt-in' && gate !== 'open')
}

function becomes(state: OptInState, takenBy: string | null, endsFollowing = false): OptInDecision {
  return { ok: true, event: { state, takenBy, destroys: !isOpen(state), endsFollowing } }
}

function refused(refusal: OptInRefusal): OptInDecision {
  return { ok: false, refusal }
}
