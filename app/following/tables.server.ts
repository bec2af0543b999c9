import { index, instant, primaryKey, table, text } from '~/db/columns.server'

/** Which providers follow whose choices, as treating party. A row is there as long as they do; the log has the rest. */
export const follower = table(
  'follower',
  {
    subjectId: text('subject_id').notNull(),
    ura: text('ura').notNull(),
    since: instant('since').notNull(),
  },
  (row) => [primaryKey({ columns: [row.subjectId, row.ura] }), index('follower_ura').on(row.ura)],
)
