import { eq } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import { profileKey, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { seal, unseal } from '~/sealing/seal.server'
import { MOVED_LETTER, type PostalAddress } from './postal'
import { paperLetter, postalAddress } from './tables.server'

/** That somebody is written to on paper; the address itself is opened with `openPostal`. */
export type StoredPostal = Genuine<typeof postalAddress.$inferSelect>

/** Where somebody is written to on paper; null for who is not. */
export async function readPostal(reader: Reader, subjectId: string): Promise<StoredPostal | null> {
  const [found] = await reader
    .select()
    .from(postalAddress)
    .where(eq(postalAddress.subjectId, subjectId))
    .limit(1)
  return found ? reader.tags.genuine(postalAddress, found) : null
}

/** Opens an address. Throws once its person was erased. */
export function openPostal(citizen: Subject, { subjectId, addressSealed }: StoredPostal): PostalAddress {
  return JSON.parse(unseal(profileKey(citizen), placeOf(subjectId), addressSealed)) as PostalAddress
}

type Writing = { citizen: Subject; address: PostalAddress; at: Date }

/**
 * From now on somebody without e-mail is written to there; what came back from an address before counts no more. The address from before, where
 * letters arrived, is told so by a letter that says nothing else, as a changed e-mail address is.
 */
export async function writePostal(
  transaction: Transaction,
  { newId }: Pick<Runtime, 'newId'>,
  { citizen, address, at }: Writing,
): Promise<void> {
  const subjectId = citizen.row.id
  const addressSealed = seal(profileKey(citizen), placeOf(subjectId), JSON.stringify(address))
  const known = await readPostal(transaction, subjectId)
  if (!known) {
    await transaction.update(subject).set({ byPost: true }).where(eq(subject.id, subjectId))
    await transaction.insert(postalAddress).values({ subjectId, addressSealed, since: at })
    return
  }
  const before = openPostal(citizen, known)
  if (known.returnedAt === null && !isSame(before, address))
    await tellBefore(transaction, { id: newId(), citizen, address: before, at })
  await transaction
    .update(postalAddress)
    .set({ addressSealed, since: at, returnedAt: null })
    .where(eq(postalAddress.subjectId, subjectId))
}

async function tellBefore(transaction: Transaction, { id, citizen, address, at }: Writing & { id: string }) {
  const addressSealed = seal(profileKey(citizen), ownPlaceOf(id), JSON.stringify(address))
  await transaction.insert(paperLetter).values({
    ...{ id, subjectId: citizen.row.id, kind: MOVED_LETTER, uniqueKey: `${MOVED_LETTER}:${id}` },
    ...{ createdAt: at, state: 'due', addressSealed },
  })
}

/** The address of a letter that has its own; null for one that goes where somebody is written to. */
export function openOwnAddress(citizen: Subject, letter: OwnAddress): PostalAddress | null {
  if (letter.addressSealed === null) return null
  return JSON.parse(unseal(profileKey(citizen), ownPlaceOf(letter.id), letter.addressSealed)) as PostalAddress
}

type OwnAddress = { id: string; addressSealed: string | null }

function isSame(one: PostalAddress, other: PostalAddress): boolean {
  return (['street', 'number', 'postcode', 'town'] as const).every(
    (part) => one[part].toLowerCase() === other[part].toLowerCase(),
  )
}

/** Letters come back from there: no more are made until the desk has another address. */
export async function writeReturned(transaction: Transaction, subjectId: string, at: Date): Promise<void> {
  await transaction
    .update(postalAddress)
    .set({ returnedAt: at })
    .where(eq(postalAddress.subjectId, subjectId))
}

/** Nobody is written to there any more; false where nobody was. */
export async function deletePostal(transaction: Transaction, subjectId: string): Promise<boolean> {
  const gone = await transaction
    .delete(postalAddress)
    .where(eq(postalAddress.subjectId, subjectId))
    .returning({ id: postalAddress.subjectId })
  if (gone.length > 0)
    await transaction.update(subject).set({ byPost: false }).where(eq(subject.id, subjectId))
  return gone.length > 0
}

function ownPlaceOf(row: string) {
  return { table: 'paper_letter', column: 'address_sealed', row }
}

function placeOf(row: string) {
  return { table: 'postal_address', column: 'address_sealed', row }
}
