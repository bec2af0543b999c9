import { eq } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { seal, unseal, type SealKey } from '~/sealing/seal.server'
import { type AgeCategory, ageCategoryOn, nextTransitionAfter } from './age'
import { parseBsn, type Bsn } from './bsn'
import { newKeys, newProfileKey, openSubjectKeys, type NewKeys, type SubjectKeys } from './keys.server'
import { subject, subjectKey } from './tables.server'

export type SubjectRow = typeof subject.$inferSelect
/** A citizen as use cases meet one: the row, and the keys that open what is sealed in it. */
export type Subject = { row: Genuine<SubjectRow>; keys: SubjectKeys }

type Opening = Pick<Runtime, 'keyring'>

/**
 * Finds a citizen by number, through the keyed index. Null when the number was never seen here. Throws `CounterfeitRow` when
 * what stands there is not what the portal wrote.
 */
export async function findByBsn(reader: Reader, runtime: Opening, bsn: Bsn): Promise<Subject | null> {
  return find(reader, runtime, { where: eq(subject.bsnIndex, runtime.keyring.index('bsn', bsn)) })
}

/** Finds a citizen by internal id; null when erased or never there. */
export async function findById(reader: Reader, runtime: Opening, id: string): Promise<Subject | null> {
  return find(reader, runtime, { where: eq(subject.id, id) })
}

/** The same of a database from before rows were tagged: to see whether keys open what is in it, and for nothing else. */
export async function findUnproven(reader: Reader, runtime: Opening, id: string): Promise<Subject | null> {
  return find(reader, runtime, { where: eq(subject.id, id), prove: (row) => row as Genuine<SubjectRow> })
}

type Finding = { where: ReturnType<typeof eq>; prove?: (row: SubjectRow) => Genuine<SubjectRow> }

async function find(
  reader: Reader,
  { keyring }: Opening,
  { where, prove = (row) => reader.tags.genuine(subject, row) }: Finding,
): Promise<Subject | null> {
  const [found] = await reader
    .select()
    .from(subject)
    .innerJoin(subjectKey, eq(subjectKey.subjectId, subject.id))
    .where(where)
    .limit(1)
  if (!found) return null
  const row = prove(found.subject)
  return { row, keys: openSubjectKeys(keyring, row.id, found.subject_key) }
}

/**
 * Makes the bare row of a number seen for the first time; answers the row that was there when there was one. Who was erased and comes
 * back gets a new key: nothing of before opens with it, and what outlived the erasing still stands.
 */
export async function findOrCreate(transaction: Transaction, runtime: Runtime, bsn: Bsn): Promise<Subject> {
  const known = await findByBsn(transaction, runtime, bsn)
  if (known?.keys.profile) return known
  if (known) return beginAnew(transaction, runtime, { person: known, bsn })
  const bare = bareSubject(runtime, bsn)
  await transaction.insert(subject).values(bare.row)
  await transaction.insert(subjectKey).values(bare.keyRow)
  const made = await findById(transaction, runtime, bare.row.id)
  if (!made) throw new Error('a subject row just made is not there')
  return made
}

async function beginAnew(
  transaction: Transaction,
  runtime: Runtime,
  { person: { row }, bsn }: { person: Subject; bsn: Bsn },
): Promise<Subject> {
  const { profile, profileKeySealed } = newProfileKey(runtime, row.id)
  await transaction.update(subjectKey).set({ profileKeySealed }).where(eq(subjectKey.subjectId, row.id))
  const bsnSealed = seal(profile, fieldPlace('bsn_sealed', row.id), bsn)
  await transaction.update(subject).set({ bsnSealed }).where(eq(subject.id, row.id))
  const begun = await findById(transaction, runtime, row.id)
  if (!begun) throw new Error('a subject row just written is not there')
  return begun
}

/** What a row holds of who was erased: an index, since when, and what outlives it. */
const ERASED = {
  ...{ bsnSealed: '', birthDateSealed: null, nameSealed: null, emailSealed: null, confidentialSealed: null },
  ...{ emailIndex: null, emailConfirmedAt: null, emailBouncedAt: null, byPost: false, language: 'nl' },
  ...{ currentVersion: 0, seenVersion: 0, ageCategory: null, nextTransition: null },
  ...{ termsVersion: 0, firstLoginAt: null, erasingFrom: null },
  ...{ undecidedFrom: null, undecidedUntil: null, undecidedNoted: false },
} as const

/**
 * Takes the key of a profile away for good, and everything in the row of the person but what finds it and what the law or the person
 * keeps. What two of the desk established (capable, shielded) stays, as their decision does.
 */
