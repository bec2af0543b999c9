import type { Reader } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { byOf, mayDo, userOf } from '~/representation/staff-dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { StaffRole } from '~/staff/role'
import {
  addMembership,
  findMembership,
  findOrAddMember,
  listMemberships,
  readMembership,
  type Membership,
} from '~/staff/store.server'
import { decideRoles, type RolesDecision } from './decide-roles'
import { changeTo, logAdded } from './roles-entries.server'

/** Somebody of one's own organisation, as its administrator sees them. */
export type Person = Omit<Membership, 'memberId' | 'ura'> & { isSelf: boolean }

type Doing = { staff: Staff; requestId: string }

/** Everybody who works in one's own organisation or did; those without a role last. */
export async function readPeople({ database, keyring }: Runtime, staff: Staff): Promise<Person[]> {
  const all = await listMemberships(database.reader, { keyring }, staff.organisation.ura)
  const people = all.map((person) => shown(person, staff))
  const [withRole, without] = [true, false].map((has) =>
    people.filter(({ roles }) => roles.length > 0 === has),
  )
  return [...withRole!, ...without!]
}

/** One of them; null for who is of another organisation, as for who is nowhere. */
export async function readPerson(
  { database, keyring }: Runtime,
  staff: Staff,
  id: string,
): Promise<Person | null> {
  const { ura } = staff.organisation
  const found = await readMembership(database.reader, { keyring }, { id, ura })
  return found && shown(found, staff)
}

function shown({ memberId, ura: _ownOrganisation, ...person }: Membership, staff: Staff): Person {
  return { ...person, isSelf: memberId === staff.memberId }
}

export type RolesChanged =
  | { ok: true }
  | { ok: false; refusal: 'not-there' | Extract<RolesDecision, { ok: false }>['refusal'] }

type Changing = Doing & { id: string; roles: readonly StaffRole[]; seen: readonly StaffRole[] }

/**
 * Says what somebody of one's own organisation is from now on. It counts from their next request on; who changed what is logged.
 * Whoever is no administrator any more by then changes nothing.
 */
export async function changeRoles(runtime: Runtime, changing: Changing): Promise<RolesChanged> {
  const { staff, id, roles, seen, requestId } = changing
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<RolesChanged> => {
    if (!(await mayChangeRoles(transaction, runtime, staff))) return { ok: false, refusal: 'not-there' }
    const person = await readMembership(transaction, runtime, { id, ura: staff.organisation.ura })
    if (!person) return { ok: false, refusal: 'not-there' }
    const isOwn = person.memberId === staff.memberId
    const change = decideRoles(roles, { held: person.roles, seen, isOwn })
    if (!change.ok) return change
    await changeTo(transaction, { person, change, by: byMember(staff, { at, requestId }) })
    return { ok: true }
  })
}

export type PersonAdded = { ok: true } | { ok: false; refusal: 'not-there' | 'known-already' }

type Adding = Doing & { number: string; name: string; roles: readonly StaffRole[] }

/**
 * Puts somebody on the list of one's own organisation who never logged in for it, with the roles they start with. Says nothing
 * of where else they work, nor what they are called there.
 */
export async function addPerson(runtime: Runtime, adding: Adding): Promise<PersonAdded> {
  const { staff, number, name, roles, requestId } = adding
  const { ura } = staff.organisation
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<PersonAdded> => {
    if (!(await mayChangeRoles(transaction, runtime, staff))) return { ok: false, refusal: 'not-there' }
    const memberId = await findOrAddMember(transaction, runtime, { number, at })
    if (await findMembership(transaction, runtime, { memberId, ura }))
      return { ok: false, refusal: 'known-already' }
    const person = await addMembership(transaction, runtime, { memberId, ura, name, at })
    const by = byMember(staff, { at, requestId })
    await logAdded(transaction, { person, by })
    const change = decideRoles(roles, { held: [], seen: [], isOwn: false })
    if (change.ok) await changeTo(transaction, { person, change, by })
    return { ok: true }
  })
}

/** Whether somebody may say what others are. */
export async function mayChangeRoles(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  staff: Staff,
): Promise<boolean> {
  return mayDo(reader, runtime, { staff, need: 'staff-roles' })
}

export function byMember(staff: Staff, occasion: { at: Date; requestId: string }) {
  return { ...occasion, users: [userOf(byOf(staff))] }
}
