import type { Runtime } from '~/runtime/runtime.server'
import { searchProviders } from './store.server'

/** How many providers a search shows; more asks for a better word. */
export const SHOWN_AT_ONCE = 20

export type FoundProvider = { ura: string; name: string; city: string; types: string[] }
export type SearchAnswer = { providers: FoundProvider[]; more: boolean } | null

/** Finds providers by name and town; null when nothing was asked. */
export async function searchDirectory({ database }: Runtime, query: string): Promise<SearchAnswer> {
  if (query.trim() === '') return null
  const found = await searchProviders(database.reader, query.slice(0, 100), { limit: SHOWN_AT_ONCE + 1 })
  return {
    providers: found
      .slice(0, SHOWN_AT_ONCE)
      .map(({ ura, name, city, types }) => ({ ura, name, city, types })),
    more: found.length > SHOWN_AT_ONCE,
  }
}
