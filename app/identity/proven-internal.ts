import { INTERNAL_ROLES, type Internal } from './actor'
import { levelReached, type Level } from './level'
import { notTrusted, type ClaimsRead } from './oidc-profile'
import type { SignedClaims } from './proven'
import { stated, statedText } from './stated'

/** Who logged in of those who run the portal. */
export type InternalIdentity = Pick<Internal, 'worker' | 'name' | 'level' | 'roles'>

/**
 * Who logged in at the internal provider, out of all checked answers of one login. Somebody with no role that the portal
 * knows is nobody here; roles of other systems are left out.
 */
export function provenInternal(
  answers: readonly SignedClaims[],
  minimum: Level,
): ClaimsRead<InternalIdentity, never> {
  const reached = levelReached(
    answers.flatMap((claims) => [claims.acr, claims.loa_authn]),
    minimum,
  )
  if (!reached.ok) return { ...reached, named: null }
  const { level } = reached
  const worker = statedText(answers, 'sub', /\S/)
  if (!worker) return notTrusted('no-sub')
  const name = statedText(answers, 'name', /\S/)
  if (!name) return notTrusted('no-name')
  const roles = rolesIn(stated(answers, 'roles'))
  return roles.length > 0 ? { ok: true, worker, name, level, roles } : notTrusted('no-role')
}

/** Whether these claims alone say who, as what and how well. */
export function saysRoles(claims: SignedClaims): boolean {
  return claims.roles !== undefined && claims.name !== undefined && claims.acr !== undefined
}

function rolesIn(given: unknown): InternalIdentity['roles'] {
  return Array.isArray(given) ? INTERNAL_ROLES.filter((role) => given.includes(role)) : []
}
