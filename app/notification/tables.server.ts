import { boolean, index, instant, integer, primaryKey, table, text, uniqueIndex } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { LetterState } from './postal'

/** Mail to be sent, written in the transaction of the change that causes it. */
export const outbox = table(
  'outbox',
  {
    id: text('id').primaryKey(),
    /** Of which audience the recipient is, so whose id comes next; `endpoint`: not by mail, but to the systems of an organisation. */
    recipient: text('recipient').notNull().default('citizen'),
    subjectId: text('subject_id').notNull(),
    kind: text('kind').notNull(),
    /** One mail per key, whatever runs twice. */
    uniqueKey: text('unique_key').notNull(),
    /** Of a mail that carries its own address; any other is written in the citizen's language when it is sent. */
    language: text('language').notNull(),
    /** What the mail itself carries, as its kind says, sealed under the recipient's own key; gone on delivery. */
    payloadSealed: text('payload_sealed'),
    /** Left part of the Message-ID. Fixed, so that a mail sent twice is one mail to the receiver's system. */
    messageId: text('message_id').notNull(),
    createdAt: instant('created_at').notNull(),
    notBefore: instant('not_before').notNull(),
    /** Whether it stands for others too, of the same transaction: then it is sent whatever became of the first. */
    tellsMore: boolean('tells_more').notNull().default(false),
    /** After this moment it is dead: nobody is flooded with old mail after an outage. */
    expiresAt: instant('expires_at').notNull(),
    /** waiting · sending · sent · dead (for the operator to look at) · dropped (nobody wants it any more) */
    state: text('state').notNull(),
    attempts: integer('attempts').notNull().default(0),
    leaseUntil: instant('lease_until'),
    /** Rises at each claim; a worker that lost its lease cannot settle. */
    fence: integer('fence').notNull().default(0),
    /** A code: never an address, nor a server's own words, which repeat it. */
    lastError: text('last_error'),
    settledAt: instant('settled_at'),
  },
  (row) => [
    uniqueIndex('outbox_unique_key').on(row.uniqueKey),
    index('outbox_due').on(row.state, row.notBefore),
    index('outbox_subject').on(row.subjectId),
  ],
)

/** There while all mail waits, because the mail server refuses it whoever it is for: one row, of all workers. */
export const mailPause = table('mail_pause', {
  id: text('id').primaryKey(),
  since: instant('since').notNull(),
  /** The answer that was the last drop: a code, as in `outbox.last_error`. */
  reason: text('reason').notNull(),
  /** How often one mail was tried since, and when the next is. */
  probes: integer('probes').notNull(),
  probeAt: instant('probe_at').notNull(),
})

/** What a citizen switched on or off; a kind without a row follows its own default. */
export const preference = table(
  'preference',
  {
    subjectId: text('subject_id').notNull(),
    kind: text('kind').notNull(),
    wanted: boolean('wanted').notNull(),
    /** How often, for a kind that can be gathered: at-once · daily · weekly. */
    rhythm: text('rhythm').notNull().default('at-once'),
    changedAt: instant('changed_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.subjectId, row.kind] })],
)

/** Links sent by mail: found by keyed hash, single use, 24 hours. */
export const mailLink = table(
  'mail_link',
  {
    tokenIndex: text('token_index').primaryKey(),
    subjectId: text('subject_id').notNull(),
    /** confirm-address · keep-address · confirm-inbox (then the id before is a URA); an unsubscribe link is not here, its token carries itself. */
    purpose: text('purpose').notNull(),
    /** Empty once the link was used or has expired. */
    payloadSealed: text('payload_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (row) => [index('mail_link_subject').on(row.subjectId), index('mail_link_expires').on(row.expiresAt)],
)

/** Where somebody who has no e-mail is written to on paper, as the desk put down. Whom a letter reaches is decided by it, so that it is tagged. */
export const postalAddress = tagged(
  table('postal_address', {
    subjectId: text('subject_id').primaryKey(),
    /** Name line, street, number, postcode and town, sealed under the profile key. */
    addressSealed: text('address_sealed').notNull(),
    /** Since when it is this address. */
    since: instant('since').notNull(),
    /** Since when letters come back from it: then no more are made. */
    returnedAt: instant('returned_at'),
    rowTag: rowTag(),
  }),
  { key: ['subjectId'], leavesOut: { addressSealed: 'opens at its own row only' } },
)

/** Letters on paper that are due, and what became of them, written in the transaction of the change that causes them. */
export const paperLetter = tagged(
  table(
    'paper_letter',
    {
      id: text('id').primaryKey(),
      subjectId: text('subject_id').notNull(),
      /** A kind of mail, or what goes with a request by post. */
      kind: text('kind').notNull(),
      /** One letter per key, whatever runs twice. */
      uniqueKey: text('unique_key').notNull(),
      createdAt: instant('created_at').notNull(),
      /** Whether it speaks for others too. */
      tellsMore: boolean('tells_more').notNull().default(false),
      state: text('state').$type<LetterState>().notNull(),
      /** When it was last put on paper. */
      printedAt: instant('printed_at'),
      settledAt: instant('settled_at'),
      /** The code in it, found by keyed hash; null without one, and once it opens nothing any more. */
      codeIndex: text('code_index'),
      /** The code itself, sealed under the profile key, until the letter was posted. */
      codeSealed: text('code_sealed'),
      /** The request by post that it belongs to. */
      requestId: text('request_id'),
      /** The answer of the desk that it carries, of the conversation that stands in the place of a person; its words and its address are there. */
      entryId: text('entry_id'),
      /** Where it goes when that is where somebody is not written to any more; sealed under the profile key. */
      addressSealed: text('address_sealed'),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('paper_letter_unique_key').on(row.uniqueKey),
      uniqueIndex('paper_letter_code').on(row.codeIndex),
      index('paper_letter_state').on(row.state, row.createdAt),
      index('paper_letter_subject').on(row.subjectId),
      index('paper_letter_entry').on(row.entryId),
    ],
  ),
  {
    key: ['id'],
    leavesOut: {
      codeSealed: 'opens at its own row only',
      addressSealed: 'opens at its own row only',
    },
  },
)
