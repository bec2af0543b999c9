import type { ActivityUser } from '~/audit/entry'
import { index, instant, table, text } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { Purpose, RequestState } from './request'

/** What organisations ask leave for, each of one person. By it is decided what an organisation may do, so that it is tagged, whole. */
export const consentRequest = tagged(
  table(
    'consent_request',
    {
      id: text('id').primaryKey(),
      ura: text('ura').notNull(),
      /** Who sent it, as what (ISO 21298), and in whose name an assistant works. */
      memberId: text('member_id').notNull(),
      memberRole: text('member_role').$type<ActivityUser['role']>().notNull(),
      responsibleId: text('responsible_id'),
      state: text('state').$type<RequestState>().notNull(),
      /** Null while nobody was looked up, and where it did not arrive. */
      subjectId: text('subject_id'),
      /** With which code it was sent, as long as it is not looked up; null where a number was given. */
      codeIndex: text('code_index'),
      sentAt: instant('sent_at').notNull(),
      /** The last day on which it can be answered. */
      answerBy: text('answer_by').notNull(),
      purpose: text('purpose').$type<Purpose>().notNull(),
      /** The last day that is asked for. */
      askedUntil: text('asked_until').notNull(),
      /** What is asked, in the organisation's own words: sealed, since what it is about tells of who is asked. */
      askedSealed: text('asked_sealed').notNull(),
      /** For which data it was given, and who decided then, sealed under the profile key; null where it never was. */
      givenSealed: text('given_sealed'),
      /** The last day that it was given for. */
      endsOn: text('ends_on'),
      answeredAt: instant('answered_at'),
      /** Who said so last: the person, or who decides for them. */
      answeredBy: text('answered_by'),
      rowTag: rowTag(),
    },
    (row) => [
      index('consent_request_at').on(row.ura, row.sentAt, row.id),
      index('consent_request_of').on(row.subjectId, row.sentAt, row.id),
      index('consent_request_member').on(row.memberId, row.sentAt),
      index('consent_request_state').on(row.state, row.sentAt),
      index('consent_request_answer_by').on(row.answerBy),
    ],
  ),
  { key: ['id'] },
)

/** A code with which an organisation can send somebody one request, without knowing who it is. The code itself is kept nowhere. */
export const consentCode = tagged(
  table(
    'consent_code',
    {
      codeIndex: text('code_index').primaryKey(),
      subjectId: text('subject_id').notNull(),
      createdAt: instant('created_at').notNull(),
      expiresAt: instant('expires_at').notNull(),
      usedAt: instant('used_at'),
      /** When the person took it back, or made another. */
      endedAt: instant('ended_at'),
      rowTag: rowTag(),
    },
    (row) => [
      index('consent_code_subject').on(row.subjectId),
      index('consent_code_expires').on(row.expiresAt),
    ],
  ),
  { key: ['codeIndex'] },
)

/** Who wants no requests. */
export const consentBlock = tagged(
  table('consent_block', {
    subjectId: text('subject_id').primaryKey(),
    since: instant('since').notNull(),
    /** Who said so: the person, or who decides for them. */
    byId: text('by_id').notNull(),
    rowTag: rowTag(),
  }),
  { key: ['subjectId'] },
)
