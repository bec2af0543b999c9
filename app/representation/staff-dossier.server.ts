import type { ActivityUser } from '~/audit/entry'
import type { Reader, Transaction } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { MATRIX, type Need } from '~/identity/matrix'
import { gateOn, type Gate } from '~/person/gate'
import { findById } from '~/person/store.server'
import { hasEnded } from '~/provider/departure'
import { findProvider } from '~/provider/store.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { findResponsible } from '~/staff/assistance-store.server'
import { LOGGED_AS } from '~/staff/role'
import { findMembership } from '~/staff/store.server'
import { decisionStatusOf, type DecisionStatus, type Occasion } from './decision-status.server'

/** A colleague of a care provider as the log and a version name them: by their id here, for their own organisation (URA). */
export type StaffBy = {
  id: string
  role: ActivityUser['role']
  channel: 'staff-screen'
  organisation: string
  /** In whose name an assistant works; a professional answers for themself. */
  responsible?: string
}

/**
 * A colleague of a care provider before a citizen's dossier: who they are and for which organisation, whom it is about, who
 * decides about that person, and when. It has no `disclosure`, and is no `Dossier`: staff read nothing of what somebody
 * chose [domain: providers never read the profile], so that what shows choices cannot be handed it. What is in it is
 * looked at anew in each transaction (`renewedForStaff`).
 */
export type StaffDossier = DecisionStatus &
  Occasion & {
    staff: Staff
    by: StaffBy
    /** What stands before all choices of the person; never told to staff. */
    gate: Gate
    /** The Dutch day of the moment it was opened. */
    today: LocalDate
  }

type Opening = { staff: Staff; subjectId: string; requestId: string }

/**
 * Opens the dossier of a person for who is at the counter. Null where they may not do anything for citizens (any more): the role
 * is not theirs now, or has nothing to do with citizens, or the organisation is there no more; and where there is nobody by
 * that id. That the person is the one at the counter (number and birth date) is for whoever opens it.
 */
export async function openStaffDossier(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring' | 'now'>,
  { staff, subjectId, requestId }: Opening,
): Promise<StaffDossier | null> {
  return open(reader, runtime, { staff, subjectId, at: runtime.now(), requestId })
}

/** Whether somebody may do anything for a citizen now, whoever it is about: what is looked up before that is known tells too much. */
export async function mayServe(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring' | 'now'>,
  staff: Staff,
): Promise<boolean> {
  return (await whoServes(reader, runtime, staff)) !== null
}

/** As whom somebody may do something for citizens now, as the log names them; null where they may not. */
export async function whoServes(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring' | 'now'>,
  staff: Staff,
): Promise<StaffBy | null> {
  return whoIsAtTheCounter(reader, runtime, { staff, at: runtime.now() })
}

/** The same dossier as it stands in this transaction; null when it does not hold any more. */
export async function renewedForStaff(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring'>,
  { staff, person, at, requestId }: StaffDossier,
): Promise<StaffDossier | null> {
  return open(transaction, runtime, { staff, subjectId: person.row.id, at, requestId })
}

async function open(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  { staff, subjectId, at, requestId }: Opening & Occasion,
): Promise<StaffDossier | null> {
  const by = await whoIsAtTheCounter(reader, runtime, { staff, at })
  if (!by) return null
  const person = await findById(reader, runtime, subjectId)
  if (!person) return null
  const today = localDate(at)
  return {
    ...(await decisionStatusOf(reader, person, today)),
    ...{ staff, by, gate: gateOn(person.row, today), at, requestId, today },
  }
}

/**
 * Who does something for citizens at this moment, by the rows and not by the session; an assistant in the name of a professional
 * who accepted them. Null where they may not.
 */
async function whoIsAtTheCounter(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  { staff, at }: Pick<StaffDossier, 'staff' | 'at'>,
): Promise<StaffBy | null> {
  const { memberId, role, organisation } = staff
  if (!MATRIX.counter.includes(role)) return null
  const { ura } = organisation
  const membership = await findMembership(reader, runtime, { memberId, ura })
  if (!membership?.roles.includes(role)) return null
  const listed = await findProvider(reader, ura)
  if (listed === null || hasEnded(listed, at) || listed.blockedAt) return null
  if (role !== 'assistant') return byOf(staff)
  const responsible = await findResponsible(reader, runtime, { ura, assistantId: memberId })
  return responsible === null ? null : { ...byOf(staff), responsible }
}

/** Who does something, as the log names them; for what is no dossier of anybody too. */
export function byOf({ memberId, role, organisation }: Staff): StaffBy {
  return { id: memberId, role: LOGGED_AS[role], channel: 'staff-screen', organisation: organisation.ura }
}

/** As the log names who began something: an assistant with the professional in whose name they work. */
export function userOf({
  id,
  role,
  responsible,
}: Pick<ActivityUser, 'id' | 'role' | 'responsible'>): ActivityUser {
  return { id, role, initiator: true, ...(responsible !== undefined && { responsible }) }
}

/** Whether something that is about no citizen is still somebody's to do: by the rows of this transaction, and not by the session. */
export async function mayDo(
  reader: Reader,
  { keyring }: Pick<Runtime, 'keyring'>,
  { staff: { memberId, organisation }, need }: { staff: Staff; need: Need },
): Promise<boolean> {
  const own = await findMembership(reader, { keyring }, { memberId, ura: organisation.ura })
  return own?.roles.some((role) => MATRIX[need].includes(role)) ?? false
}
