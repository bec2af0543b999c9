import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { seal, unseal } from '~/sealing/seal.server'
import { draftPlace } from './keys.server'
import type { StoredConversation } from './store.server'
import { conversationDraft } from './tables.server'

/** What somebody is writing. */
export type Draft = { text: string; savedAt: Date }
type Of = Pick<StoredConversation, 'id' | 'key'>

/** What a colleague of the desk was writing in a conversation. Nobody else sees it. */
export async function readDraft(reader: Reader, { id, key }: Of, worker: string): Promise<Draft | null> {
  const [row] = await reader.select().from(conversationDraft).where(theirs(id, worker)).limit(1)
  if (!row) return null
  return { text: unseal(key, draftPlace(row), row.contentSealed), savedAt: row.savedAt }
}

/** Keeps a draft; an empty one goes. */
export async function writeDraft(
  transaction: Transaction,
  { id, key }: Of,
  { worker, savedAt, text }: Draft & { worker: string },
): Promise<void> {
  if (text === '') return deleteDrafts(transaction, theirs(id, worker))
  const place = { conversationId: id, worker }
  const contentSealed = seal(key, draftPlace(place), text)
  await transaction
    .insert(conversationDraft)
    .values({ ...place, contentSealed, savedAt })
    .onConflictDoUpdate({
      target: [conversationDraft.conversationId, conversationDraft.worker],
      set: { contentSealed, savedAt },
    })
}

/** In which somebody is writing. */
export async function readDrafted(reader: Reader, worker: string): Promise<Set<string>> {
  const rows = await reader
    .select({ id: conversationDraft.conversationId })
    .from(conversationDraft)
    .where(eq(conversationDraft.worker, worker))
  return new Set(rows.map(({ id }) => id))
}

export async function deleteDraft(transaction: Transaction, id: string, worker: string): Promise<void> {
  await deleteDrafts(transaction, theirs(id, worker))
}

/** Who is writing in these, in no order. */
export async function readDrafters(
  reader: Reader,
  ids: readonly string[],
): Promise<{ id: string; worker: string }[]> {
  if (ids.length === 0) return []
  return reader
    .select({ id: conversationDraft.conversationId, worker: conversationDraft.worker })
    .from(conversationDraft)
    .where(inArray(conversationDraft.conversationId, [...ids]))
}

function theirs(id: string, worker: string) {
  return and(eq(conversationDraft.conversationId, id), eq(conversationDraft.worker, worker))
}

async function deleteDrafts(transaction: Transaction, where: SQL | undefined): Promise<void> {
  await transaction.delete(conversationDraft).where(where)
}
