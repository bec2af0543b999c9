import enPages from './en/pages.json'
import enRetention from './en/retention.json'
import enSettings from './en/settings.json'
import type { Language } from './language'
import nlPages from './nl/pages.json'
import nlRetention from './nl/retention.json'
import nlSettings from './nl/settings.json'
import type { PageTextId } from './pages'

const all: Record<Language, Record<PageTextId, string>> = {
  nl: { ...nlPages, ...nlRetention, ...nlSettings },
  en: { ...enPages, ...enRetention, ...enSettings },
}

/** The texts of one page, by the beginning of their ids: they travel with that page only. */
export function pageTexts(language: Language, page: string): Record<string, string> {
  return Object.fromEntries(Object.entries(all[language]).filter(([id]) => id.startsWith(`${page}.`)))
}
