import type { IntlShape } from 'react-intl'
import { messagesAbout } from './another'
import { allAreaWords, areaWords } from './areas.server'
import { en } from './en'
import { makeIntl, wordSource, type WordSource } from './intl'
import type { Language } from './language'
import { nl } from './nl'

const made: Record<Language, IntlShape> = {
  nl: makeIntl('nl', { ...nl, ...allAreaWords('nl') }),
  en: makeIntl('en', { ...en, ...allAreaWords('en') }),
}
const forPages: Record<Language, WordSource> = {
  nl: wordSource('nl', nl, (area) => areaWords('nl', area)),
  en: wordSource('en', en, (area) => areaWords('en', area)),
}

/** The translations of a language, for what is written on the server. */
export function intlFor(language: Language): IntlShape {
  return made[language]
}

/** The same as they speak of somebody else than who reads, called by this name. */
export function intlAbout(language: Language, name: string): IntlShape {
  return makeIntl(language, messagesAbout(made[language].messages, name) as Record<string, string>)
}

/** The words as a browser has them by area, so that a page is rendered here with what it will have there. */
export function wordsForPages(language: Language): WordSource {
  return forPages[language]
}
