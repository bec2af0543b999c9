import { index, instant, integer, table, text, uniqueIndex } from '~/db/columns.server'
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
      /** For which professional an assistant works; null for who works in their own name. */
      onBehalfOf: text('on_behalf_of'),
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

/** Something odd in how staff look people up or record, which the administrator of the organisation answers. */
export const staffAlarm = table(
  'staff_alarm',
  {
    id: text('id').primaryKey(),
    ura: text('ura').notNull(),
    memberId: text('member_id').notNull(),
    /** misses · own-name · looked-only · series · at-night · never-chose */
    kind: text('kind').notNull(),
    /** The Dutch day on which it was seen: one of a kind a day for each member. */
    day: text('day').notNull(),
    at: instant('at').notNull(),
    count: integer('count').notNull(),
    answeredAt: instant('answered_at'),
    answeredBy: text('answered_by'),
    /** What was found out, in the administrator's words; sealed. */
    answerSealed: text('answer_sealed'),
  },
  (row) => [
    uniqueIndex('staff_alarm_of').on(row.memberId, row.ura, row.kind, row.day),
    index('staff_alarm_ura').on(row.ura, row.at),
  ],
)
