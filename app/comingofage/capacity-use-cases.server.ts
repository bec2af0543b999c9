import { eq } from 'drizzle-orm'
import { reassess } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import { enqueue } from '~/notification/outbox.server'
import { findById, numberOf, writeAge } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { actByOffice } from '~/representation/act.server'
import { decisionStatusOf, type Doors } from '~/representation/decision-status.server'
import { localDate } from '~/runtime/local-date'
import { passIfDue } from './due-now.server'
import { beginInherited } from './inherited.server'

export type Capacity = {
  subjectId: string
  capable: boolean
  /** Who saw the evidence, and who confirmed it: two people. */
  seenBy: string
  confirmedBy: string
  requestId: string
}

/**
 * Writes down that somebody cannot, or can again, appreciate their own interests, as two of the desk established on
 * evidence (BW 7:465). From then on others decide; the birth date is asked of the register where the age matters. Who
 * decides alone again, takes along what others chose, as at 16: to be looked at, and ended when it is not confirmed.
 */
export async function recordCapacity(
  { runtime, register }: Doors,
  { subjectId, capable, seenBy, confirmedBy, requestId }: Capacity,
): Promise<{ ok: true } | { ok: false; refusal: 'not-there' | 'second-person' | 'register-down' }> {
  if (seenBy === confirmedBy) return { ok: false, refusal: 'second-person' }
  const known = await findById(runtime.database.reader, runtime, subjectId)
  const bsn = known && numberOf(known)
  if (!bsn) return { ok: false, refusal: 'not-there' }
  const found = await register.findPerson(bsn)
  if (!found.ok)
    return { ok: false, refusal: found.refusal === 'register-down' ? 'register-down' : 'not-there' }
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    // A birthday that passed counts as what they were until now.
    await passIfDue(transaction, runtime, { person: known, at, requestId })
    const before = await findById(transaction, runtime, subjectId)
    if (!before?.keys.profile) return { ok: false, refusal: 'not-there' } as const
    const { decides } = await decisionStatusOf(transaction, before, localDate(at))
    await transaction.update(subject).set({ capable }).where(eq(subject.id, subjectId))
    const person = await findById(transaction, runtime, subjectId)
    if (!person?.keys.profile) return { ok: false, refusal: 'not-there' } as const
    const { birthDate } = found.person
    if (birthDate) await writeAge(transaction, person, { birthDate, today: localDate(at) })
    const object = { type: 'profile' as const, id: subjectId }
    const act = { event: 'capacity-changed', action: 'U', at, requestId, object } as const
    await appendActivity(transaction, [
      actByOffice(subjectId, { ...act, staffId: seenBy }),
      actByOffice(subjectId, { ...act, staffId: confirmedBy }),
    ])
    await enqueue(transaction, runtime, {
      kind: 'authority',
      citizen: person,
      reason: `capacity:${at.toISOString()}`,
      at,
    })
    const now = await reassess(transaction, runtime, { subjectId, at, requestId })
    if (now?.decides === 'self' && decides !== 'self') {
      const version = person.row.currentVersion
      await beginInherited(transaction, { person, since: localDate(at), version })
    }
    return { ok: true } as const
  })
}
