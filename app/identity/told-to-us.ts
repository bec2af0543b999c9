import type { SignedClaims } from './proven'

/** How far the provider's clock may be off, and how old an ID token may be when it gets here. */
export const CLOCK_SECONDS = 60
/** The longest `sub` (OpenID Connect Core 1.0 §2). */
const LONGEST_SUB = 255

type Here = { clientId: string; now: Date }

/**
 * What is wrong with a signed answer that the library lets pass, in a fixed word; null when nothing is. Whoever is named as
 * the one it was made for must be us (OpenID Connect Core 1.0 §3.1.3.7, 4 and 5), it must say of whom it is (§2), and
 * nobody logged in at a moment that is still to come.
 */
export function faultOf(claims: SignedClaims, { clientId, now }: Here): 'azp' | 'sub' | 'auth_time' | null {
  const { azp, sub, auth_time: loggedInAt } = claims
  if (azp !== undefined && azp !== clientId) return 'azp'
  if (typeof sub !== 'string' || sub.trim() === '' || sub.length > LONGEST_SUB) return 'sub'
  if (loggedInAt === undefined) return null
  const latest = now.getTime() / 1000 + CLOCK_SECONDS
  return typeof loggedInAt === 'number' && loggedInAt > 0 && loggedInAt <= latest ? null : 'auth_time'
}
