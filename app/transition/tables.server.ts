import { instant, primaryKey, table, text } from '~/db/columns.server'

/** What happened to a citizen because of the date, and was told: each reason once, whatever runs twice. */
export const transitionMark = table(
  'transition_mark',
  {
    subjectId: text('subject_id').notNull(),
    /** end-announced · still-right · catalogue-told */
    kind: text('kind').notNull(),
    /** The day or version that caused it. */
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.subjectId, row.kind, row.reason] })],
)
