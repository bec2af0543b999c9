import { eq } from 'drizzle-orm'
import type { Transaction } from '~/db/database.server'
import { rewriteUnsent } from '~/notification/outbox.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { seal, unseal } from '~/sealing/seal.server'
import { blacken } from './blacken'
import { shownNumber, type BlackenedKind, type ConversationContent } from './conversation'
import { changeMessage, noteAct, type Changed, type Who } from './desk-change.server'
import { draftPlace } from './keys.server'
import {
  readEntries,
  readMerged,
  rewriteEntry,
  writeContent,
  writeConversation,
  type StoredConversation,
} from './store.server'
import { conversationDraft } from './tables.server'

type Blackening = Who & { words: string; kind: BlackenedKind }

/**
 * *Zwart maken*: a number or what somebody typed about health or about another goes for good: from every text of the conversation and of those
 * that are joined to it, their subjects, what colleagues are writing and what is not mailed yet. `not-there`: those words stand nowhere in them.
 */
export async function blackenWords(
  runtime: Runtime,
  { words, kind, ...who }: Blackening,
): Promise<Changed<'not-there'>> {
  return changeMessage(
    runtime,
    { ...who, act: 'blacken' },
    async (transaction, { found, at }): Promise<Changed<'not-there'>> => {
      const joined = await readMerged(transaction, runtime, { id: found.id, today: localDate(at) })
      let changed = false
      for (const one of [found, ...joined]) if (await inOne(transaction, one, words)) changed = true
      if (!changed) return { ok: false, refusal: 'not-there' }
      await noteAct(transaction, runtime, {
        ...{ found, at, ...who, act: 'blackened', detail: kind },
        logged: { event: 'message-blackened', action: 'D' },
      })
      return { ok: true }
    },
  )
}

async function inOne(transaction: Transaction, found: StoredConversation, words: string) {
  const changed = [
    await inSubject(transaction, found, words),
    await inEntries(transaction, found, words),
    await inDrafts(transaction, found, words),
  ]
  if (!changed.includes(true)) return false
  // Nor is it found again by what it said.
  await writeConversation(transaction, found.id, { textIndex: '' })
  return true
}

async function inSubject(transaction: Transaction, found: StoredConversation, words: string) {
  const { subject, firstName, surname, phone } = found.content
  const read = { subject, firstName, surname, phone: phone ?? '' }
  const said = Object.entries(read).flatMap(([name, text]) => {
    const black = blacken(text, words)
    return black === null ? [] : [[name, black] as const]
  })
  if (said.length === 0) return false
  const content: ConversationContent = { ...found.content, ...Object.fromEntries(said) }
  await writeContent(transaction, found, content)
  return true
}

async function inEntries(transaction: Transaction, found: StoredConversation, words: string) {
  let changed = false
  for (const entry of await readEntries(transaction, [found])) {
    const text = blacken(entry.content.text, words)
    if (text === null) continue
    await rewriteEntry(transaction, found, { ...entry, content: { ...entry.content, text } })
    if (entry.mailKind === 'message-answered')
      await rewriteUnsent(transaction, {
        ...{ kind: entry.mailKind, subjectId: found.id, reason: entry.id, key: found.key },
        payload: { number: shownNumber(found.number), text },
      })
    changed = true
  }
  return changed
}

async function inDrafts(transaction: Transaction, { id, key }: StoredConversation, words: string) {
  const rows = await transaction
    .select()
    .from(conversationDraft)
    .where(eq(conversationDraft.conversationId, id))
  let changed = false
  for (const row of rows) {
    const text = blacken(unseal(key, draftPlace(row), row.contentSealed), words)
    if (text === null) continue
    const contentSealed = seal(key, draftPlace(row), text)
    await transaction.delete(conversationDraft).where(eq(conversationDraft.contentSealed, row.contentSealed))
    await transaction.insert(conversationDraft).values({ ...row, contentSealed })
    changed = true
  }
  return changed
}
