import { files } from 'virtual:word-files'
import type { Area } from './areas'
import type { Language } from './language'
import { BASE } from './word-files'

/** Where a browser fetches the words of a page: those that every page has first, then each area's. */
export function wordFilesOf(language: Language, areas: readonly Area[]): Record<string, string> {
  return Object.fromEntries([BASE, ...areas].map((area) => [area, files[language][area]!]))
}
