import { appendActivity } from '~/audit/append.server'
import { printSlips } from '~/recording/print-use-cases.server'
import { findById, numberOf } from '~/person/store.server'
import { act } from '~/representation/act.server'
import type { Doors } from '~/representation/decision-status.server'
import { openStaffDossier } from '~/representation/staff-dossier.server'
import { ageOn } from '~/person/age'
import { localDate } from '~/runtime/local-date'
import { readOwnToday } from './day-use-cases.server'
import { findTyped, noteMiss, type LookedUp, type LookingUp } from './look-up.server'
import { openAgain } from './store.server'

/**
 * Prints the paper of a record of one's own of today once more. Who it is about is found again by number and birth date, since
 * nothing of them was kept; whoever else they are of is nobody, and counts as a miss. The visit goes on from there, and so is wiped
 * like any other.
 */
export async function printLater(
  { runtime, register }: Pick<Doors, 'runtime' | 'register'>,
  { id, ...looking }: LookingUp & { id: string },
): Promise<LookedUp | { ok: false; refusal: 'not-there' }> {
  const { staff, bsn, birthDate, requestId } = looking
  const record = await readOwnToday(runtime, staff, id)
  if (!record || record.endedAs || record.what === 'none') return { ok: false, refusal: 'not-there' }
  const found = await findTyped({ runtime, register }, looking)
  if (!found.ok) return found
  const at = runtime.now()
  const person = await findById(runtime.database.reader, runtime, record.subjectId)
  if (!person?.keys.profile || numberOf(person) !== bsn) {
    await noteMiss(runtime, { staff, requestId, at, outcome: 'failure' })
    return { ok: false, refusal: 'nobody' }
  }
  const opening = { staff, subjectId: person.row.id, requestId }
  const dossier = await openStaffDossier(runtime.database.reader, runtime, opening)
  if (!dossier) return { ok: false, refusal: 'role-gone' }
  const age = ageOn(birthDate, localDate(at))
  const content = { name: found.person.fullName, age, speaker: null, said: null }
  await runtime.database.transact(async (transaction) => {
    await openAgain(transaction, person, { id: record.visitId, content, at })
    await appendActivity(transaction, [act(dossier, { event: 'looked-up', action: 'R' })])
  })
  const printed = await printSlips(runtime, dossier, record.id)
  return printed.ok ? { ok: true, visitId: record.visitId } : printed
}
