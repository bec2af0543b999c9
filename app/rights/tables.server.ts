import { index, instant, integer, json, table, text, uniqueIndex } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { RightsChannel, RightsEvent, RightsKind, RightsStanding } from './request'

/**
 * What people ask of the privacy officer. What they wrote stands under a key of its own, which goes with it, five years after it
 * closed: it outlives an erasure of the person. What may be done with it is decided by its events, so that it is tagged.
 */
export const rightsRequest = tagged(
  table(
    'rights_request',
    {
      id: text('id').primaryKey(),
      /** `R 2026 0117`, of a complaint `K 2026 0021`: a serial of the year. */
      number: text('number').notNull(),
      kind: text('kind').$type<RightsKind>().notNull(),
      channel: text('channel').$type<RightsChannel>().notNull(),
      /** Whose it is; null where nobody is known by what came in. */
      subjectId: text('subject_id'),
      keySealed: text('key_sealed').notNull(),
      /** Who asked and what, in their own words. */
      contentSealed: text('content_sealed').notNull(),
      receivedAt: instant('received_at').notNull(),
      /** What follows from the events, to list by; worked out anew with each. */
      standing: text('standing').$type<RightsStanding>().notNull(),
      owner: text('owner'),
      events: integer('events').notNull(),
      /** Which officers may not deal with it. */
      notBy: json('not_by').$type<string[]>().notNull().default([]),
      closedAt: instant('closed_at'),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('rights_request_number').on(row.number),
      index('rights_request_subject').on(row.subjectId),
      index('rights_request_standing').on(row.standing, row.receivedAt),
    ],
  ),
  { key: ['id'], leavesOut: { contentSealed: 'opens at its own row only' } },
)

/** Everything that happened to one, in order. Where it stands and what it is are bound into what is sealed. */
export const rightsEvent = table(
  'rights_event',
  {
    id: text('id').primaryKey(),
    requestId: text('request_id').notNull(),
    sequence: integer('sequence').notNull(),
    at: instant('at').notNull(),
    what: text('what').$type<RightsEvent['what']>().notNull(),
    /** The officer who did it; null for the person and for the portal. */
    byId: text('by_id'),
    contentSealed: text('content_sealed').notNull(),
  },
  (row) => [uniqueIndex('rights_event_of').on(row.requestId, row.sequence)],
)
