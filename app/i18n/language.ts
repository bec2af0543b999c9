export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** In a form that is only sent to see its page in the other language, with what was typed: nothing is done with it. */
export const OTHER_LANGUAGE = 'andere-taal'

/** The language of an address: English stands under `/en`, everything else is Dutch. */
export function languageOf(pathname: string): Language {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'nl'
}

/** The address of a Dutch path in a language. */
export function inLanguage(language: Language, path: string): string {
  if (language === 'nl') return path
  return path === '/' ? '/en' : `/en${path}`
}

/** The Dutch path of an address in either language. */
export function withoutLanguage(pathname: string): string {
  if (languageOf(pathname) === 'nl') return pathname
  return pathname.slice('/en'.length) || '/'
}
