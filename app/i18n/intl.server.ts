import type { IntlShape } from 'react-intl'
import { messagesAbout } from './another'
import { allAreaWords } from './areas.server'
import { en } from './en'
import { makeIntl } from './intl'
import type { Language } from './language'
import { nl } from './nl'

const made: Record<Language, IntlShape> = {
  nl: makeIntl('nl', { ...nl, ...allAreaWords('nl') }),
  en: makeIntl('en', { ...en, ...allAreaWords('en') }),
}
const forPages: Record<Language, IntlShape> = { nl: makeIntl('nl', nl), en: makeIntl('en', en) }

/** The translations of a language, for what is written on the server. */
export function intlFor(language: Language): IntlShape {
  return made[language]
}

/** The same as they speak of somebody else than who reads, called by this name. */
export function intlAbout(language: Language, name: string): IntlShape {
  return makeIntl(language, messagesAbout(made[language].messages, name) as Record<string, string>)
}

/** The translations that a browser has of itself, so that a page is rendered here with what it will have there. */
export function intlForPages(language: Language): IntlShape {
  return forPages[language]
}
