import { index, instant, table, text } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { BlockKind } from './block'
import type { HoldGround, HoldKind } from './hold'

/** What the privacy officer blocked and let go on, and why. What it brings about stands in the row of what is blocked. */
export const block = tagged(
  table(
    'block',
    {
      id: text('id').primaryKey(),
      kind: text('kind').$type<BlockKind>().notNull(),
      /** The id of a colleague or a care system, or a URA. */
      target: text('target').notNull(),
      reasonSealed: text('reason_sealed').notNull(),
      /** Who did it, of those who run the portal. */
      by: text('by').notNull(),
      at: instant('at').notNull(),
      liftedAt: instant('lifted_at'),
      liftedBy: text('lifted_by'),
      liftReasonSealed: text('lift_reason_sealed'),
      rowTag: rowTag(),
    },
    (row) => [index('block_of').on(row.kind, row.target), index('block_at').on(row.at)],
  ),
  {
    key: ['id'],
    leavesOut: {
      reasonSealed: 'opens at its own row only',
      liftReasonSealed: 'opens at its own row only',
    },
  },
)

/** What the privacy officer has stay past its time, why and until when. No purge and no erasure takes it before (`retention/taking.server.ts`). */
export const hold = tagged(
  table(
    'hold',
    {
      id: text('id').primaryKey(),
      kind: text('kind').$type<HoldKind>().notNull(),
      /** The id of what stays. */
      target: text('target').notNull(),
      /** Whose it is, so that they see it; null where nobody is known by it. */
      subjectId: text('subject_id'),
      ground: text('ground').$type<HoldGround>().notNull(),
      reasonSealed: text('reason_sealed').notNull(),
      /** The last day on which it stays. */
      until: text('until').notNull(),
      by: text('by').notNull(),
      at: instant('at').notNull(),
      endedAt: instant('ended_at'),
      endedBy: text('ended_by'),
      endReasonSealed: text('end_reason_sealed'),
      rowTag: rowTag(),
    },
    (row) => [index('hold_until').on(row.until), index('hold_subject').on(row.subjectId)],
  ),
  {
    key: ['id'],
    leavesOut: {
      reasonSealed: 'opens at its own row only',
      endReasonSealed: 'opens at its own row only',
    },
  },
)

/** What the officer makes of something that stood out at a counter; apart from what its organisation answered. */
export const alarmReview = table(
  'alarm_review',
  {
    alarmId: text('alarm_id').primaryKey(),
    /** Until when it had gone on when it was looked at: what goes on after that is looked at again. */
    alarmAt: instant('alarm_at').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    verdict: text('verdict').$type<ReviewVerdict>().notNull(),
    reasonSealed: text('reason_sealed').notNull(),
  },
  (row) => [index('alarm_review_at').on(row.at)],
)

/** `asked`: the organisation was asked for more. */
export type ReviewVerdict = 'in-order' | 'not-in-order' | 'asked'
