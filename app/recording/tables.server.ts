import { index, instant, integer, json, table, text, uniqueIndex } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'

/** What staff of an organisation wrote down at somebody's request, and what became of it. */
export const recording = tagged(
  table(
    'recording',
    {
      id: text('id').primaryKey(),
      subjectId: text('subject_id').notNull(),
      /** The organisation whose staff wrote it down: always the holder. */
      ura: text('ura').notNull(),
      memberId: text('member_id').notNull(),
      /** The visit to the counter in which it was written down: one recording a visit, however often the button is pressed. */
      visitId: text('visit_id').notNull(),
      /** What people read out loud: the number of the version, where there is one. */
      number: text('number').notNull(),
      at: instant('at').notNull(),
      /** SIT001 · SIT002 · single · none (did not want to choose) */
      what: text('what').notNull(),
      /** What was asked, what was answered, who stood there, what stood before; sealed under the profile key. */
      contentSealed: text('content_sealed').notNull(),
      /** Who said it: the person, or who decides for them. */
      saidBy: text('said_by').notNull(),
      /** What came into force at once; null where nothing did. */
      version: integer('version'),
      /** nothing · waiting · confirmed · declined: what would lift a no. Past its last day it waits no more. */
      waits: text('waits').notNull(),
      /** The last day on which what waits can be confirmed. */
      waitsUntil: text('waits_until'),
      /** Who confirmed it so far, of several. */
      confirmedBy: json('confirmed_by').$type<string[]>().notNull(),
      /** When somebody it is about said that it is right. */
      acceptedAt: instant('accepted_at'),
      /** undone · not-said · wrong-person · wrongly-recorded; null while it stands. */
      endedAs: text('ended_as'),
      endedAt: instant('ended_at'),
      endedBy: text('ended_by'),
      /** Why it was wrongly recorded, in the words of staff; sealed under the profile key. */
      endReasonSealed: text('end_reason_sealed'),
      /** When the organisation answered that it was never said. */
      caseAnsweredAt: instant('case_answered_at'),
      /** Who looked at it, and at that it was taken back (`sightOf`). */
      seenBy: json('seen_by').$type<string[]>().notNull().default([]),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('recording_visit').on(row.visitId),
      index('recording_subject').on(row.subjectId, row.at),
      index('recording_member').on(row.memberId, row.at),
      index('recording_organisation').on(row.ura, row.at),
    ],
  ),
  { key: ['id'], leavesOut: { contentSealed: 'opens at its own row only', seenBy: 'decides nothing' } },
)

/** The paper that went along: its code shows what the paper shows, and takes back. One for each who may act. */
export const slip = tagged(
  table(
    'slip',
    {
      codeIndex: text('code_index').primaryKey(),
      recordingId: text('recording_id').notNull(),
      /** For whom it was printed: the person, or who decides for them. */
      forId: text('for_id').notNull(),
      /** The code itself, for as long as the person is at the counter; empty afterwards. */
      codeSealed: text('code_sealed').notNull(),
      printedAt: instant('printed_at').notNull(),
      /** A new print ends the one before. */
      endedAt: instant('ended_at'),
      rowTag: rowTag(),
    },
    (row) => [index('slip_recording').on(row.recordingId)],
  ),
  { key: ['codeIndex'], leavesOut: { codeSealed: 'opens at its own row only' } },
)

/** Who does not want staff to write down anything for them. */
export const recordingBan = tagged(
  table('recording_ban', {
    subjectId: text('subject_id').primaryKey(),
    since: instant('since').notNull(),
    /** Who said so: the person, or who decides for them. */
    byId: text('by_id').notNull(),
    rowTag: rowTag(),
  }),
  { key: ['subjectId'] },
)
