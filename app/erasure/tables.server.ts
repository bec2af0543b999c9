import { instant, json, table, text } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { Outliving } from './erasure'

/**
 * That everything about somebody is to be erased: what waits for agreement, and what runs until its last day. When it runs also the
 * row of the person says so, which closes the gate.
 */
export const erasure = tagged(
  table('erasure', {
    subjectId: text('subject_id').primaryKey(),
    /** asked: somebody else has to agree first · running */
    state: text('state').$type<'asked' | 'running'>().notNull(),
    /** When it was asked, or began. */
    at: instant('at').notNull(),
    /** Who asked it. */
    byId: text('by_id').notNull(),
    /** Who agreed to it, the one who asked first. */
    agreed: json('agreed').$type<string[]>().notNull(),
    /** What stays all the same, as was answered. */
    stays: json('stays').$type<Outliving[]>().notNull(),
    /** The last day on which it can be agreed to; null once it runs. */
    expiresOn: text('expires_on'),
    /** Who agreed to go on after all, where one alone cannot say so. */
    keepAgreed: json('keep_agreed').$type<string[]>().notNull().default([]),
    rowTag: rowTag(),
  }),
  { key: ['subjectId'] },
)
