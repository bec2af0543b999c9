import { eq } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import { profileKey, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { seal, unseal } from '~/sealing/seal.server'
import type { PostalAddress } from './postal'
import { postalAddress } from './tables.server'

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

/** From now on somebody without e-mail is written to there; what came back from an address before counts no more. */
export async function writePostal(
  transaction: Transaction,
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
  await transaction
    .update(postalAddress)
    .set({ addressSealed, since: at, returnedAt: null })
    .where(eq(postalAddress.subjectId, subjectId))
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

function placeOf(row: string) {
  return { table: 'postal_address', column: 'address_sealed', row }
}
