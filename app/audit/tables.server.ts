import { index, instant, integer, primaryKey, table, text } from '~/db/columns.server'

/**
 * The activity log (NEN 7513): one row an event, view records included. Rows are chained per lane (the
 * writing connection); `entry` holds the canonical bytes that are hashed, the other columns repeat parts of
 * it to search by.
 */
export const activity = table(
  'activity',
  {
    /** Empty for events that concern no citizen. */
    subjectId: text('subject_id').notNull(),
    at: instant('at').notNull(),
    lane: text('lane').notNull(),
    sequence: integer('sequence').notNull(),
    event: text('event').notNull(),
    /** URA of the organisation that acted, empty for the citizen's own acts. */
    organisation: text('organisation').notNull(),
    outcome: text('outcome').notNull(),
    entry: text('entry').notNull(),
    hash: text('hash').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.subjectId, row.at, row.lane, row.sequence] }),
    index('activity_lane').on(row.lane, row.sequence),
  ],
)

/** Signed statements of how far every lane had come; also written outside the database. */
export const checkpoint = table('checkpoint', {
  number: integer('number').primaryKey(),
  at: instant('at').notNull(),
  body: text('body').notNull(),
  signature: text('signature').notNull(),
})

/** How far each lane was purged: signed, in the place of the entries that went. */
export const tombstone = table('tombstone', {
  lane: text('lane').primaryKey(),
  sequence: integer('sequence').notNull(),
  body: text('body').notNull(),
  signature: text('signature').notNull(),
})
