import { and, asc, desc, eq, gt, inArray, isNull, ne, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import { comparable, parseEmail } from '~/notification/email'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import type { Keyring } from '~/sealing/keyring.server'
import type { SealKey } from '~/sealing/seal.server'
import type { ConversationContent, EntryContent, EntryKind } from './conversation'
import {
  newConversationKey,
  openContent,
  openConversationKey,
  openEntry,
  sealContent,
  sealEntry,
} from './keys.server'
import { conversation, conversationEntry, conversationNumber } from './tables.server'

type Row = typeof conversation.$inferSelect
type EntryRow = typeof conversationEntry.$inferSelect
export type Opening = Pick<Runtime, 'keyring'>

/** A conversation as it is kept, opened. */
export type StoredConversation = Genuine<Row> & { content: ConversationContent; key: SealKey }
export type StoredEntry = Omit<EntryRow, 'contentSealed'> & { content: EntryContent }

/** One by its id; null where it is not there, or its day has come. */
export async function readConversation(
  reader: Reader,
  opening: Opening,
  { id, today }: { id: string; today: LocalDate },
): Promise<StoredConversation | null> {
  const [found] = await listConversations(reader, opening, { where: eq(conversation.id, id), today })
  return found ?? null
}

type Listing = { where: SQL | undefined; today: LocalDate; newest?: number }

/** Those that are kept on a day, the oldest first; all of them, or so many of the newest. */
export async function listConversations(
  reader: Reader,
  { keyring }: Opening,
  { where, today, newest }: Listing,
): Promise<StoredConversation[]> {
  const kept = reader
    .select()
    .from(conversation)
    .where(and(where, gt(conversation.eraseOn, today)))
  const rows =
    newest === undefined
      ? await kept.orderBy(asc(conversation.receivedAt), asc(conversation.number))
      : (
          await kept.orderBy(desc(conversation.receivedAt), desc(conversation.number)).limit(newest)
        ).toReversed()
  return rows.map((row) => opened(reader, keyring, row))
}

/** What was said and done in these, in order. */
export async function readEntries(
  reader: Reader,
  conversations: readonly StoredConversation[],
): Promise<StoredEntry[]> {
  if (conversations.length === 0) return []
  const keys = new Map(conversations.map(({ id, key }) => [id, key]))
  const rows = await reader
    .select()
    .from(conversationEntry)
    .where(inArray(conversationEntry.conversationId, [...keys.keys()]))
    .orderBy(asc(conversationEntry.at), asc(conversationEntry.sequence))
  return rows.map(({ contentSealed, ...row }) => ({
    ...row,
    content: openEntry(keys.get(row.conversationId)!, { ...row, contentSealed }),
  }))
}

/** In which somebody at the desk did something. */
export async function readWorkedOn(reader: Reader, worker: string): Promise<Set<string>> {
  const rows = await reader
    .selectDistinct({ id: conversationEntry.conversationId })
    .from(conversationEntry)
    .where(eq(conversationEntry.byId, worker))
  return new Set(rows.map(({ id }) => id))
}

/** Those that are read in this one now. */
export async function readMerged(
  reader: Reader,
  opening: Opening,
  { id, today }: { id: string; today: LocalDate },
): Promise<StoredConversation[]> {
  return listConversations(reader, opening, { where: eq(conversation.mergedInto, id), today })
}

export type NewConversation = Pick<
  Row,
  'topic' | 'channel' | 'language' | 'subjectId' | 'receivedAt' | 'eraseOn' | 'priority' | 'textIndex'
> &
  Partial<Pick<Row, 'state' | 'owner'>> & { content: ConversationContent }

/** Keeps one under a key of its own, and under the next number. */
export async function insertConversation(
  transaction: Transaction,
  { keyring, newId }: Pick<Runtime, 'keyring' | 'newId'>,
  { content, ...row }: NewConversation,
): Promise<StoredConversation> {
  const id = newId()
  const { key, keySealed } = newConversationKey(keyring, id)
  const [written] = await transaction
    .insert(conversation)
    .values({
      ...{ state: 'new', ...row, id, number: await nextNumber(transaction), keySealed },
      addressIndex: addressIndexOf(keyring, content.email),
      contentSealed: sealContent(key, id, content),
      waitsSince: row.receivedAt,
    })
    .returning()
  return opened(transaction, keyring, written!)
}

const FIRST_NUMBER = 1001

async function nextNumber(transaction: Transaction): Promise<number> {
  const [row] = await transaction.select().from(conversationNumber)
  const last = row ? row.last + 1 : FIRST_NUMBER
  if (row) await transaction.update(conversationNumber).set({ last }).where(eq(conversationNumber.id, row.id))
  else await transaction.insert(conversationNumber).values({ id: 'message', last })
  return last
}

type Change = Partial<
  Pick<
    Row,
    | 'state'
    | 'owner'
    | 'waitsSince'
    | 'answeredAt'
    | 'closedAt'
    | 'eraseOn'
    | 'reopens'
    | 'reopened'
    | 'priority'
    | 'flag'
    | 'bouncedAt'
    | 'handedOnAt'
    | 'pickedUpAt'
    | 'mergedInto'
    | 'contentSealed'
    | 'textIndex'
  >
>

/** Writes where one stands. */
export async function writeConversation(transaction: Transaction, id: string, change: Change): Promise<void> {
  await transaction.update(conversation).set(change).where(eq(conversation.id, id))
}

export async function writeContent(
  transaction: Transaction,
  { id, key }: Pick<StoredConversation, 'id' | 'key'>,
  content: ConversationContent,
): Promise<void> {
  await writeConversation(transaction, id, { contentSealed: sealContent(key, id, content) })
}

export type NewEntry = {
  of: Pick<StoredConversation, 'id' | 'key'>
  kind: EntryKind
  at: Date
  content: EntryContent
} & Partial<Pick<EntryRow, 'byId' | 'goesAt' | 'mailKind'>>

/** Adds what was said or done at the end of a conversation; answers its id and its place. */
export async function insertEntry(
  transaction: Transaction,
  { newId }: Pick<Runtime, 'newId'>,
  { of: { id: conversationId, key }, content, ...row }: NewEntry,
): Promise<{ id: string; sequence: number }> {
  const [last] = await transaction
    .select({ sequence: conversationEntry.sequence })
    .from(conversationEntry)
    .where(eq(conversationEntry.conversationId, conversationId))
    .orderBy(desc(conversationEntry.sequence))
    .limit(1)
  const place = { id: newId(), conversationId, sequence: (last?.sequence ?? 0) + 1, kind: row.kind }
  await transaction
    .insert(conversationEntry)
    .values({ ...row, ...place, contentSealed: sealEntry(key, place, content) })
  return place
}

/** Writes other words in the place of what stood there: for what is made black. */
export async function rewriteEntry(
  transaction: Transaction,
  { key }: Pick<StoredConversation, 'key'>,
  entry: StoredEntry,
): Promise<void> {
  await transaction
    .update(conversationEntry)
    .set({ contentSealed: sealEntry(key, entry, entry.content) })
    .where(eq(conversationEntry.id, entry.id))
}

export async function deleteEntry(transaction: Transaction, id: string): Promise<void> {
  await transaction.delete(conversationEntry).where(eq(conversationEntry.id, id))
}

type Sender = Pick<Row, 'subjectId' | 'addressIndex'>

/** How many messages somebody sent since a moment: by their login, and without one by the address that was typed. */
export async function countFrom(
  reader: Reader,
  { subjectId, addressIndex }: Sender,
  since: Date,
): Promise<number> {
  if (subjectId === null && addressIndex === null) return 0
  const theirs =
    subjectId === null ? eq(conversation.addressIndex, addressIndex!) : eq(conversation.subjectId, subjectId)
  return reader.$count(conversation, and(theirs, gt(conversation.receivedAt, since)))
}

/** The other messages of the same address, the newest last. */
export async function readEarlierOf(
  reader: Reader,
  opening: Opening,
  { id, addressIndex, today }: Pick<Row, 'id' | 'addressIndex'> & { today: LocalDate },
): Promise<StoredConversation[]> {
  if (addressIndex === null) return []
  const where = and(
    eq(conversation.addressIndex, addressIndex),
    ne(conversation.id, id),
    isNull(conversation.mergedInto),
  )
  return listConversations(reader, opening, { where, today })
}

/** By which the messages of one address are found; of the desk alone, so that it points at nobody's profile. */
export function addressIndexOf(keyring: Keyring, email: string | null): string | null {
  const address = email === null ? null : parseEmail(email)
  return address && keyring.index('message', `address\n${comparable(address)}`)
}

function opened(reader: Reader, keyring: Keyring, row: Row): StoredConversation {
  const genuine = reader.tags.genuine(conversation, row)
  const key = openConversationKey(keyring, row)
  return { ...genuine, key, content: openContent(key, row) }
}
