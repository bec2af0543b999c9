import { index, instant, integer, table, text, uniqueIndex } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { OptInKind, OptInState } from './optin'

/** Opt-in requests and withdrawals, each to one care provider. Which provider may open one is decided by it, so that it is tagged. */
export const optInRequest = tagged(
  table(
    'opt_in_request',
    {
      id: text('id').primaryKey(),
      subjectId: text('subject_id').notNull(),
      /** URA of the provider it is for. */
      ura: text('ura').notNull(),
      kind: text('kind').$type<OptInKind>().notNull(),
      state: text('state').$type<OptInState>().notNull(),
      /** Whether the person sent it, or who acts for them. */
      sentAs: text('sent_as').$type<'self' | 'representative'>().notNull(),
      /** When the provider got it; until then when it was made. */
      sentAt: instant('sent_at').notNull(),
      /** The last day on which it is in time; null while it waits. */
      dueOn: text('due_on'),
      /** Who at the provider looks after it. */
      takenBy: text('taken_by'),
      takenAt: instant('taken_at'),
      settledAt: instant('settled_at'),
      /** What somebody has to agree to first. */
      approvalId: text('approval_id'),
      /** The draft it was sent with, so that it is sent once. */
      draftId: text('draft_id').notNull(),
      draftRevision: integer('draft_revision').notNull(),
      /** Who it is and what they answered, sealed under the profile key; null once it is over. */
      contentsSealed: text('contents_sealed'),
      /** One that is under way for each person and provider; of what is over, its own id. */
      liveKey: text('live_key').notNull(),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('opt_in_request_live').on(row.liveKey),
      index('opt_in_request_at').on(row.ura, row.sentAt, row.id),
      index('opt_in_request_of').on(row.subjectId, row.sentAt, row.id),
      index('opt_in_request_approval').on(row.approvalId),
      index('opt_in_request_sent').on(row.sentAt),
    ],
  ),
  { key: ['id'], leavesOut: { contentsSealed: 'opens at its own row only' } },
)

/** Where a provider wants to be told that something waits for it: the address of a role, as its administrator gave it. */
export const inboxAddress = table('inbox_address', {
  ura: text('ura').primaryKey(),
  emailSealed: text('email_sealed').notNull(),
  changedAt: instant('changed_at').notNull(),
  /** Since when the mail server refuses it; null while it takes mail. */
  bouncedAt: instant('bounced_at'),
})
