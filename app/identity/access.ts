import {
  AUDIENCES,
  type Actor,
  type ArrivingStaff,
  type Audience,
  type Citizen,
  type Internal,
  type Staff,
} from './actor'
import { isFor, MATRIX, readNeed, type CitizenRole, type Need } from './matrix'

/** For whom a route is and what it is for, as its module declares in `handle`; `public` is for every audience and nobody. */
export type Access = { audience: 'public'; needs: 'nothing' } | { audience: Audience; needs: Need }

export const PUBLIC: Access = { audience: 'public', needs: 'nothing' }

/**
 * Where somebody goes who may not come in. `for-another`: one's own page, while acting for another; `access-ended`: whom
 * one acted for, one may not any more; `looking-back`: after a death nothing is changed; `arrive`: first a colleague says for which organisation, and as what; `other-role`: a
 * colleague whose role does not have it.
 */
export type Admission =
  | 'come-in'
  | 'log-in'
  | 'finish-welcome'
  | 'too-young'
  | 'for-another'
  | 'access-ended'
  | 'looking-back'
  | 'arrive'
  | 'other-role'

/** Who is at the door; of a citizen also whether they may still act for whom they act for, if for another, and change anything. */
export type Comer = Actor & { actingFor?: { access: 'open' | 'ended'; looksBack?: boolean } }

/**
 * Reads what a route module declares; null where it declares nothing, a need that is not in the matrix, or one that is not
 * of that audience.
 */
export function readAccess(declared: { audience?: unknown; needs?: unknown } | undefined): Access | null {
  const needs = readNeed(declared?.needs)
  if (!needs) return null
  if (declared?.audience === PUBLIC.audience) return needs === PUBLIC.needs ? PUBLIC : null
  const audience = AUDIENCES.find((one) => one === declared?.audience)
  return audience && needs !== PUBLIC.needs && isFor(needs, audience) ? { audience, needs } : null
}

/** Decides on a route for who is (or is not) logged in: to look, or to send a form. */
export function admit(
  { audience, needs }: Access,
  comer: Comer | null,
  how: 'look' | 'send' = 'look',
): Admission {
  if (audience === 'public') return 'come-in'
  // Who is logged in for another audience is nobody here.
  if (comer?.audience !== audience) return 'log-in'
  const open = MATRIX[needs]
  if (comer.audience === 'staff') {
    if (open.includes(comer.role)) return 'come-in'
    return comer.role === 'arriving' ? 'arrive' : 'other-role'
  }
  if (comer.audience === 'internal')
    return comer.roles.some((role) => open.includes(role)) ? 'come-in' : 'other-role'
  const missing = rolesOf(comer, how).find((role) => !open.includes(role))
  return missing ? whyNot(missing, open) : 'come-in'
}

/** The same for an address where routes lie in one another: all must let in, and the first that does not says why. */
export function admitAll(
  accesses: readonly Access[],
  comer: Comer | null,
  how: 'look' | 'send' = 'look',
): Admission {
  const shut = accesses
    .map((access) => admit(access, comer, how))
    .find((admission) => admission !== 'come-in')
  return shut ?? 'come-in'
}

/** Whether an address is for everybody; so is one where there is nothing. */
export function isPublic(accesses: readonly Access[]): boolean {
  return accesses.every(({ audience }) => audience === 'public')
}

/**
 * Every role that a citizen has now; the first that a need does not have says why it is shut. A child under 12 has no terms to accept: the parents decide, the child looks, and
 * locks [domain: inherited at 16].
 */
function rolesOf(
  { ageCategory, welcome, actingFor }: Citizen & Pick<Comer, 'actingFor'>,
  how: 'look' | 'send',
): CitizenRole[] {
  const acting = actingFor ? [actingRole(actingFor, how)] : []
  if (ageCategory === 'under-12') return [how === 'send' ? 'sending-child' : 'child', ...acting]
  const byAge = ageCategory === '16-or-over' ? 'adult' : 'youth'
  return [byAge, ...(welcome === 'done' ? [] : (['newcomer'] as const)), ...acting]
}

function actingRole(
  { access, looksBack }: NonNullable<Comer['actingFor']>,
  how: 'look' | 'send',
): CitizenRole {
  if (access === 'ended') return 'acting-ended'
  if (!looksBack) return 'acting'
  return how === 'send' ? 'sending-back' : 'looking-back'
}

function whyNot(missing: CitizenRole, open: readonly string[]): Admission {
  if (missing === 'newcomer') return 'finish-welcome'
  if (missing === 'acting') return 'for-another'
  if (missing === 'looking-back' || missing === 'sending-back')
    return open.includes('acting') ? 'looking-back' : 'for-another'
  if (missing === 'acting-ended') return open.includes('acting') ? 'access-ended' : 'for-another'
  return 'too-young'
}

/** The citizen who is logged in; null for who is not, or is of another audience. */
export function citizenOf<Who extends { audience: Audience }>(
  actor: Who | null | undefined,
): Extract<Who, { audience: 'citizen' }> | null {
  return actor?.audience === 'citizen' ? (actor as Extract<Who, { audience: 'citizen' }>) : null
}

/** The citizen at a route that lets in only citizens. Throws when it was reached around the gate. */
export function signedIn<Who extends { audience: Audience }>(
  actor: Who | null,
): Extract<Who, { audience: 'citizen' }> {
  const citizen = citizenOf(actor)
  if (!citizen) throw new Error('a route for citizens was reached by somebody else')
  return citizen
}

/** The colleague of a care provider at a route of theirs, who said for which organisation, and as what. Throws likewise. */
export function atWork(actor: Actor | null): Staff {
  const staff = staffIn(actor)
  if (staff.role === 'arriving') throw new Error('a route for staff at work was reached by who only arrives')
  return staff
}

/** The same, also before they said that. */
export function staffIn(actor: Actor | null): Staff | ArrivingStaff {
  if (actor?.audience !== 'staff') throw new Error('a route for staff was reached by somebody else')
  return actor
}

/** Who runs the portal, at a route of theirs. Throws likewise. */
export function workerIn(actor: Actor | null): Internal {
  if (actor?.audience !== 'internal')
    throw new Error('a route for who runs the portal was reached by another')
  return actor
}
