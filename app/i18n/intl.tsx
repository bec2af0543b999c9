import type { ReactNode } from 'react'
import { createIntl, createIntlCache, RawIntlProvider, type IntlShape } from 'react-intl'
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
