import { rowTag, tagged } from '~/db/row-tags.server'
import { index, instant, integer, primaryKey, table, text, uniqueIndex } from '~/db/columns.server'

/** Immutable versions of a profile; `subject.current_version` says which one is in force. */
export const profileVersion = tagged(
  table(
    'profile_version',
    {
      subjectId: text('subject_id').notNull(),
      number: integer('number').notNull(),
      /** The complete set of choices in canonical text, sealed under the profile key. */
      choicesSealed: text('choices_sealed').notNull(),
      contentHash: text('content_hash').notNull(),
      catalogueVersion: integer('catalogue_version').notNull(),
      /** The catalogue in which these choices are read: a newer one does not widen them until it was taken over. */
      readingCatalogue: integer('reading_catalogue').notNull().default(1),
      predecessor: integer('predecessor').notNull(),
      /** What people read out loud: `Z 2026 0048 1234`. */
      receiptNumber: text('receipt_number').notNull(),
      authorId: text('author_id').notNull(),
      authorRole: text('author_role').notNull(),
      /** self · representative · staff-screen · staff-system · paper · desk · migration · system */
      channel: text('channel').notNull(),
      /** URA of the organisation whose staff recorded it; null where no organisation did. */
      authorOrganisation: text('author_organisation'),
      /** Whose word staff wrote down: the person's, or of who decides for them; null where nobody wrote for another. */
      authorFor: text('author_for'),
      at: instant('at').notNull(),
      /** The earliest last day of a yes in it, so that what ends can be found without opening anything. */
      firstEnd: text('first_end'),
      draftId: text('draft_id'),
      draftRevision: integer('draft_revision'),
      rowTag: rowTag(),
    },
    (row) => [
      primaryKey({ columns: [row.subjectId, row.number] }),
      uniqueIndex('profile_version_draft').on(row.subjectId, row.draftId, row.draftRevision),
      index('profile_version_receipt').on(row.receiptNumber),
      index('profile_version_first_end').on(row.firstEnd),
      index('profile_version_at').on(row.at),
    ],
  ),
  {
    key: ['subjectId', 'number'],
    leavesOut: { choicesSealed: 'opens at its own row only, and what is in it has the content hash' },
  },
)

/** What somebody is choosing, kept on the server until submitted; it never affects an answer. */
export const draft = table(
  'draft',
  {
    id: text('id').notNull(),
    subjectId: text('subject_id').notNull(),
    /** The person at the keyboard: the subject, or who acts for them. */
    actorId: text('actor_id').notNull(),
    baseVersion: integer('base_version').notNull(),
    catalogueVersion: integer('catalogue_version').notNull(),
    revision: integer('revision').notNull(),
    editsSealed: text('edits_sealed').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.subjectId, row.actorId] }), index('draft_updated').on(row.updatedAt)],
)
