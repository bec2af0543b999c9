import { index, instant, integer, primaryKey, table, text } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'

/** Which providers follow whose choices, as treating party. A row is there as long as they do; the log has the rest. */
export const follower = tagged(
  table(
    'follower',
    {
      subjectId: text('subject_id').notNull(),
      ura: text('ura').notNull(),
      since: instant('since').notNull(),
      /** Who began it, and on what ground: a treatment relation. */
      startedBy: text('started_by').notNull().default(''),
      reason: text('reason').notNull().default('treatment'),
      /** What the person is called on the list of the provider; sealed under the profile key. */
      nameSealed: text('name_sealed').notNull().default(''),
      /** The version that staff saw last. */
      seenVersion: integer('seen_version').notNull().default(0),
      /** When the person asked them to stop. */
      stopAskedAt: instant('stop_asked_at'),
      rowTag: rowTag(),
    },
    (row) => [primaryKey({ columns: [row.subjectId, row.ura] }), index('follower_ura').on(row.ura)],
  ),
  {
    key: ['subjectId', 'ura'],
    leavesOut: {
      nameSealed: 'opens at its own row only',
      seenVersion: 'decides nothing',
      stopAskedAt: 'decides nothing',
    },
  },
)
