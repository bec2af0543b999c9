import { index, instant, table, text } from '~/db/columns.server'

/** What the desk wrote down of a call: what is in it is sealed, and goes after 30 days. */
export const callNote = table(
  'call_note',
  {
    id: text('id').primaryKey(),
    at: instant('at').notNull(),
    /** Who took the call. */
    workerId: text('worker_id').notNull(),
    /** First name, surname, what was told and the reference of the switchboard. */
    contentSealed: text('content_sealed').notNull(),
  },
  (row) => [index('call_note_at').on(row.at, row.id)],
)
