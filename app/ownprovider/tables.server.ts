import { instant, table, text } from '~/db/columns.server'

/** The citizen's own providers, as one sealed list: which ones they are says something about somebody's health. */
export const ownProviderList = table('own_provider_list', {
  subjectId: text('subject_id').primaryKey(),
  providersSealed: text('providers_sealed').notNull(),
  changedAt: instant('changed_at').notNull(),
})
