import type { AgeCategory } from '~/person/age'
import type { Gate } from '~/person/gate'
import type { StaffRole } from '~/staff/role'
import type { Level } from './level'

/**
 * Who is at the other side, as their session knows them. One type for each audience, with nothing that fits two: whoever
 * takes a `Citizen` can be handed no colleague of a care provider, and the reverse.
 */
export type Actor = Citizen | Staff | ArrivingStaff | Internal

/** For whom pages and routes are made; each has its own provider of logins and its own half of a session. */
export const AUDIENCES = ['citizen', 'staff', 'internal'] as const satisfies readonly Actor['audience'][]
export type Audience = (typeof AUDIENCES)[number]

/** For whom the row of a session says that it is; null for what is none of ours. */
export function readAudience(said: string): Audience | null {
  return AUDIENCES.find((one) => one === said) ?? null
}

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

/** An organisation somebody works for, and the role code by which Dezi's register knows them there, `dd.ddd`. */
export type Employment = { organisation: { ura: string; name: string }; roleCode: string }

type AtDezi = LoggedIn & {
  audience: 'staff'
  /** Who it is here. */
  memberId: string
  /** Number of the professional in the register that Dezi keeps: nine digits. */
  professional: string
  /** For which organisations Dezi says that they work; a session is for one of them at a time. */
  employments: Employment[]
}

/** A colleague of a care provider: at one organisation, in one of the roles that its administrator gave them. */
export type Staff = AtDezi &
  Employment & {
    role: StaffRole
    /** Every role that they have there, as it stands at this request. */
    roles: StaffRole[]
  }

/** The same, who has not said yet for which organisation they are here, or as what: nothing is open to them but to say so. */
export type ArrivingStaff = AtDezi & { role: 'arriving' }

/** Who runs the portal: support desk, privacy officer, operator. */
export type Internal = LoggedIn & {
  audience: 'internal'
  /** Who it is here: what the log calls them. */
  worker: string
  /** At least one, in a session. */
  roles: InternalRole[]
}

export const INTERNAL_ROLES = ['support-desk', 'privacy-officer', 'operator'] as const
export type InternalRole = (typeof INTERNAL_ROLES)[number]
