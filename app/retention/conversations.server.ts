import { and, inArray, isNotNull } from 'drizzle-orm'
import {
  conversation,
  conversationDraft,
  conversationEntry,
  conversationPresence,
} from '~/conversation/tables.server'
import type { Transaction } from '~/db/database.server'
import { paperLetter } from '~/notification/tables.server'

/**
 * Takes conversations away, each with its key and everything in it. What was joined to one and has its day later is for the desk by
 * itself again.
 */
export async function deleteConversations(transaction: Transaction, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await transaction.delete(conversation).where(inArray(conversation.id, ids))
  await transaction
    .update(conversation)
    .set({ mergedInto: null, state: 'new', owner: null })
    .where(inArray(conversation.mergedInto, ids))
  await transaction
    .delete(paperLetter)
    .where(and(isNotNull(paperLetter.entryId), inArray(paperLetter.subjectId, ids)))
  for (const table of [conversationEntry, conversationDraft, conversationPresence])
    await transaction.delete(table).where(inArray(table.conversationId, ids))
}
