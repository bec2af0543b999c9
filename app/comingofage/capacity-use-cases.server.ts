import { eq } from 'drizzle-orm'
import { reassess } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { findById, numberOf, writeAge, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { actByOffice } from '~/representation/act.server'
import {
  decisionStatusOf,
  thoseConcerned,
  type DecisionStatus,
  type Doors,
} from '~/representation/decision-status.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
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

type Recorded = { ok: true } | { ok: false; refusal: 'not-there' | 'second-person' | 'register-down' }

/**
 * Writes down that somebody cannot, or can again, appreciate their own interests, as two of the desk established on
 * evidence (BW 7:465). From then on others decide; the birth date is asked of the register where the age matters. Who
 * decides alone again, takes along what others chose, as at 16: to be looked at, and ended when it is not confirmed.
 */
export async function recordCapacity(doors: Doors, capacity: Capacity): Promise<Recorded> {
  const { runtime } = doors
  const asked = await askBirthDate(doors, capacity.subjectId)
  if (!asked.ok) return asked
  const at = runtime.now()
  return runtime.database.transact((transaction) =>
    writeCapacity(transaction, runtime, { ...capacity, birthDate: asked.birthDate, at }),
  )
}

/** The birth date of somebody known here, from the register; null where it does not know it. */
export async function askBirthDate(
  { runtime, register }: Pick<Doors, 'runtime' | 'register'>,
  subjectId: string,
): Promise<
  { ok: true; birthDate: LocalDate | null } | { ok: false; refusal: 'not-there' | 'register-down' }
> {
  const known = await findById(runtime.database.reader, runtime, subjectId)
  const bsn = known && numberOf(known)
  if (!bsn) return { ok: false, refusal: 'not-there' }
  const found = await register.findPerson(bsn)
  if (!found.ok)
    return { ok: false, refusal: found.refusal === 'register-down' ? 'register-down' : 'not-there' }
  return { ok: true, birthDate: found.person.birthDate }
}

type Writing = Capacity & { birthDate: LocalDate | null; at: Date }

/** The same in the transaction of the decision, with what the register said. Everybody concerned is told. */
export async function writeCapacity(
  transaction: Transaction,
  runtime: Runtime,
  { subjectId, capable, seenBy, confirmedBy, birthDate, at, requestId }: Writing,
): Promise<Recorded> {
  if (seenBy === confirmedBy) return { ok: false, refusal: 'second-person' }
  const known = await findById(transaction, runtime, subjectId)
  if (!known?.keys.profile) return { ok: false, refusal: 'not-there' }
  // A birthday that passed counts as what they were until now.
  await passIfDue(transaction, runtime, { person: known, at, requestId })
  const before = (await findById(transaction, runtime, subjectId))!
  const was = await decisionStatusOf(transaction, before, localDate(at))
  await transaction.update(subject).set({ capable }).where(eq(subject.id, subjectId))
  const person = (await findById(transaction, runtime, subjectId))!
  if (birthDate) await writeAge(transaction, person, { birthDate, today: localDate(at) })
  const object = { type: 'profile' as const, id: subjectId }
  const act = { event: 'capacity-changed', action: 'U', at, requestId, object } as const
  await appendActivity(transaction, [
    actByOffice(subjectId, { ...act, staffId: seenBy }),
    actByOffice(subjectId, { ...act, staffId: confirmedBy }),
  ])
  const now = await reassess(transaction, runtime, { subjectId, at, requestId })
  await tellAll(transaction, runtime, { was, now: now ?? was, at })
  if (now?.decides === 'self' && was.decides !== 'self') {
    const version = person.row.currentVersion
    await beginInherited(transaction, { person, since: localDate(at), version })
  }
  return { ok: true }
}

type Telling = { was: DecisionStatus; now: DecisionStatus; at: Date }

/** The person, who decided until now, and who decides from now on. */
async function tellAll(transaction: Transaction, runtime: Runtime, { was, now, at }: Telling) {
  const told = new Map<string, Subject>()
  for (const standing of [was, now])
    for (const one of await thoseConcerned(transaction, runtime, { standing, except: null }))
      told.set(one.row.id, one)
  const reason = `capacity:${at.toISOString()}`
  for (const citizen of told.values())
    await enqueue(transaction, runtime, { kind: 'authority', citizen, reason, at })
}
