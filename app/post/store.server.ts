import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import { profileKey, type Subject } from '~/person/store.server'
import { seal, unseal } from '~/sealing/seal.server'
import { OPEN_POST_STATES, type PostDetails, type PostRequestKind } from './request'
import { postRequest } from './tables.server'

export type StoredRequest = Genuine<typeof postRequest.$inferSelect>

type New = Omit<typeof postRequest.$inferInsert, 'subjectId' | 'detailsSealed' | 'rowTag'>

/** Writes a request by post down; who asked is sealed under their own key. */
export async function insertRequest(
  transaction: Transaction,
  { person, details, ...made }: New & { person: Subject; details: PostDetails },
): Promise<void> {
  const detailsSealed = seal(profileKey(person), placeOf(made.id), JSON.stringify(details))
  await transaction.insert(postRequest).values({ ...made, subjectId: person.row.id, detailsSealed })
}

/** Who asked. Throws once they were erased. */
export function openDetails(person: Subject, { id, detailsSealed }: StoredRequest): PostDetails {
  return JSON.parse(unseal(profileKey(person), placeOf(id), detailsSealed)) as PostDetails
}

/** One request; null where there is none. */
export async function readRequest(reader: Reader, id: string): Promise<StoredRequest | null> {
  const [row] = await reader.select().from(postRequest).where(eq(postRequest.id, id)).limit(1)
  return row ? reader.tags.genuine(postRequest, row) : null
}

/** Whether somebody already has one of that kind under way. */
export async function isUnderWay(
  reader: Reader,
  { subjectId, kind }: { subjectId: string; kind: PostRequestKind },
): Promise<boolean> {
  const theirs = and(eq(postRequest.subjectId, subjectId), eq(postRequest.kind, kind))
  return (
    (await reader.$count(postRequest, and(theirs, inArray(postRequest.state, [...OPEN_POST_STATES])))) > 0
  )
}

type Listing = { which: 'open' | 'settled'; limit: number }

/** What is under way, the oldest first, or what was settled, the newest first. */
export async function listRequests(reader: Reader, { which, limit }: Listing): Promise<StoredRequest[]> {
  const open = inArray(postRequest.state, [...OPEN_POST_STATES])
  const settled = and(...OPEN_POST_STATES.map((state) => ne(postRequest.state, state)))
  const rows = await reader
    .select()
    .from(postRequest)
    .where(which === 'open' ? open : settled)
    .orderBy(
      which === 'open' ? asc(postRequest.receivedAt) : desc(postRequest.receivedAt),
      asc(postRequest.id),
    )
    .limit(limit)
  return rows.map((row) => reader.tags.genuine(postRequest, row))
}

/** Changes what stands of a request. */
export async function writeRequest(
  transaction: Transaction,
  id: string,
  set: Partial<Omit<New, 'id' | 'number' | 'kind'>>,
): Promise<void> {
  await transaction.update(postRequest).set(set).where(eq(postRequest.id, id))
}

function placeOf(row: string) {
  return { table: 'post_request', column: 'details_sealed', row }
}
