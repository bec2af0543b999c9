import type { Runtime } from '~/runtime/runtime.server'
import { isNamed, named, uraOf } from '~/consent/choice'
import { findProviders, searchProviders } from './store.server'

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

/** The names of the providers that choices name, by their party; one the directory does not know is left out. */
export async function readNamesIn(
  { database }: Runtime,
  keys: readonly { holder: string; receiver: string }[],
): Promise<Record<string, string>> {
  const parties = [...new Set(keys.flatMap(({ holder, receiver }) => [holder, receiver]).filter(isNamed))]
  const found = await findProviders(database.reader, parties.map(uraOf))
  return Object.fromEntries(found.map(({ ura, name }) => [named(ura), name]))
}
