import { instant, json, table, text, uniqueIndex } from '~/db/columns.server'
import { rowTag, tagged } from '~/db/row-tags.server'

/** Somebody who runs the portal, under an internal id; who they are at their own provider stands twice, as a citizen's number does. */
export const worker = tagged(
  table(
    'worker',
    {
      id: text('id').primaryKey(),
      subjectIndex: text('subject_index').notNull(),
      subjectSealed: text('subject_sealed').notNull(),
      /** As the provider gave it at the last login. */
      nameSealed: text('name_sealed').notNull(),
      /** What the provider said that they are, at the last login. */
      roles: json('roles').$type<string[]>().notNull(),
      lastLoginAt: instant('last_login_at').notNull(),
      createdAt: instant('created_at').notNull(),
      rowTag: rowTag(),
    },
    (row) => [uniqueIndex('worker_subject').on(row.subjectIndex)],
  ),
  {
    key: ['id'],
    leavesOut: {
      subjectSealed: 'opens at its own row only',
      nameSealed: 'opens at its own row only',
      roles: 'decides nothing: the session has what the login said',
      lastLoginAt: 'decides nothing',
    },
  },
)
