import { table, text } from '~/db/columns.server'

/** A known value for each key that something in this database rests on, by which the key is known again. */
export const keyProof = table('key_proof', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})
