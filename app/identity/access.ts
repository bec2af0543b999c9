import type { Citizen } from './actor'

/**
 * Who may use a route. Every route module declares one in `handle.access`; a route without one stops the start.
 * - `public`: anybody
 * - `newcomer`: logged in, first login perhaps not done
 * - `taking-back`: as `newcomer`, about whom one acts for: what is chosen can be taken back before anything else is done
 * - `reader`: as `participant`, and children under 12 who look at what was chosen for them; reads only
 * - `emergency`: logged in, at any age, first login perhaps not done; may send too: the emergency lock
 * - `switch`: logged in, first login done, 16 or over, whoever they act for: where one chooses for whom
 * - `participant`: logged in, first login done; for oneself from 12 on, or acting for another
 * - `oneself`: logged in, first login done, from 12 on, for oneself: one's own address and kinds of mail
 * - `citizen`: logged in, first login done, 16 or over, for oneself
 */
export type Access =
  | 'public'
  | 'citizen'
  | 'newcomer'
  | 'taking-back'
  | 'emergency'
  | 'participant'
  | 'reader'
  | 'switch'
  | 'oneself'

/** `for-another`: one's own page, while acting for another; `access-ended`: whom one acted for, one may not any more. */
export type Admission = 'come-in' | 'log-in' | 'finish-welcome' | 'too-young' | 'for-another' | 'access-ended'

/** A citizen, and whether the one they act for, if for another, is still theirs to act for. */
type Comer = Citizen & { actingFor?: { access: 'open' | 'ended' } }

/** Decides on a route for who is (or is not) logged in: to look, or to send a form. A child under 12 only locks. */
export function admit(access: Access, actor: Comer | null, how: 'look' | 'send' = 'look'): Admission {
  if (access === 'public') return 'come-in'
  if (!actor) return 'log-in'
  if (access === 'emergency') return actor.actingFor?.access === 'ended' ? 'access-ended' : 'come-in'
  if (how === 'send' && actor.ageCategory === 'under-12') return 'too-young'
  if (access === 'newcomer') return 'come-in'
  if (access === 'taking-back') return actor.actingFor?.access === 'ended' ? 'access-ended' : 'come-in'
  // A child under 12 has no terms to accept: the parents decide, the child looks [domain: inherited at 16].
  if (actor.ageCategory === 'under-12') return access === 'reader' ? 'come-in' : 'too-young'
  if ((access === 'citizen' || access === 'switch') && actor.ageCategory !== '16-or-over') return 'too-young'
  if (actor.welcome !== 'done') return 'finish-welcome'
  if (access === 'switch' || !actor.actingFor) return 'come-in'
  if (access === 'citizen' || access === 'oneself') return 'for-another'
  return actor.actingFor.access === 'ended' ? 'access-ended' : 'come-in'
}

/** Who is at a route that lets in only who is logged in. Throws when it was reached around the gate. */
export function signedIn<Who>(actor: Who | null): Who {
  if (!actor) throw new Error('a route for who is logged in was reached by somebody who is not')
  return actor
}
