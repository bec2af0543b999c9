import type { Reader, Transaction } from '~/db/database.server'
import { ageOn } from '~/person/age'
import type { PersonRegister } from '~/person/register'
import { findById, openField, type Subject } from '~/person/store.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { actingToday, readsAfterDeath, type ActingCitizen } from './acting'
import type { AuthorityRegister } from './authority'
import { readLiveOf, readRepresentation, type Representation } from './store.server'
import { whoDecides, type WhoDecides } from './who-decides'

/** What use cases about others need of the world; a `Portal` is one. */
export type Doors = {
  runtime: Runtime
  register: PersonRegister
  authority: AuthorityRegister
  /** For how many days a widening can be agreed to. */
  approvalDays: number
}

/** A moment at which things are looked at, and the request or run that caused it. */
export type Occasion = { at: Date; requestId: string }

/** A person, who decides about them today, and who may act for them. */
export type DecisionStatus = {
  person: Subject
  decides: WhoDecides
  birthDate: LocalDate | null
  /** Those who may act today; see `actingToday`. */
  representatives: Representation[]
  /** Those in force who stand lower than one of them: they may nothing. */
  outranked: Representation[]
}

/** How somebody stands today. Worked out from dates, so that it is right whether or not any job ran. */
export async function decisionStatusOf(
  reader: Reader,
  person: Subject,
  today: LocalDate,
): Promise<DecisionStatus> {
  return decisionStatusBy(person, await readLiveOf(reader, person.row.id), today)
}

/** The same by what was read of who may act for them. */
export function decisionStatusBy(
  person: Subject,
  live: readonly Representation[],
  today: LocalDate,
): DecisionStatus {
  const birthDate = birthDateOf(person)
  const { capable, deceasedAt } = person.row
  const decides = whoDecides({ birthDate, capable, deceased: deceasedAt !== null }, today)
  return { person, decides, birthDate, ...actingToday(live, decides, today) }
}

/** The birth date as long as it is kept: under 16, and under 18 for who is not capable. */
export function birthDateOf(person: Subject): LocalDate | null {
  return person.keys.profile ? openField(person, 'birth_date_sealed', person.row.birthDateSealed) : null
}

/** Whose choices an act is about, and as what the actor acts. */
export type Concerned = DecisionStatus & {
  actorId: string
  /** Null for oneself. */
  representation: Representation | null
}

/**
 * Whom the actor acts for, looked at anew: oneself, or the other with a representation that is in force at this very
 * moment. Null when it is not, which looks the same as not there.
 */
export async function concernedBy(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  { actor, today }: { actor: Pick<ActingCitizen, 'subjectId' | 'actingFor'>; today: LocalDate },
): Promise<Concerned | null> {
  const { subjectId: actorId, actingFor } = actor
  if (!actingFor) {
    const person = await findById(reader, runtime, actorId)
    return person?.keys.profile
      ? { ...(await decisionStatusOf(reader, person, today)), actorId, representation: null }
      : null
  }
  const found = await readRepresentation(reader, actingFor.representationId)
  if (!found || found.representativeId !== actorId || found.subjectId !== actingFor.subjectId) return null
  const person = await findById(reader, runtime, found.subjectId)
  if (!person?.keys.profile) return null
  const standing = await decisionStatusOf(reader, person, today)
  const representation = standing.representatives.find(({ id }) => id === found.id)
  return representation ? { ...standing, actorId, representation } : null
}

/** Whether somebody may act for a person today. */
export function isRepresentative(
  { representatives }: Pick<DecisionStatus, 'representatives'>,
  id: string,
): boolean {
  return representatives.some(({ representativeId }) => representativeId === id)
}

/**
 * A child under 12 who logs in looks, and may lock; the parents choose [domain: inherited at 16]. Who looks back after a death
 * changes nothing (BW 7:458a).
 */
export function readsOnly({ representation, birthDate }: Concerned, today: LocalDate): boolean {
  if (representation && readsAfterDeath(representation)) return true
  return representation === null && birthDate !== null && ageOn(birthDate, today) < 12
}

/** Who acts, as the log and a version name them: the person as subject of care, another as proxy (ISO 21298). */
export function roleOf({ actorId, representation }: Pick<Concerned, 'actorId' | 'representation'>) {
  return representation
    ? ({ id: actorId, role: '02', channel: 'representative' } as const)
    : ({ id: actorId, role: '01', channel: 'self' } as const)
}

/** Everybody who is to hear of something about a person: the person, and who may act for them; not `except`. */
export async function thoseConcerned(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring'>,
  { standing, except }: { standing: DecisionStatus; except: string | null },
): Promise<Subject[]> {
  const ids = [...new Set(standing.representatives.map(({ representativeId }) => representativeId))]
  const others: Subject[] = []
  for (const id of ids) {
    const found = id === except ? null : await findById(transaction, runtime, id)
    if (found?.keys.profile) others.push(found)
  }
  return standing.person.row.id === except ? others : [standing.person, ...others]
}
