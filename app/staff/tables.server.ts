import { index, instant, integer, json, table, text, uniqueIndex } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'
import type { StaffRole } from './role'

/** Somebody who works for care organisations, under an internal id; the number Dezi knows them by stands twice, as a citizen's does. */
export const staffMember = tagged(
  table(
    'staff_member',
    {
      id: text('id').primaryKey(),
      numberIndex: text('number_index').notNull(),
      numberSealed: text('number_sealed').notNull(),
      /** Since when the privacy officer has them blocked, at every organisation; null while they are not. */
      blockedAt: instant('blocked_at'),
      createdAt: instant('created_at').notNull(),
      rowTag: rowTag(),
    },
    (row) => [uniqueIndex('staff_member_number').on(row.numberIndex)],
  ),
  { key: ['id'], leavesOut: { numberSealed: 'opens at its own row only' } },
)

/** That somebody works for an organisation, and as what. Without a role one does nothing there; the row stays, for who asks later. */
export const membership = tagged(
  table(
    'membership',
    {
      id: text('id').primaryKey(),
      memberId: text('member_id').notNull(),
      ura: text('ura').notNull(),
      /** What its administrator, and of the first one the operator, says that they are there. */
      roles: json('roles').$type<StaffRole[]>().notNull(),
      /** When that was last said. */
      rolesChangedAt: instant('roles_changed_at'),
      /** As Dezi gave it at the last login there, or as who added them wrote it. */
      nameSealed: text('name_sealed').notNull(),
      /** What Dezi calls their role by law (`rol_naam`); empty before the first login there. */
      profession: text('profession').notNull().default(''),
      lastLoginAt: instant('last_login_at'),
      createdAt: instant('created_at').notNull(),
      rowTag: rowTag(),
    },
    (row) => [uniqueIndex('membership_of').on(row.memberId, row.ura), index('membership_ura').on(row.ura)],
  ),
  {
    key: ['id'],
    leavesOut: {
      nameSealed: 'opens at its own row only',
      profession: 'decides nothing',
      lastLoginAt: 'decides nothing',
    },
  },
)

/** Something odd in how staff look people up or record, which the administrator of the organisation answers. */
export const staffAlarm = table(
  'staff_alarm',
  {
    id: text('id').primaryKey(),
    ura: text('ura').notNull(),
    memberId: text('member_id').notNull(),
    /** misses · own-name · looked-only · series · at-night · never-chose · not-said */
    kind: text('kind').notNull(),
    /** The Dutch day on which it was seen: one of a kind a day for each member. */
    day: text('day').notNull(),
    at: instant('at').notNull(),
    count: integer('count').notNull(),
    answeredAt: instant('answered_at'),
    answeredBy: text('answered_by'),
    /** in-order · not-in-order: what whoever answered makes of it. */
    verdict: text('verdict'),
    /** Whom it is about, where one asks about each of them once: keyed hashes that say nothing of who they are. */
    about: json('about').$type<string[]>().notNull().default([]),
    /** What was found out, in the administrator's words; sealed. */
    answerSealed: text('answer_sealed'),
  },
  (row) => [
    uniqueIndex('staff_alarm_of').on(row.memberId, row.ura, row.kind, row.day),
    index('staff_alarm_ura').on(row.ura, row.at),
  ],
)

/** In whose name an assistant may work in an organisation: asked by the assistant, accepted by the professional. */
export const assistance = tagged(
  table(
    'assistance',
    {
      id: text('id').primaryKey(),
      ura: text('ura').notNull(),
      assistantId: text('assistant_id').notNull(),
      professionalId: text('professional_id').notNull(),
      /** asked · accepted · ended */
      state: text('state').notNull(),
      /** When that became so. */
      changedAt: instant('changed_at').notNull(),
      /** When the assistant last said that they work in this name: the latest counts. */
      chosenAt: instant('chosen_at'),
      rowTag: rowTag(),
    },
    (row) => [
      uniqueIndex('assistance_of').on(row.ura, row.assistantId, row.professionalId),
      index('assistance_professional').on(row.professionalId, row.ura),
    ],
  ),
  { key: ['id'] },
)
