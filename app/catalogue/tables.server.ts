import { rowTag, tagged } from '~/db/row-tags.server'
import { instant, integer, table, text } from '~/db/columns.server'

/** Published catalogues, each immutable. Version 1 comes with the product and needs no row. */
export const catalogueVersion = tagged(
  table('catalogue_version', {
    version: integer('version').primaryKey(),
    /** The catalogue as JSON text. */
    body: text('body').notNull(),
    publishedAt: instant('published_at').notNull(),
    rowTag: rowTag(),
  }),
  { key: ['version'] },
)
