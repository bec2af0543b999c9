import { decideApproval, type Approval, type ApprovalFacts, type ApprovalRefusal } from '~/agreement/approval'
import type { Gate } from '~/person/gate'
import type { LocalDate } from '~/runtime/local-date'

/** A login may be this old, and no older, for lifting (domain §2: less than 5 minutes). */
const FRESH_MILLISECONDS = 5 * 60_000

export type LockCommand = { do: 'lock' | 'lift'; by: string }

/** Everything that matters about a lock. */
export type LockFacts = {
  gate: Gate
  /** Who set it; null while there is none. */
  lockedBy: string | null
  /** Who may act, who decides, and whose agreement a lift needs; `approval` is none of a lift that waits. */
  agreement: ApprovalFacts
  login: Login
}

/** Of who acts: when they proved at DigiD who they are, and whether they accepted the terms of today. */
export type Login = { at: Date; terms: 'accepted' | 'not-accepted' }

/** The clock, as an instant and as the day it is in the Netherlands. */
export type Now = { at: Date; today: LocalDate }

type LockEvent =
  | { happened: 'locked' }
  | { happened: 'lifted' }
  /** Somebody else has to agree first; the lock stays. */
  | { happened: 'lift-asked'; approval: Approval }

/**
 * - `gate-closed`: the gate is closed for another reason (death, restriction, erasing), which a lock does not touch
 * - `stale-login`: the login is five minutes old or more: log in anew
 * - `terms-not-accepted`: until then one may only narrow
 * - `own-lock`: who decides alone lifts it themself, whoever set it; nobody they authorised does
 * - `not-asked`: a child under 12, or who cannot decide: who decides for them lifts it
 */
export type LockRefusal =
  | 'gate-closed'
  | 'stale-login'
  | 'terms-not-accepted'
  | 'own-lock'
  | Extract<
      ApprovalRefusal,
      'not-yours' | 'not-asked' | 'nobody-decides' | 'muted' | 'declined-lately' | 'asked-often'
    >

export type LockDecision =
  /** `event` is null when it is so already. */
  { ok: true; event: LockEvent | null } | { ok: false; refusal: LockRefusal }

/**
 * The emergency lock (domain §2, gate). Setting it narrows: the person, at any age, or anybody who may act for them does
 * it alone and at once (§3). Lifting it widens: it needs a new login, and the agreement of everybody of the table; of two
 * parents also of the one who set it. Nobody who was authorised lifts it.
 */
export function decideLock(command: LockCommand, facts: LockFacts, now: Now): LockDecision {
  if (!isConcerned(command.by, facts.agreement)) return refused('not-yours')
  return command.do === 'lock' ? lock(facts) : lift(command.by, facts, now)
}

function lock({ gate }: LockFacts): LockDecision {
  if (gate === 'locked') return { ok: true, event: null }
  if (gate !== 'open' && gate !== 'under-decision') return refused('gate-closed')
  return { ok: true, event: { happened: 'locked' } }
}

function lift(by: string, facts: LockFacts, now: Now): LockDecision {
  const { gate, agreement } = facts
  if (gate === 'open' || gate === 'under-decision') return { ok: true, event: null }
  if (gate !== 'locked') return refused('gate-closed')
  const { decides, person } = agreement
  if (decides === 'self' && by !== person) return refused('own-lock')
  const asked = decideApproval({ do: 'ask', by }, { ...agreement, approval: null }, now.today)
  if (!asked.ok) return refused(asked.refusal as LockRefusal)
  const hindrance = hindranceOfLift(facts, now)
  if (hindrance) return refused(hindrance)
  if (!asked.event) throw new Error('who asks is answered')
  if (asked.event.happened === 'put-in-force') return { ok: true, event: { happened: 'lifted' } }
  return { ok: true, event: { happened: 'lift-asked', approval: asked.event.approval } }
}

/** What stands in the way of everybody's part in lifting, whether they ask it or agree to it. */
export function hindranceOfLift(
  { gate, login }: Pick<LockFacts, 'gate' | 'login'>,
  { at }: Pick<Now, 'at'>,
): 'gate-closed' | 'stale-login' | 'terms-not-accepted' | null {
  if (gate !== 'locked') return 'gate-closed'
  if (login.terms === 'not-accepted') return 'terms-not-accepted'
  return isFresh(login.at, at) ? null : 'stale-login'
}

/** Whether a login is new enough to lift with. One from after now, by a clock that was set back, proves nothing. */
export function isFresh(loggedInAt: Date, at: Date): boolean {
  const age = at.getTime() - loggedInAt.getTime()
  return age >= 0 && age < FRESH_MILLISECONDS
}

function isConcerned(by: string, { person, representatives }: ApprovalFacts): boolean {
  return by === person || representatives.includes(by)
}

function refused(refusal: LockRefusal): LockDecision {
  return { ok: false, refusal }
}
