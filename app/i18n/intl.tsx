import { useMemo, type ReactNode } from 'react'
import { createIntl, createIntlCache, RawIntlProvider, useIntl, type IntlShape } from 'react-intl'
import type { Language } from './language'
import type { MessageId } from './nl'
import type { PageTextId } from './pages'

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId | PageTextId
    }
  }
}

/** Dutch time on every page, wherever the reader is. */
const TIME_ZONE = 'Europe/Amsterdam'

/** Makes the translations of one language; one instance a language lives as long as the process or page. */
export function makeIntl(language: Language, messages: Record<string, string>): IntlShape {
  return createIntl(
    { locale: language, defaultLocale: 'nl', messages, timeZone: TIME_ZONE },
    createIntlCache(),
  )
}

export function IntlProvider({ intl, children }: { intl: IntlShape; children: ReactNode }) {
  return <RawIntlProvider value={intl}>{children}</RawIntlProvider>
}

type MoreWordsProps = { words: Record<string, string> | undefined; children: ReactNode }

/** Gives the words that came with a page to everything inside, besides those there were. */
export function MoreWords({ words, children }: MoreWordsProps) {
  const around = useIntl()
  const { locale, messages } = around
  const intl = useMemo(
    () =>
      words ? makeIntl(locale as Language, { ...(messages as Record<string, string>), ...words }) : around,
    [around, locale, messages, words],
  )
  return <IntlProvider intl={intl}>{children}</IntlProvider>
}
