import type { Actor } from './actor'

/**
 * Who may use a route. Every route module declares one in `handle.access`; a route without one stops the start.
 * - `public`: anybody
 * - `citizen`: logged in, first login done
 * - `newcomer`: logged in, first login perhaps not done
 */
export type Access = 'public' | 'citizen' | 'newcomer'

export type Admission = 'come-in' | 'log-in' | 'finish-welcome' | 'too-young'

/** Decides on a route for who is (or is not) logged in. */
export function admit(access: Access, actor: Actor | null): Admission {
  if (access === 'public') return 'come-in'
  if (!actor) return 'log-in'
  if (access === 'newcomer') return 'come-in'
  if (actor.ageCategory !== '16-or-over') return 'too-young'
  return actor.welcome === 'done' ? 'come-in' : 'finish-welcome'
}

/** Who is at a route that lets in only who is logged in. Throws when it was reached around the gate. */
export function signedIn(actor: Actor | null): Actor {
  if (!actor) throw new Error('a route for who is logged in was reached by somebody who is not')
  return actor
}