export async function erasePerson(
  transaction: Transaction,
  { row }: Subject,
  { keepsLock }: { keepsLock: boolean },
): Promise<void> {
  const erasedVersion = Math.max(row.currentVersion, row.erasedVersion)
  const lock = keepsLock ? {} : { lockedAt: null, lockedBy: null }
  await transaction
    .update(subject)
    .set({ ...ERASED, ...lock, erasedVersion })
    .where(eq(subject.id, row.id))
  await transaction.update(subjectKey).set({ profileKeySealed: null }).where(eq(subjectKey.subjectId, row.id))
}

/** The rows of a citizen of whom only the number is known; their keys may be made beforehand. */
export function bareSubject(
  { keyring, newId, now }: Omit<Runtime, 'database'>,
  bsn: Bsn,
  { id, sealed, keys }: NewKeys = newKeys({ keyring, newId }),
) {
  return {
    row: {
      id,
      bsnIndex: keyring.index('bsn', bsn),
      bsnSealed: seal(keys.profile, fieldPlace('bsn_sealed', id), bsn),
      createdAt: now(),
    },
    keyRow: { subjectId: id, ...sealed },
  }
}

type Age = { birthDate: LocalDate; today: LocalDate }

/**
 * Keeps what the register's birth date means on this day: the age category, the day somebody else begins to decide, and
 * until then the date itself, sealed. A birthday that passed stays written down until what follows from it was done
 * (`transitions run`, every day), which then calls `passBirthday`.
 */
export async function writeAge(
  transaction: Transaction,
  citizen: Subject,
  { birthDate, today }: Age,
): Promise<AgeCategory> {
  const ageCategory = ageCategoryOn(birthDate, today)
  const { nextTransition: written, birthDateSealed } = citizen.row
  const isPassing = birthDateSealed !== null && written !== null && written <= today
  const dated = isPassing ? {} : datesKept(citizen, { birthDate, today })
  await transaction
    .update(subject)
    .set({ ageCategory, ...dated })
    .where(eq(subject.id, citizen.row.id))
  return ageCategory
}

/** Goes on to the next birthday that means something; after the last one the date is gone. */
export async function passBirthday(transaction: Transaction, citizen: Subject, { birthDate, today }: Age) {
  await transaction
    .update(subject)
    .set({ ageCategory: ageCategoryOn(birthDate, today), ...datesKept(citizen, { birthDate, today }) })
    .where(eq(subject.id, citizen.row.id))
}

function datesKept(citizen: Subject, { birthDate, today }: Age) {
  const nextTransition = nextTransitionAfter(birthDate, today, citizen.row.capable)
  const birthDateSealed = nextTransition === null ? null : sealField(citizen, 'birth_date_sealed', birthDate)
  return { nextTransition, birthDateSealed }
}

/** Keeps the register's confidentiality flag (geheimhouding, Wet BRP art. 2.59), sealed, while the profile lives. */
export async function writeConfidential(transaction: Transaction, citizen: Subject, confidential: boolean) {
  if (isConfidential(citizen) === confidential && citizen.row.confidentialSealed !== null) return
  const confidentialSealed = sealField(citizen, 'confidential_sealed', confidential ? 'yes' : 'no')
  await transaction.update(subject).set({ confidentialSealed }).where(eq(subject.id, citizen.row.id))
}

/** Whether names stay hidden by the register's flag, as it was told last; of whom it was never asked it is not known: hidden. */
export function isConfidential(citizen: Subject): boolean {
  return openField(citizen, 'confidential_sealed', citizen.row.confidentialSealed) !== 'no'
}

type SealedField = 'confidential_sealed' | 'bsn_sealed' | 'birth_date_sealed' | 'name_sealed' | 'email_sealed'

/** Seals a field of the subject row under the citizen's profile key. */
export function sealField(citizen: Subject, field: SealedField, plain: string): string {
  return seal(profileKey(citizen), fieldPlace(field, citizen.row.id), plain)
}

/** Opens a field of the subject row; null when it was never filled. */
export function openField(citizen: Subject, field: SealedField, sealed: string | null): string | null {
  return sealed === null ? null : unseal(profileKey(citizen), fieldPlace(field, citizen.row.id), sealed)
}

/** The key of what is destroyed at erasure; throws when it already was. */
export function profileKey({ keys }: Subject): SealKey {
  if (!keys.profile) throw new Error('this profile was erased')
  return keys.profile
}

function fieldPlace(column: SealedField, row: string) {
  return { table: 'subject', column, row }
}

/** The number of somebody known here; null once erased. */
export function numberOf(person: Subject): Bsn | null {
  return person.keys.profile ? parseBsn(openField(person, 'bsn_sealed', person.row.bsnSealed) ?? '') : null
}
