import { INTERNAL_ROLES, type Internal } from './actor'
import { levelReached, type Level } from './level'
import { notTrusted, type ClaimsRead } from './oidc-profile'
import type { SignedClaims } from './proven'
import { stated, statedText } from './stated'

/** Who logged in of those who run the portal. `subject`: what their provider calls them. */
export type InternalIdentity = Pick<Internal, 'name' | 'level' | 'roles'> & { subject: string }

/** What is asked of a login: how well it was established, and which contexts (`acr`) by themselves say that there were two factors. */
type Asked = { minimum: Level; twoFactorContexts: readonly string[] }

/**
 * Who logged in at the internal provider, out of all checked answers of one login. It must say that there were two factors
 * (RFC 8176: `mfa` among `amr`; or a context of the configured list). Roles of other systems are left
 * out: who has no other is somebody without a role here.
 */
export function provenInternal(
  answers: readonly SignedClaims[],
  { minimum, twoFactorContexts }: Asked,
): ClaimsRead<InternalIdentity, never> {
  const reached = levelReached(
    answers.flatMap((claims) => [claims.acr, claims.loa_authn]),
    minimum,
  )
  if (!reached.ok) return { ...reached, named: null }
  if (!saysTwoFactors(answers, twoFactorContexts))
    return { ok: false, refusal: 'one-factor', detail: 'no-mfa', named: null }
  const { level } = reached
  const subject = statedText(answers, 'sub', /\S/)
  if (!subject) return notTrusted('no-sub')
  const name = statedText(answers, 'name', /\S/)
  if (!name) return notTrusted('no-name')
  const roles = rolesIn(stated(answers, 'roles'))
  if (!roles) return notTrusted('no-role')
  // Whether any of them is known here is the portal's to say, not a reason to distrust.
  return { ok: true, subject, name, level, roles }
}

/** Whether these claims alone say who, as what, how well and with how many factors. */
export function saysRoles(claims: SignedClaims): boolean {
  return ['roles', 'name', 'acr', 'amr'].every((name) => claims[name] !== undefined)
}

function saysTwoFactors(answers: readonly SignedClaims[], contexts: readonly string[]): boolean {
  const [methods, context] = [stated(answers, 'amr'), stated(answers, 'acr')]
  if (Array.isArray(methods) && methods.includes('mfa')) return true
  return typeof context === 'string' && contexts.includes(context)
}

function rolesIn(given: unknown): InternalIdentity['roles'] | null {
  return Array.isArray(given) ? INTERNAL_ROLES.filter((role) => given.includes(role)) : null
}
