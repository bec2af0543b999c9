import type { ActivityUser } from '~/audit/entry'

/** What somebody is in an organisation; its administrator says so [domain: roles in an organisation]. */
export const STAFF_ROLES = [
  'professional',
  'assistant',
  'administrator',
  'quality-officer',
  'planner',
  'trainee',
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/**
 * As the activity log names them (ISO 21298): 03 personal professional, 04 privileged, 05 directly involved,
 * 06 indirectly involved. Of who has not said yet as what they work: 03, as Dezi knows them.
 */
export const LOGGED_AS: Record<StaffRole | 'arriving', ActivityUser['role']> = {
  professional: '03',
  assistant: '05',
  administrator: '04',
  'quality-officer': '06',
  planner: '06',
  trainee: '05',
  arriving: '03',
}

/** Those of these roles, each once and in the order in which they are always shown. */
export function rolesInOrder(roles: readonly string[]): StaffRole[] {
  return STAFF_ROLES.filter((role) => roles.includes(role))
}
