import { index, instant, table, text } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'

/**
 * Somebody at the counter, from the moment staff found them until the screen is wiped. Its id stands in the address in place
 * of who it is. One that found nobody is kept a day too: it is counted.
 */
export const visit = tagged(
  table(
    'visit',
    {
      id: text('id').primaryKey(),
      memberId: text('member_id').notNull(),
      ura: text('ura').notNull(),
      /** Null where nobody was found. */
      subjectId: text('subject_id'),
      openedAt: instant('opened_at').notNull(),
      lastAt: instant('last_at').notNull(),
      closedAt: instant('closed_at'),
      /** Name and age as they stand on the screen, and what was filled in; sealed under the profile key, empty once it is wiped. */
      contentSealed: text('content_sealed').notNull(),
      rowTag: rowTag(),
    },
    (row) => [
      index('visit_member').on(row.memberId, row.openedAt),
      index('visit_ura').on(row.ura, row.openedAt),
      index('visit_opened').on(row.openedAt),
    ],
  ),
  {
    key: ['id'],
    leavesOut: { contentSealed: 'opens at its own row only', lastAt: 'decides nothing but when it is wiped' },
  },
)
