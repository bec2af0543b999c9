import type { Actor } from './actor'

/**
 * Who may use a route. Every route module declares one in `handle.access`; a route without one stops the start.
 * - `public`: anybody
 * - `citizen`: logged in, first login done
 * - `newcomer`: logged in, first login perhaps not done
 * - `participant`: logged in, first login done; for oneself from 12 on, or acting for another
 * - `switch`: logged in, first login done, whoever they act for: where one chooses for whom
 */
export type Access = 'public' | 'citizen' | 'newcomer' | 'participant' | 'switch'

/** `for-another`: one's own page, while acting for another; `access-ended`: whom one acted for, one may not any more. */
export type Admission = 'come-in' | 'log-in' | 'finish-welcome' | 'too-young' | 'for-another' | 'access-ended'

/** Decides on a route for who is (or is not) logged in. */
export function admit(access: Access, actor: Actor | null): Admission {
  if (access === 'public') return 'come-in'
  if (!actor) return 'log-in'
  if (access === 'newcomer') return 'come-in'
  if (access === 'switch') return actor.welcome === 'done' ? 'come-in' : 'finish-welcome'
  if (actor.ageCategory === 'under-12') return 'too-young'
  if (access === 'citizen' && actor.ageCategory !== '16-or-over') return 'too-young'
  if (actor.welcome === 'done' && actor.actingFor) {
    if (access === 'citizen') return 'for-another'
    if (actor.actingFor.access === 'ended') return 'access-ended'
  }
  return actor.welcome === 'done' ? 'come-in' : 'finish-welcome'
}

/** Who is at a route that lets in only who is logged in. Throws when it was reached around the gate. */
export function signedIn(actor: Actor | null): Actor {
  if (!actor) throw new Error('a route for who is logged in was reached by somebody who is not')
  return actor
}
