import { index, instant, table, text } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { BlockKind } from './block'

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
