import { rolesInOrder, type StaffRole } from '~/staff/role'
import type { Employment } from './actor'

/** For which organisation somebody can be here, and as what. */
export type Workplace = { employment: Employment; role: StaffRole }

type GivenRoles = { ura: string; roles: readonly string[] }

/**
 * What somebody can be here as: for each organisation of which Dezi says that they work there, in its order, the roles that
 * its administrator gave them. Dezi alone gives no role, and a role alone no organisation.
 */
export function workplacesOf(employments: readonly Employment[], given: readonly GivenRoles[]): Workplace[] {
  const seen = new Set<string>()
  return employments.flatMap((employment) => {
    const { ura } = employment.organisation
    if (seen.has(ura)) return []
    seen.add(ura)
    const roles = given.find((one) => one.ura === ura)?.roles ?? []
    return rolesInOrder(roles).map((role) => ({ employment, role }))
  })
}
