import {
  boolean,
  index,
  instant,
  integer,
  json,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { Paper } from './evidence'
import type { HigherRecords } from './grant'

/** Who may act for whom, and what that rests on; kept five years after it ended. */
export const representation = tagged(
  table(
    'representation',
    {
      id: text('id').primaryKey(),
      /** The person represented. */
      subjectId: text('subject_id').notNull(),
      representativeId: text('representative_id').notNull(),
      kind: text('kind').notNull(),
      /** register · citizen · evidence · access-service */
      ground: text('ground').notNull(),
      /** offered · requested · seen · active · suspended · refused · ended */
      state: text('state').notNull(),
      /** One at a time of a ground between two people, and one that follows it: both people while it lives, the row's own id after. */
      liveKey: text('live_key').notNull(),
      startsOn: text('starts_on').notNull(),
      /** The last day; null for as long as nobody ends it. */
      endsOn: text('ends_on'),
      seenBy: text('seen_by'),
      confirmedBy: text('confirmed_by'),
      /** What the desk recorded of those higher in the order of the law, by rank; null where nothing was. */
      higher: json('higher').$type<HigherRecords>(),
      /** Whether the representative was told last that somebody higher in the order acts. */
      outranked: boolean('outranked').notNull().default(false),
      /** Why evidence is asked: `indeterminate` where the register cannot say who has authority. Null for any other reason. */
      asks: text('asks'),
      /** When the representative last declared to involve the person as far as possible. */
      declaredAt: instant('declared_at'),
      createdAt: instant('created_at').notNull(),
      changedAt: instant('changed_at').notNull(),
      /** Whether a child of 12 to 15 lets this one see who looked, and where it is treated. */
      sharesViews: boolean('shares_views').notNull().default(false),
      /** Why it ended: a code. */
      endReason: text('end_reason'),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('representation_live').on(row.liveKey),
      index('representation_subject').on(row.subjectId),
      index('representation_representative').on(row.representativeId),
    ],
  ),
  {
    key: ['id'],
    leavesOut: {
      outranked: 'decides nothing: whether they were told',
      liveKey: 'decides nothing: keeps it one',
    },
  },
)

/**
 * What the desk was asked to look at evidence for: that somebody represents another, or a measure about one person. Where a
 * representation stands its own row says; of the papers only the kinds and a date are kept.
 */
export const evidence = tagged(
  table(
    'evidence',
    {
      id: text('id').primaryKey(),
      /** What people say on the phone: `ABCD2345`. */
      number: text('number').notNull(),
      /** The person it is about. */
      subjectId: text('subject_id').notNull(),
      /** What is asked: a kind of representation, or a measure. */
      kind: text('kind').notNull(),
      /** The representation that is asked; null of a measure. */
      representationId: text('representation_id'),
      /** Of a measure: requested · seen · granted · refused · withdrawn. Null where the representation says it. */
      state: text('state'),
      /** self · phone · post */
      channel: text('channel').notNull(),
      /** Who of the desk wrote it down; null where somebody asked online. */
      openedBy: text('opened_by'),
      /** Who of the desk saw the papers. */
      seenBy: text('seen_by'),
      seenAt: instant('seen_at'),
      papers: json('papers').$type<Paper[]>(),
      dated: text('dated'),
      /** Who decided last, or ended it early. */
      decidedBy: text('decided_by'),
      decidedAt: instant('decided_at'),
      /** Why, in words, sealed under the person's profile key; who asked reads it too. */
      reasonSealed: text('reason_sealed'),
      createdAt: instant('created_at').notNull(),
      changedAt: instant('changed_at').notNull(),
      /** How often something was done with it, to see that it is as it was on somebody's screen. */
      revision: integer('revision').notNull().default(1),
      /** When a measure was over: refused, withdrawn, or undone by another. */
      endedAt: instant('ended_at'),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('evidence_number').on(row.number),
      uniqueIndex('evidence_representation').on(row.representationId),
      index('evidence_subject').on(row.subjectId),
      index('evidence_created').on(row.createdAt, row.id),
    ],
  ),
  { key: ['id'] },
)

/** A widening that waits for somebody's agreement, or did. */
export const approval = tagged(
  table(
    'approval',
    {
      id: text('id').primaryKey(),
      subjectId: text('subject_id').notNull(),
      authorId: text('author_id').notNull(),
      /** waiting · in-force · declined · withdrawn · superseded · lapsed */
      state: text('state').notNull(),
      /** One that waits per person and author, and one lift of the lock per person; the row's own id once it ended. */
      liveKey: text('live_key').notNull(),
      /** Under which rule it was asked: authority · representative · self. When another holds, it lapses. */
      rule: text('rule').notNull().default('authority'),
      /** Ids of who agreed, the author first. */
      agreed: json('agreed').$type<string[]>().notNull(),
      /** Whether lifting the emergency lock is asked; then there are no edits. */
      liftsLock: boolean('lifts_lock').notNull().default(false),
      /** What is asked, sealed under the person's profile key. */
      editsSealed: text('edits_sealed').notNull(),
      catalogueVersion: integer('catalogue_version').notNull(),
      /** The catalogue that is taken over with it, since the page it was sent from named what that adds; null when none is. */
      takesOver: integer('takes_over'),
      /** How often something else was asked in its place. */
      revision: integer('revision').notNull(),
      /** The draft it came from: sent twice, it is asked once. */
      draftId: text('draft_id').notNull(),
      draftRevision: integer('draft_revision').notNull(),
      askedAt: instant('asked_at').notNull(),
      expiresOn: text('expires_on').notNull(),
      settledAt: instant('settled_at'),
      settledBy: text('settled_by'),
      /** Why it lapsed: a code. */
      why: text('why'),
      /** Why somebody declined, in their own words, sealed. */
      reasonSealed: text('reason_sealed'),
      /** The version it became. */
      version: integer('version'),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('approval_live').on(row.liveKey),
      index('approval_subject').on(row.subjectId, row.state),
      index('approval_expires').on(row.state, row.expiresOn),
    ],
  ),
  { key: ['id'], leavesOut: { liveKey: 'decides nothing: keeps it one' } },
)

/** Who wants no more questions about a person's choices from somebody; until they undo it. */
export const muted = table(
  'muted',
  {
    subjectId: text('subject_id').notNull(),
    /** Who wants none. */
    byId: text('by_id').notNull(),
    /** From whom. */
    askerId: text('asker_id').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.subjectId, row.byId, row.askerId] })],
)

