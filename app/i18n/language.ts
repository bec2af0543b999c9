import { PATHS, type Path } from '../paths'
export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Whose days, times and lists a language is written with: "29 November 2026", "a, b and c". */
export const WRITTEN_AS: Record<Language, string> = { nl: 'nl', en: 'en-GB' }

/** The language that a page, a mail or a receipt is written in. */
export function languageWritten({ locale }: { locale: string }): Language {
  return LANGUAGES.find((language) => WRITTEN_AS[language] === locale) ?? 'nl'
}

/** In a form that is only sent to see its page in the other language, with what was typed: nothing is done with it. */
export const OTHER_LANGUAGE = 'andere-taal'

/** The language of an address: English stands under `/en`, everything else is Dutch. */
export function languageOf(pathname: string): Language {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'nl'
}

/** The address of a Dutch path in a language. */
export function inLanguage(language: Language, path: Path): string {
  if (language === 'nl') return path
  return path === PATHS.home ? '/en' : `/en${path}`
}

/** The Dutch path of an address in either language. */
export function withoutLanguage(pathname: string): Path {
  if (languageOf(pathname) === 'nl') return pathname as Path
  return (pathname.slice('/en'.length) || PATHS.home) as Path
}
