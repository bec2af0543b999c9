import { STAFF_ROLES, type StaffRole } from '~/staff/role'
import { INTERNAL_ROLES, type Audience, type InternalRole } from './actor'

/**
 * What somebody is at this moment, in everything that decides what is open to them. A citizen has one role by age, and more
 * by where they stand: the first login not done, acting for another.
 * - `nobody`: not logged in
 * - `child`: under 12, looking; `sending-child`: under 12, sending a form
 * - `youth`: 12 to 15; `adult`: 16 or over
 * - `newcomer`: first login not done, from 12 on; a child under 12 has no terms to accept
 * - `looking-back`: at what somebody who died chose; `sending-back`: the same, sending a form
 * - `acting`: for another; `acting-ended`: for somebody they may not act for any more
 */
const CITIZEN_ROLES = [
  'child',
  'sending-child',
  'youth',
  'adult',
  'newcomer',
  'acting',
  'acting-ended',
  'looking-back',
  'sending-back',
] as const
export type CitizenRole = (typeof CITIZEN_ROLES)[number]

/** A colleague of a care provider who has not said yet for which organisation they are here, and as what. */
const ARRIVING = 'arriving'

export type Role = 'nobody' | CitizenRole | StaffRole | typeof ARRIVING | InternalRole

/** The roles of each audience, as the matrix shows them. */
export const ROLES_OF: Record<Audience, readonly Role[]> = {
  citizen: CITIZEN_ROLES,
  staff: [ARRIVING, ...STAFF_ROLES],
  internal: INTERNAL_ROLES,
}

/**
 * What a page or form is for. Each route names one.
 * - `nothing`: reading what is public, logging in and out
 * - `begin`: the first login
 * - `take-back`: withdrawing what is chosen, before anything else is done
 * - `end-leave`: seeing one request for leave, saying no and taking back, before anything else is done and at any age
 * - `lock`: the emergency lock
 * - `erase`: having everything about somebody erased, and stopping that
 * - `read`: seeing what is chosen and who asked
 * - `choose-for-whom`: picking whom one acts for
 * - `choose`: choosing, for oneself or another
 * - `rights`: asking something of the privacy officer, for oneself
 * - `own-settings`: one's own address and kinds of mail
 * - `decide-alone`: what is only ever one's own: authorising, bringing in a child
 *
 * Of colleagues of care providers [domain: roles in an organisation]:
 * - `arrive`: saying for which organisation one is here, and as what
 * - `work`: the first page of one's own work
 * - `counter`: what one does for a citizen at the counter, and one's own day
 * - `opt-ins`: the opt-in requests and withdrawals that one's organisation got
 * - `consent-requests`: asking a person's leave for something else than care, and looking whether there is any
 * - `staff-roles`: who may do what in one's own organisation
 * - `inbox-address`: where one's organisation is told that something waits
 * - `clients`: the care systems of one's own organisation: which ask for it, their keys, and where they are told that something changed
 * - `own-log`: what colleagues of one's own organisation did about citizens, and how often
 *
 * Of who runs the portal:
 * - `internal-work`: the first page of one's own work
 * - `rights-requests`: what people ask of the privacy officer, and their complaints
 * - `desk-messages`: messages of people, and the answers that stand ready
 * - `desk-calls`: what was said on the telephone
 * - `desk-post`: letters and what comes on paper
 * - `desk-evidence`: who decides for somebody, on evidence that two people saw
 * - `registers`: who may do what, what is processed and by whom, what is blocked; blocking at once
 * - `alarms`: what stood out at the counters of all organisations
 * - `suspend`: stopping at once who acts for another
 * - `breaches`: the register of breaches, and telling people of one
 * - `log-reading`: the log of one citizen or one colleague, with a reason
 * - `retention`: what has had its time, and what went; having one thing stay longer
 */
export type Need =
  | 'nothing'
  | 'begin'
  | 'take-back'
  | 'end-leave'
  | 'lock'
  | 'erase'
  | 'read'
  | 'choose-for-whom'
  | 'choose'
  | 'rights'
  | 'own-settings'
  | 'decide-alone'
  | 'arrive'
  | 'work'
  | 'counter'
  | 'opt-ins'
  | 'consent-requests'
  | 'staff-roles'
  | 'inbox-address'
  | 'clients'
  | 'own-log'
  | 'internal-work'
  | 'rights-requests'
  | 'desk-messages'
  | 'desk-calls'
  | 'desk-post'
  | 'desk-evidence'
  | 'registers'
  | 'log-reading'
  | 'breaches'
  | 'suspend'
  | 'alarms'
  | 'retention'

const LOGGED_IN = [
  ...(['child', 'youth', 'adult', 'newcomer', 'acting', 'acting-ended'] as const),
  ...(['looking-back', 'sending-back'] as const),
] as const

/**
 * Who may do what. To a citizen a need is open when every role they have now is in its row; to a colleague, when one of
 * theirs is. This is the one place where that is said: the gate decides by it, the start checks every route against it, the
 * table of the admission test comes from it, and the operator's tool prints it.
 */
export const MATRIX: Record<Need, readonly Role[]> = {
  nothing: ['nobody', ...CITIZEN_ROLES, ARRIVING, ...STAFF_ROLES, ...INTERNAL_ROLES],
  begin: LOGGED_IN,
  'take-back': ['child', 'youth', 'adult', 'newcomer', 'acting'],
  'end-leave': ['child', 'sending-child', 'youth', 'adult', 'newcomer', 'acting', 'looking-back'],
  lock: ['child', 'sending-child', 'youth', 'adult', 'newcomer', 'acting'],
  erase: ['youth', 'adult', 'newcomer', 'acting'],
  read: ['child', 'youth', 'adult', 'acting', 'looking-back'],
  'choose-for-whom': ['adult', 'acting', 'acting-ended', 'looking-back', 'sending-back'],
  choose: ['youth', 'adult', 'acting'],
  rights: ['youth', 'adult'],
  'own-settings': ['youth', 'adult'],
  'decide-alone': ['adult'],
  arrive: [ARRIVING, ...STAFF_ROLES],
  work: STAFF_ROLES,
  counter: ['professional', 'assistant'],
  'opt-ins': ['professional', 'assistant'],
  'consent-requests': ['professional', 'assistant'],
  'staff-roles': ['administrator'],
  'inbox-address': ['administrator'],
  clients: ['administrator'],
  'own-log': ['administrator', 'quality-officer'],
  'internal-work': INTERNAL_ROLES,
  'rights-requests': ['privacy-officer'],
  'desk-messages': ['support-desk'],
  'desk-calls': ['support-desk'],
  'desk-post': ['support-desk'],
  'desk-evidence': ['support-desk'],
  registers: ['privacy-officer'],
  'log-reading': ['privacy-officer'],
  breaches: ['privacy-officer'],
  suspend: ['privacy-officer'],
  alarms: ['privacy-officer'],
  retention: ['privacy-officer'],
}

/** Reads the name of a need; null when the matrix has no row for it. */
export function readNeed(given: unknown): Need | null {
  return typeof given === 'string' && Object.hasOwn(MATRIX, given) ? (given as Need) : null
}

/** Whether a need has somebody of this audience in its row. */
export function isFor(need: Need, audience: Audience): boolean {
  return ROLES_OF[audience].some((role) => MATRIX[need].includes(role))
}
