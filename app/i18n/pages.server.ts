import en from './en/pages.json'
import type { Language } from './language'
import nl from './nl/pages.json'
import type { PageTextId } from './pages'

const all: Record<Language, Record<PageTextId, string>> = { nl, en }

/** The long texts of one public page, by the beginning of their ids: they travel with that page only. */
export function pageTexts(language: Language, page: string): Record<string, string> {
  return Object.fromEntries(Object.entries(all[language]).filter(([id]) => id.startsWith(`${page}.`)))
}
