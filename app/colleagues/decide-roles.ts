import { rolesInOrder, type StaffRole } from '~/staff/role'

export type RolesDecision =
  | { ok: true; roles: StaffRole[]; given: StaffRole[]; taken: StaffRole[] }
  | { ok: false; refusal: 'own-roles' | 'changed-meanwhile' | 'nothing-changed' }

type Facts = {
  held: readonly StaffRole[]
  /** What was held when whoever decides looked. */
  seen: readonly StaffRole[]
  /** Whether they are the roles of who decides. */
  isOwn: boolean
}

/**
 * What somebody is in an organisation from now on. Nobody changes their own roles, so that there is always an administrator left
 * [domain: organisation's own page]; what changed since one looked is looked at first.
 */
export function decideRoles(asked: readonly string[], { held, seen, isOwn }: Facts): RolesDecision {
  if (isOwn) return { ok: false, refusal: 'own-roles' }
  const roles = rolesInOrder(asked)
  if (!isSame(held, seen)) return { ok: false, refusal: 'changed-meanwhile' }
  if (isSame(held, roles)) return { ok: false, refusal: 'nothing-changed' }
  return {
    ok: true,
    roles,
    given: roles.filter((role) => !held.includes(role)),
    taken: held.filter((role) => !roles.includes(role)),
  }
}

function isSame(one: readonly StaffRole[], other: readonly StaffRole[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role))
}
