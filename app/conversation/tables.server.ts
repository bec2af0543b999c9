import { boolean, index, instant, integer, primaryKey, table, text, uniqueIndex } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { Channel, ConversationState, EntryKind, Flag, Topic } from './conversation'

/**
 * Conversations with the desk. What anybody typed is sealed under the key of the conversation, which goes with it. Who may open one
 * is decided by its owner and by whose it is, so that it is tagged.
 */
export const conversation = tagged(
  table(
    'conversation',
    {
      id: text('id').primaryKey(),
      /** `B 2041`: a serial, and nothing else. */
      number: integer('number').notNull(),
      state: text('state').$type<ConversationState>().notNull(),
      /** The worker of the desk who has it, or had it last. */
      owner: text('owner'),
      topic: text('topic').$type<Topic>().notNull(),
      channel: text('channel').$type<Channel>().notNull(),
      language: text('language').notNull(),
      /** Whose it is, where they were logged in. */
      subjectId: text('subject_id'),
      /** Keyed index of the address: finds earlier messages of the same one. */
      addressIndex: text('address_index'),
      /** Keyed hash of the first text and its address: the same, sent again, is the same message. */
      textIndex: text('text_index').notNull(),
      keySealed: text('key_sealed').notNull(),
      /** Who wrote and about what (`ConversationContent`). */
      contentSealed: text('content_sealed').notNull(),
      receivedAt: instant('received_at').notNull(),
      /** Since when something of the person waits for us; null while it is their turn. */
      waitsSince: instant('waits_since'),
      answeredAt: instant('answered_at'),
      closedAt: instant('closed_at'),
      /** The day on which it is destroyed; never later than 90 days after it came in. */
      eraseOn: text('erase_on').notNull(),
      reopens: integer('reopens').notNull().default(0),
      /** Whether it was opened again and not answered since. */
      reopened: boolean('reopened').notNull().default(false),
      priority: boolean('priority').notNull().default(false),
      flag: text('flag').$type<Flag>(),
      /** Since when the mail server refuses the address. */
      bouncedAt: instant('bounced_at'),
      handedOnAt: instant('handed_on_at'),
      /** When the privacy officer picked it up. */
      pickedUpAt: instant('picked_up_at'),
      /** The conversation in which it is read from now on. */
      mergedInto: text('merged_into'),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('conversation_by_number').on(row.number),
      index('conversation_state').on(row.state, row.receivedAt),
      index('conversation_subject').on(row.subjectId),
      index('conversation_address').on(row.addressIndex),
      index('conversation_text').on(row.textIndex),
      index('conversation_merged').on(row.mergedInto),
      index('conversation_erase').on(row.eraseOn),
    ],
  ),
  { key: ['id'], leavesOut: { contentSealed: 'opens at its own row only' } },
)

/** What was said and done in a conversation. What it is and where it stands is bound into what is sealed. */
export const conversationEntry = table(
  'conversation_entry',
  {
    id: text('id').primaryKey(),
    conversationId: text('conversation_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: text('kind').$type<EntryKind>().notNull(),
    at: instant('at').notNull(),
    /** The worker who did it; null for the person and for the portal. */
    byId: text('by_id'),
    /** From when an answer goes out; until then it can be taken back. */
    goesAt: instant('goes_at'),
    /** By which kind of mail it goes (`outbox.unique_key` has its id as the reason); null where none does. */
    mailKind: text('mail_kind'),
    contentSealed: text('content_sealed').notNull(),
  },
  (row) => [uniqueIndex('conversation_entry_of').on(row.conversationId, row.sequence)],
)

/** What somebody at the desk is writing and has not sent: theirs alone. */
export const conversationDraft = table(
  'conversation_draft',
  {
    conversationId: text('conversation_id').notNull(),
    worker: text('worker').notNull(),
    contentSealed: text('content_sealed').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.conversationId, row.worker] })],
)

/** Who of the desk has a message on the screen. */
export const conversationPresence = table(
  'conversation_presence',
  {
    conversationId: text('conversation_id').notNull(),
    worker: text('worker').notNull(),
    writes: boolean('writes').notNull(),
    since: instant('since').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.conversationId, row.worker] }),
    index('conversation_presence_last').on(row.lastAt),
  ],
)

/** Where the numbers have come: one row. A number is never given twice, also when all before it are destroyed. */
export const conversationNumber = table('conversation_number', {
  id: text('id').primaryKey(),
  last: integer('last').notNull(),
})

/** Answers that are given often, in both languages; each change is a version. They say nothing about anybody. */
export const cannedAnswer = table(
  'canned_answer',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    nameNl: text('name_nl').notNull(),
    textNl: text('text_nl').notNull(),
    nameEn: text('name_en').notNull(),
    textEn: text('text_en').notNull(),
    retired: boolean('retired').notNull().default(false),
    changedAt: instant('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
  },
  (row) => [primaryKey({ columns: [row.id, row.version] })],
)

/** Who switched the single keys of the pages of the desk off, for themself. */
export const keysOff = table('desk_keys_off', {
  worker: text('worker').primaryKey(),
  at: instant('at').notNull(),
})
