import { instant, primaryKey, table, text } from '~/db/columns.server'

/** What a date or a version brought a citizen, or was told them because of it: each reason once, whatever runs twice. */
export const ledger = table(
  'ledger',
  {
    subjectId: text('subject_id').notNull(),
    kind: text('kind').notNull(),
    /** The day or version that caused it. */
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.subjectId, row.kind, row.reason] })],
)
