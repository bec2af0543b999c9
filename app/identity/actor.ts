import type { AgeCategory } from '~/person/age'
import type { Gate } from '~/person/gate'
import type { Level } from './level'

/**
 * Who is at the other side, as their session knows them. One type for each audience, with nothing that fits two: whoever
 * takes a `Citizen` can be handed no colleague of a care provider, and the reverse.
 */
export type Actor = Citizen | Staff | Internal

/** For whom pages and routes are made; each has its own provider of logins and its own half of a session. */
export const AUDIENCES = ['citizen', 'staff', 'internal'] as const satisfies readonly Actor['audience'][]
export type Audience = (typeof AUDIENCES)[number]

/** What is known of anybody who logged in, as their provider gave it; kept no longer than the session. */
type LoggedIn = {
  /** Shown in the header. */
  name: string
  /** Level of assurance of the login. */
  level: Level
  loggedInAt: Date
}

/** Somebody with choices of their own, who proved their number. */
export type Citizen = LoggedIn & {
  audience: 'citizen'
  subjectId: string
  ageCategory: AgeCategory
  /** Whether address and terms are in order; until then only the first-login pages are theirs. */
  welcome: 'needed' | 'done'
  /** Whether the mail server refuses their address: they are told on their first page. */
  mailBounces?: boolean
  /** Whether their own emergency lock is on: their pages say so. */
  locked?: boolean
  /** Their own gate, so that no page of theirs shows a yes that is not given. */
  gate?: Gate
}

/** A colleague of a care provider, at the one organisation they logged in for (Dezi). */
export type Staff = LoggedIn & {
  audience: 'staff'
  /** Number of the professional in the register that Dezi keeps: nine digits. */
  professional: string
  organisation: { ura: string; name: string }
  /** The role code by which the register knows them there, `dd.ddd`. */
  roleCode: string
  role: StaffRole
}

/** What somebody is in an organisation; its administrator says so. */
export const STAFF_ROLES = [
  'professional',
  'assistant',
  'administrator',
  'quality-officer',
  'planner',
  'trainee',
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Who runs the portal: support desk, privacy officer, operator. */
export type Internal = LoggedIn & {
  audience: 'internal'
  /** Who it is at the internal provider: what its logs call them, and ours. */
  worker: string
  /** At least one. */
  roles: InternalRole[]
}

export const INTERNAL_ROLES = ['support-desk', 'privacy-officer', 'operator'] as const
export type InternalRole = (typeof INTERNAL_ROLES)[number]
