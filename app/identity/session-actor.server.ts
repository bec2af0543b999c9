import * as v from 'valibot'
import { gateOn } from '~/person/gate'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { rolesInOrder, STAFF_ROLES } from '~/staff/role'
import {
  INTERNAL_ROLES,
  readAudience,
  type Actor,
  type ArrivingStaff,
  type Audience,
  type Citizen,
  type Internal,
  type Staff,
} from './actor'
import { LEVELS } from './level'
import type { findSession } from './store.server'
import { welcomeOf } from './welcome'
import { boundedText } from '~/runtime/bounded-text'

/** A session that lives, with what the row of its citizen, or of where its colleague works, says today; the other half is empty. */
type Found = NonNullable<Awaited<ReturnType<typeof findSession>>>
type Opening = Pick<Runtime, 'keyring' | 'now'>

/** Whose a new session is: of a citizen the rest is read anew at every request. */
export type SessionOf =
  | Pick<Citizen, 'audience' | 'subjectId' | 'name' | 'level'>
  | Omit<Begun<Staff>, 'roles'>
  | Begun<ArrivingStaff>
  | Begun<Internal>
type Begun<Who extends Actor> = Omit<Who, 'loggedInAt'>

/** What a login said of somebody; nobody's name is longer. */
const LONGEST = 1000

const common = { name: boundedText(LONGEST), level: v.picklist(LEVELS) }
const employment = {
  organisation: v.strictObject({ ura: boundedText(LONGEST), name: boundedText(LONGEST) }),
  roleCode: boundedText(LONGEST),
}
const atDezi = {
  ...common,
  memberId: boundedText(LONGEST),
  professional: boundedText(LONGEST),
  employments: v.array(v.strictObject(employment)),
}
/** What only the session knows, by audience: nothing that one audience sealed reads as another's. */
const SEALED = {
  citizen: v.strictObject(common),
  staff: v.variant('role', [
    v.strictObject({ ...atDezi, ...employment, role: v.picklist(STAFF_ROLES) }),
    v.strictObject({ ...atDezi, role: v.literal('arriving') }),
  ]),
  internal: v.strictObject({
    ...common,
    worker: boundedText(LONGEST),
    roles: v.array(v.picklist(INTERNAL_ROLES)),
  }),
}
const ageCategory = v.picklist(['under-12', '12-15', '16-or-over'])

/** The columns of a new session that say whose it is. */
export function sealActor(
  { keyring }: Pick<Runtime, 'keyring'>,
  index: string,
  { audience, ...of }: SessionOf,
) {
  const { subjectId = null, ...known } = { subjectId: undefined, ...of }
  const actorSealed = keyring.seal(place(audience, index), JSON.stringify(known))
  if ('worker' in of)
    return {
      audience,
      subjectId,
      memberId: of.worker,
      organisation: null,
      role: of.roles[0] ?? null,
      actorSealed,
    }
  const memberId = 'memberId' in of ? of.memberId : null
  const { organisation = null, role = null } =
    'organisation' in of ? { organisation: of.organisation.ura, role: of.role } : {}
  return { audience, subjectId, memberId, organisation, role, actorSealed }
}

/**
 * Whose a session is. Each audience opens its own half: what another one sealed is not opened with its key, whatever the
 * row says. Null when nobody's: sealed with a key that is no longer used, or of somebody who is gone.
 */
export function openActor(opening: Opening, found: Found): Actor | null {
  const audience = readAudience(found.session.audience)
  return audience ? OPEN[audience](opening, found) : null
}

const OPEN: Record<Audience, (opening: Opening, found: Found) => Actor | null> = {
  citizen: openCitizen,
  staff: openStaff,
  internal: openInternal,
}

/** The dead have no session: whoever is at the screen is somebody else. */
function openCitizen({ keyring, now }: Opening, { session, citizen }: Found): Citizen | null {
  if (!citizen || citizen.deceasedAt || session.subjectId === null) return null
  const known = unseal('citizen', keyring, session)
  if (!known || !v.is(ageCategory, citizen.ageCategory)) return null
  const gate = gateOn(citizen, localDate(now()))
  return {
    audience: 'citizen',
    subjectId: session.subjectId,
    ...known,
    ageCategory: citizen.ageCategory,
    welcome: welcomeOf(citizen),
    loggedInAt: session.startedAt,
    mailBounces: citizen.emailBouncedAt !== null,
    locked: gate === 'locked',
    gate,
  }
}

/** Whose role was taken, or who was never given it, is nobody from the next request on; so is who is blocked, or whose organisation is. */
function openStaff(
  { keyring }: Opening,
  { session, membership, member, organisation }: Found,
): Staff | ArrivingStaff | null {
  if (!member || member.blockedAt || organisation?.blockedAt) return null
  const known = session.subjectId === null ? unseal('staff', keyring, session) : null
  if (!known || known.memberId !== session.memberId) return null
  const opened = { audience: 'staff', loggedInAt: session.startedAt } as const
  if (known.role === 'arriving') return { ...opened, ...known }
  if (membership?.memberId !== known.memberId || membership.ura !== known.organisation.ura) return null
  const roles = rolesInOrder(membership.roles)
  return roles.includes(known.role) ? { ...opened, ...known, roles } : null
}

function openInternal({ keyring }: Opening, { session }: Found): Internal | null {
  const known = session.subjectId === null ? unseal('internal', keyring, session) : null
  if (!known || known.worker !== session.memberId) return null
  return { audience: 'internal', ...known, loggedInAt: session.startedAt }
}

function unseal<One extends Audience>(
  audience: One,
  keyring: Runtime['keyring'],
  { idIndex, actorSealed }: Found['session'],
): v.InferOutput<(typeof SEALED)[One]> | null {
  try {
    const text = keyring.unseal(place(audience, idIndex), actorSealed)
    return v.parse(SEALED[audience], JSON.parse(text)) as v.InferOutput<(typeof SEALED)[One]>
  } catch {
    return null
  }
}

function place(audience: Audience, row: string) {
  return { table: 'session', column: actorColumnOf(audience), row }
}

/** Each audience seals at a place of its own; that of citizens is as it was before there were others. */
export function actorColumnOf(audience: Audience): string {
  return audience === 'citizen' ? 'actor_sealed' : `actor_sealed/${audience}`
}
