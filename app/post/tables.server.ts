import { index, instant, table, text, uniqueIndex } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { NotHandledReason, PostRequestKind, PostRequestState } from './request'

/** What people ask by post. What is done about somebody rests on it, so that it is tagged. */
export const postRequest = tagged(
  table(
    'post_request',
    {
      id: text('id').primaryKey(),
      subjectId: text('subject_id').notNull(),
      /** What the desk and the person call it. */
      number: text('number').notNull(),
      kind: text('kind').$type<PostRequestKind>().notNull(),
      state: text('state').$type<PostRequestState>().notNull(),
      receivedAt: instant('received_at').notNull(),
      /** Who at the desk wrote it down. */
      receivedBy: text('received_by').notNull(),
      /** When the form was put in the queue; null until then. */
      formSentAt: instant('form_sent_at'),
      /** When the desk saw who it is, by a document of which nothing is kept, and who did. */
      identitySeenAt: instant('identity_seen_at'),
      identitySeenBy: text('identity_seen_by'),
      settledAt: instant('settled_at'),
      settledBy: text('settled_by'),
      /** Why it was not handled: one of a list. */
      reason: text('reason').$type<NotHandledReason>(),
      /** Who asked, as the form has it; sealed under the profile key. */
      detailsSealed: text('details_sealed').notNull(),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('post_request_number').on(row.number),
      index('post_request_state').on(row.state, row.receivedAt),
      index('post_request_subject').on(row.subjectId),
    ],
  ),
  { key: ['id'], leavesOut: { detailsSealed: 'opens at its own row only' } },
)
