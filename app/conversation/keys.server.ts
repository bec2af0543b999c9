import { randomBytes } from 'node:crypto'
import type { Keyring } from '~/sealing/keyring.server'
import { seal, sealKey, unseal, type SealKey } from '~/sealing/seal.server'
import type { ConversationContent, EntryContent, EntryKind } from './conversation'

/** The key of one conversation: what was typed in it opens with nothing else, and goes with it. */
export function newConversationKey(keyring: Keyring, id: string): { key: SealKey; keySealed: string } {
  const base64 = randomBytes(32).toString('base64')
  return { key: keyOf(base64), keySealed: keyring.seal(keyPlace(id), base64) }
}

export function openConversationKey(
  keyring: Keyring,
  { id, keySealed }: { id: string; keySealed: string },
): SealKey {
  return keyOf(keyring.unseal(keyPlace(id), keySealed))
}

const keyOf = (base64: string) => sealKey('b1', Buffer.from(base64, 'base64'))

const keyPlace = (row: string) => ({ table: 'conversation', column: 'key_sealed', row })
const contentPlace = (row: string) => ({ table: 'conversation', column: 'content_sealed', row })

export function sealContent(key: SealKey, id: string, content: ConversationContent): string {
  return seal(key, contentPlace(id), JSON.stringify(content))
}

export function openContent(key: SealKey, row: { id: string; contentSealed: string }): ConversationContent {
  return JSON.parse(unseal(key, contentPlace(row.id), row.contentSealed)) as ConversationContent
}

/** Where an entry stands and what it is: a note that somebody calls an answer does not open. */
export type EntryPlace = { id: string; conversationId: string; sequence: number; kind: EntryKind }

export function sealEntry(key: SealKey, place: EntryPlace, content: EntryContent): string {
  return seal(key, entryPlace(place), JSON.stringify(content))
}

export function openEntry(key: SealKey, row: EntryPlace & { contentSealed: string }): EntryContent {
  return JSON.parse(unseal(key, entryPlace(row), row.contentSealed)) as EntryContent
}

const entryPlace = ({ id, conversationId, sequence, kind }: EntryPlace) => ({
  table: 'conversation_entry',
  column: 'content_sealed',
  row: [conversationId, sequence, kind, id].join(' '),
})

/** Where a worker's draft in a conversation stands. */
export const draftPlace = ({ conversationId, worker }: { conversationId: string; worker: string }) => ({
  table: 'conversation_draft',
  column: 'content_sealed',
  row: `${conversationId} ${worker}`,
})
