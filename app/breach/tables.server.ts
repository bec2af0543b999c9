import { index, instant, integer, primaryKey, table, text, uniqueIndex } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { BreachEvent } from './breach'

/** The register of breaches (AVG 33(5)); all of them, also those that were not reported. */
export const breach = tagged(
  table(
    'breach',
    {
      id: text('id').primaryKey(),
      /** `D 2026 0003`: a serial of the year. */
      number: text('number').notNull(),
      notedAt: instant('noted_at').notNull(),
      events: integer('events').notNull(),
      /** `no`: nobody is looked for · `looking`: the log is gone through · `found` · `telling`: those are told · `stopped` · `told` */
      work: text('work').$type<BreachWork>().notNull().default('no'),
      /** How far the log was gone through: a lane, and a sequence in it. */
      lane: text('lane').notNull().default(''),
      sequence: integer('sequence').notNull().default(0),
      closedAt: instant('closed_at'),
      rowTag: rowTag(),
    },
    (row) => [uniqueIndex('breach_number').on(row.number), index('breach_work').on(row.work)],
  ),
  { key: ['id'] },
)

export type BreachWork = 'no' | 'looking' | 'found' | 'telling' | 'stopped' | 'told'

/** Everything that happened with one, in order, sealed. */
export const breachEvent = table(
  'breach_event',
  {
    id: text('id').primaryKey(),
    breachId: text('breach_id').notNull(),
    sequence: integer('sequence').notNull(),
    at: instant('at').notNull(),
    what: text('what').$type<BreachEvent['what']>().notNull(),
    byId: text('by_id').notNull(),
    contentSealed: text('content_sealed').notNull(),
  },
  (row) => [uniqueIndex('breach_event_of').on(row.breachId, row.sequence)],
)

/** Whom it touches, as the log knows them, and how they were told. */
export const breachPerson = table(
  'breach_person',
  {
    breachId: text('breach_id').notNull(),
    subjectId: text('subject_id').notNull(),
    toldAt: instant('told_at'),
    how: text('how').$type<ToldHow>(),
  },
  (row) => [
    primaryKey({ columns: [row.breachId, row.subjectId] }),
    index('breach_person_left').on(row.breachId, row.toldAt, row.subjectId),
    index('breach_person_subject').on(row.subjectId),
  ],
)

/** `unreached`: no address, no post: told otherwise (AVG 34(3)(c)) · `gone`: died or was erased meanwhile */
export type ToldHow = 'mail' | 'letter' | 'unreached' | 'gone'
