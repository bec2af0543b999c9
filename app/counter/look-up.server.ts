import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import { writePerson } from '~/authority/registered.server'
import type { Reader } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { ageOn } from '~/person/age'
import type { Bsn } from '~/person/bsn'
import type { RegisteredPerson } from '~/person/register'
import { act } from '~/representation/act.server'
import type { Doors } from '~/representation/decision-status.server'
import { byOf, mayServe, openStaffDossier, userOf } from '~/representation/staff-dossier.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { noteLookUp } from './raise.server'
import { countLookUps, insertMiss, insertVisit } from './store.server'
import { mayLookUp } from './visit'

/** What was typed: number and birth date, from an identity document. */
export type Typed = { bsn: Bsn; birthDate: LocalDate }
export type LookingUp = Typed & { staff: Staff; requestId: string }

/**
 * - `nobody`: number and date do not belong together, or there is nobody by that number: one answer
 * - `too-often`: so many were not found that it has to wait
 * - `role-gone`: who looks may not do anything for citizens (any more), and learns nothing of anybody
 */
export type LookUpRefusal = 'nobody' | 'too-often' | 'register-down' | 'role-gone'

export type LookedUp = { ok: true; visitId: string } | { ok: false; refusal: LookUpRefusal }

/**
 * Finds who is at the counter by number and birth date, both exactly (domain: a staff member who looks a citizen up). The register
 * of persons is asked at that moment; what was typed is kept nowhere. That somebody looked is logged, for the person
 * where there is one, and counted.
 */
export async function lookUp(
  doors: Pick<Doors, 'runtime' | 'register'>,
  looking: LookingUp,
): Promise<LookedUp> {
  const { runtime } = doors
  const { staff, bsn, birthDate, requestId } = looking
  const found = await findTyped(doors, looking)
  if (!found.ok) return found
  const at = runtime.now()
  const id = runtime.newId()
  return runtime.database.transact(async (transaction): Promise<LookedUp> => {
    const person = await writePerson(transaction, runtime, { bsn, person: found.person, at, requestId })
    const opening = { staff, subjectId: person.row.id, requestId }
    const dossier = await openStaffDossier(transaction, runtime, opening)
    if (!dossier) return { ok: false, refusal: 'role-gone' }
    if (!person.keys.profile) return { ok: false, refusal: 'nobody' }
    const age = ageOn(birthDate, localDate(at))
    const content = { name: found.person.fullName, age, speaker: null, said: null }
    await insertVisit(transaction, { id, ...whoseOf(staff), at, person, content })
    await appendActivity(transaction, [act(dossier, { event: 'looked-up', action: 'R' })])
    const looked = { subjectId: person.row.id, name: content.name }
    await noteLookUp(transaction, runtime, { staff, at, requestId, found: looked })
    return { ok: true, visitId: id }
  })
}

/** Who has this number and this birth date in the register; within the measure of this member and organisation. */
export async function findTyped(
  { runtime, register }: Pick<Doors, 'runtime' | 'register'>,
  looking: LookingUp,
): Promise<{ ok: true; person: RegisteredPerson } | { ok: false; refusal: LookUpRefusal }> {
  const { reader } = runtime.database
  if (!(await mayServe(reader, runtime, looking.staff))) return { ok: false, refusal: 'role-gone' }
  const at = runtime.now()
  if (!(await mayLook(reader, looking.staff, at))) {
    await noteMiss(runtime, { ...looking, at, outcome: 'refused' })
    return { ok: false, refusal: 'too-often' }
  }
  const found = await register.findPerson(looking.bsn)
  if (!found.ok && found.refusal === 'register-down') return { ok: false, refusal: 'register-down' }
  if (found.ok && found.person.birthDate === looking.birthDate) return found
  await noteMiss(runtime, { ...looking, at, outcome: 'failure' })
  return { ok: false, refusal: 'nobody' }
}

async function mayLook(reader: Reader, staff: Staff, at: Date): Promise<boolean> {
  return mayLookUp(await countLookUps(reader, whoseOf(staff), at))
}

type Missed = Pick<LookingUp, 'staff' | 'requestId'> & { at: Date; outcome: 'refused' | 'failure' }

/** Logs that somebody was not found, without the number, and counts it. */
export async function noteMiss(runtime: Runtime, { staff, requestId, at, outcome }: Missed): Promise<void> {
  const by = byOf(staff)
  const entry: ActivityEntry = {
    ...{ event: 'look-up-missed', action: 'R', outcome, at, requestId },
    organisation: by.organisation,
    subjectId: null,
    users: [userOf(by)],
    object: { type: 'profile', id: 'unknown' },
  }
  const miss = { id: runtime.newId(), ...whoseOf(staff), at }
  await runtime.database.transact(async (transaction) => {
    if (outcome === 'failure') await insertMiss(transaction, miss)
    await appendActivity(transaction, [entry])
    if (outcome === 'failure') await noteLookUp(transaction, runtime, { staff, at, requestId, found: null })
  })
}

function whoseOf({ memberId, organisation }: Staff) {
  return { memberId, ura: organisation.ura }
}
