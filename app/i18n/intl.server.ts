import type { IntlShape } from 'react-intl'
import { en } from './en'
import { makeIntl } from './intl'
import type { Language } from './language'
import { nl } from './nl'

const made: Record<Language, IntlShape> = { nl: makeIntl('nl', nl), en: makeIntl('en', en) }

/** The translations of a language, for rendering on the server and for titles. */
export function intlFor(language: Language): IntlShape {
  return made[language]
}