/** Pairing codes, found by keyed hash: fourteen days, single use. */
export const pairingCode = tagged(
  table(
    'pairing_code',
    {
      codeIndex: text('code_index').primaryKey(),
      /** The child who made it. */
      subjectId: text('subject_id').notNull(),
      createdAt: instant('created_at').notNull(),
      expiresAt: instant('expires_at').notNull(),
      usedAt: instant('used_at'),
      wrongDates: integer('wrong_dates').notNull().default(0),
      rowTag: rowTag(),
    },
    (row) => [
      index('pairing_code_subject').on(row.subjectId),
      index('pairing_code_expires').on(row.expiresAt),
    ],
  ),
  { key: ['codeIndex'] },
)

/** Unknown codes and numbers somebody tried, to stop who guesses; gone after a day. */
export const pairingTry = table(
  'pairing_try',
  {
    id: text('id').primaryKey(),
    byId: text('by_id').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [index('pairing_try_by').on(row.byId, row.at)],
)

/** Choices that somebody who decides alone from a day on took along, until they are confirmed or end. */
export const inherited = tagged(
  table('inherited', {
    subjectId: text('subject_id').primaryKey(),
    /** The sixteenth birthday, or the day on which they could decide again. */
    since: text('since').notNull(),
    /** The last version that others had a say in. */
    version: integer('version').notNull(),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
    rowTag: rowTag(),
  }),
  { key: ['subjectId'] },
)
