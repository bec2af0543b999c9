import type { WhoDecides } from './who-decides'

/** What is known here of the person represented, and who of the two could decide by themself; null when not known here. */
export type ClaimFacts = { decides: WhoDecides; actingIsGrownUp: boolean } | null

/**
 * - `authorise`: it counts as an authorisation, today
 * - `pick`: it gives nothing but the way to that person: over a child the register decides, and about who is not capable
 *   or has died the order of the law
 * - `unknown`: the person must have logged in here once
 */
export type ClaimGives = 'authorise' | 'pick' | 'unknown'

/** What a claim of the access service gives here (Wabvpz 15g: only who decides alone can authorise, from 16 on). */
export function claimGives(facts: ClaimFacts): ClaimGives {
  if (!facts) return 'unknown'
  return facts.decides === 'self' && facts.actingIsGrownUp ? 'authorise' : 'pick'
}
