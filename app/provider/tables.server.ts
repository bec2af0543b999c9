import { rowTag, tagged } from '~/db/row-tags.server'
import { index, instant, json, primaryKey, table, text } from '~/db/columns.server'

/** The directory of care organisations, by URA number. */
export const provider = tagged(
  table(
    'provider',
    {
      ura: text('ura').primaryKey(),
      name: text('name').notNull(),
      city: text('city').notNull(),
      /** Organisation types (Nictiz), the first is the main one. */
      types: json('types').$type<string[]>().notNull(),
      /** When its first day without it begins, in the Netherlands; it may still be to come. */
      endedAt: instant('ended_at'),
      /** The URA with which it goes on, where it ended by a merger. A named choice does not move there by itself. */
      mergedInto: text('merged_into'),
      /** Since when the privacy officer has it blocked: nobody asks or does anything for it; null while it is not. */
      blockedAt: instant('blocked_at'),
      /** What its types were before they last changed, and since when they are others. */
      typesBefore: json('types_before').$type<string[]>(),
      typesChangedAt: instant('types_changed_at'),
      updatedAt: instant('updated_at').notNull(),
      rowTag: rowTag(),
    },
    (row) => [index('provider_name').on(row.name)],
  ),
  { key: ['ura'], leavesOut: { updatedAt: 'decides nothing' } },
)

/** Words of name and town, folded, so that a search is a prefix scan of an index. */
export const providerWord = table(
  'provider_word',
  { word: text('word').notNull(), ura: text('ura').notNull() },
  (row) => [primaryKey({ columns: [row.word, row.ura] })],
)

/** A care system that may ask, bound to one organisation. */
export const apiClient = tagged(
  table(
    'api_client',
    {
      id: text('id').primaryKey(),
      ura: text('ura').notNull(),
      name: text('name').notNull(),
      /** active · blocked · stopped (by the privacy officer) · stopped-blocked (and it was blocked) · stopped-with-organisation */
      status: text('status').notNull(),
      /** Public keys (JWKS), or null where `jwksUri` names them. */
      jwks: json('jwks').$type<{ keys: Record<string, unknown>[] }>(),
      jwksUri: text('jwks_uri'),
      /** The keys before these, and until when they count besides; null where they stopped at once. */
      oldJwks: json('old_jwks').$type<{ keys: Record<string, unknown>[] }>(),
      oldJwksUntil: instant('old_jwks_until'),
      scopes: json('scopes').$type<string[]>().notNull(),
      /** The last Dutch day on which it got a token. */
      lastUsedOn: text('last_used_on'),
      createdAt: instant('created_at').notNull(),
      rowTag: rowTag(),
    },
    (row) => [index('api_client_ura').on(row.ura)],
  ),
  { key: ['id'], leavesOut: { name: 'decides nothing', lastUsedOn: 'decides nothing' } },
)
