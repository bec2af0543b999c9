import type { HolderCategory } from '~/catalogue/catalogue'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { searchProviders } from './store.server'

/** How many providers a search shows; more asks for a better word. */
const SHOWN_AT_ONCE = 20

export type FoundProvider = { ura: string; name: string; city: string; types: string[] }
export type SearchAnswer = { providers: FoundProvider[]; more: boolean } | null

/** How many are looked through when only those of some kind are asked for. */
const LOOKED_THROUGH = 200

/**
 * Finds providers by name and town, those of the kind that is asked for; null when nothing was asked. `more` says that
 * there may be others: a better word finds them.
 */
export async function searchDirectory(
  { database, now }: Runtime,
  query: string,
  fits?: (provider: FoundProvider) => boolean,
): Promise<SearchAnswer> {
  if (query.trim() === '') return null
  const limit = (fits ? LOOKED_THROUGH : SHOWN_AT_ONCE) + 1
  const found = await searchProviders(database.reader, query.slice(0, 100), { at: now(), limit })
  const fitting = found
    .map(({ ura, name, city, types }): FoundProvider => ({ ura, name, city, types }))
    .filter((provider) => fits?.(provider) ?? true)
  return {
    providers: fitting.slice(0, SHOWN_AT_ONCE),
    more: fitting.length > SHOWN_AT_ONCE || found.length === limit,
  }
}

/** What a page that lists providers needs to name their groups. */
export type GroupNames = { holders: HolderCategory[]; categories: Record<string, string[]> }

/** The groups of holders with their words, and which types belong to them. */
export async function readGroupNames({ database }: Runtime): Promise<GroupNames> {
  const { holders, holderCategoriesOfType } = await currentCatalogue(database.reader)
  return { holders, categories: holderCategoriesOfType }
}

/** The public page that finds providers: what was searched, and the words for the groups. */
export async function findInDirectory(runtime: Runtime, query: string) {
  const [found, groups] = await Promise.all([searchDirectory(runtime, query), readGroupNames(runtime)])
  return { query, found, ...groups }
}
