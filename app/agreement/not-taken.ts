import type { Gate } from '~/person/gate'
import type { ApprovalRefusal, TooSoon } from './approval'

/**
 * Why the part of a draft that widens was not taken, while its no was: a no never waits for what a yes needs.
 *
 * - `locked`, `closed`: by the emergency lock, or by something else that lets nothing widen
 * - `not-decider`: somebody else decides about a yes
 * - `register-down`: it cannot be checked now whether who sends it may widen
 * - `muted`, `declined-lately`, `asked-often`: it may not be asked (again) by who sends it
 */
export const NOT_TAKEN = [
  'locked',
  'closed',
  'not-decider',
  'register-down',
  'muted',
  'declined-lately',
  'asked-often',
] as const
export type NotTaken = (typeof NOT_TAKEN)[number]

/** What kept a yes from being asked: each refusal is one cause. */
export function causeOfRefusal(refusal: ApprovalRefusal): Exclude<NotTaken, 'register-down'> {
  if (isTooSoon(refusal) || refusal === 'muted') return refusal
  return refusal === 'not-asked' ? 'not-decider' : 'closed'
}

/** The same of a gate that lets nothing widen. While nobody is known who decides, it is not who sends it either. */
export function causeOfGate(gate: Gate): NotTaken {
  if (gate === 'under-decision') return 'not-decider'
  return gate === 'locked' ? 'locked' : 'closed'
}

function isTooSoon(refusal: ApprovalRefusal): refusal is TooSoon {
  return refusal === 'declined-lately' || refusal === 'asked-often'
}
