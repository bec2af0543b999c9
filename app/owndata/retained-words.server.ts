import { intlFor } from '~/i18n/intl.server'
import { makeIntl } from '~/i18n/intl'
import type { Language } from '~/i18n/language'
import { pageTexts } from '~/i18n/pages.server'
import { PERIODS, type RetainedId } from '~/privacy/periods'

/** What is kept, what for, by which law, who gets it and how long, in words. */
export type RetainedWords = Record<(typeof PARTS_SAID)[number], string>

const PARTS_SAID = ['data', 'purpose', 'ground', 'recipient', 'period'] as const

const told = {
  nl: intlWith('nl'),
  en: intlWith('en'),
}

/** The table of periods says it with words of its own and of other pages: said here, so that a page fetches none of those. */
export function retainedWords(id: RetainedId, language: Language): RetainedWords {
  const said = PARTS_SAID.map((part) => [part, told[language].formatMessage({ id: PERIODS[id][part] })])
  return Object.fromEntries(said) as RetainedWords
}

function intlWith(language: Language) {
  const { messages } = intlFor(language)
  return makeIntl(language, { ...messages, ...pageTexts(language, 'retention') } as Record<string, string>)
}
