import { sql } from 'drizzle-orm'
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
    /** The type that organisation acted as (Nictiz); empty where none was named. */
    organisationType: text('organisation_type').notNull().default(''),
    outcome: text('outcome').notNull(),
    /** The organisation of which a colleague did something about a citizen, and which colleague; empty for anything else. */
    staffUra: text('staff_ura').notNull().default(''),
    staffMember: text('staff_member').notNull().default(''),
    entry: text('entry').notNull(),
    hash: text('hash').notNull(),
    /** Keyed hash of `entry`, with a key outside the database: who has not that key writes nothing that is believed. */
    mac: text('mac').notNull().default(''),
  },
  (row) => [
    primaryKey({ columns: [row.lane, row.sequence, row.subjectId, row.at] }),
    /** One citizen's log, newest first: what it is filtered by stands behind, so that no row is read that is not shown. */
    index('activity_citizen').on(
      row.subjectId,
      row.at,
      row.lane,
      row.sequence,
      row.event,
      row.organisation,
      row.organisationType,
      row.outcome,
    ),
    /** The log of one organisation, newest first. Only what its colleagues did stands in it. */
    index('activity_organisation')
      .on(row.staffUra, row.at, row.lane, row.sequence, row.event, row.staffMember)
      .where(sql`staff_ura <> ''`),
    /** What no organisation did, newest first: one looks in it for what one of those who run the portal did. */
    index('activity_office')
      .on(row.at, row.lane, row.sequence)
      .where(sql`organisation = ''`),
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
