import type { Language } from './language'

/** What is said, by id. */
export type Words = Record<string, string>

/** What every page has, beside the areas. */
export const BASE = 'base'

/** Where the words of each area are fetched, by language. */
export type WordFiles = Record<Language, Record<string, string>>
