import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { createIntl, createIntlCache, RawIntlProvider, useIntl, type IntlShape } from 'react-intl'
import type { Area } from './areas'
import { languageWritten, WRITTEN_AS, type Language } from './language'
import type { MessageId } from './nl'
import type { PageTextId } from './pages'
import type { Words } from './word-files'

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
export function makeIntl(language: Language, messages: Words): IntlShape {
  return createIntl(
    {
      ...{ locale: WRITTEN_AS[language], defaultLocale: 'nl', timeZone: TIME_ZONE },
      messages: messages as Record<MessageId | PageTextId, string>,
    },
    createIntlCache(),
  )
}

/** The language of the page. */
export function useLanguage(): Language {
  return languageWritten(useIntl())
}

export function IntlProvider({ intl, children }: { intl: IntlShape; children: ReactNode }) {
  return <RawIntlProvider value={intl}>{children}</RawIntlProvider>
}

/** Gives the translations with the words of these areas, besides what every page has; the same ones at every asking. */
export type WordSource = (areas: readonly Area[]) => IntlShape

/** Keeps what it made, for each set of areas. `wordsOf` gives the words of one area; there are few sets, so none is dropped. */
export function wordSource(language: Language, base: Words, wordsOf: (area: Area) => Words): WordSource {
  const made = new Map<string, IntlShape>()
  return (areas) => {
    const set = areas.join()
    const intl = made.get(set) ?? makeIntl(language, Object.assign({}, base, ...areas.map(wordsOf)) as Words)
    made.set(set, intl)
    return intl
  }
}

const Source = createContext<WordSource | null>(null)

/** Says where the pages inside get their words from: all there are on the server, those fetched in a browser. */
export function WordSourceProvider({ source, children }: { source: WordSource; children: ReactNode }) {
  return (
    <Source.Provider value={source}>
      <IntlProvider intl={source([])}>{children}</IntlProvider>
    </Source.Provider>
  )
}

/** Gives the words of these areas to everything inside. */
export function AreaWords({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const source = useContext(Source)
  const around = useIntl()
  return <IntlProvider intl={source?.(areas) ?? around}>{children}</IntlProvider>
}

/** Gives the words that a page's own loader sent to everything inside, besides those there were. */
export function MoreWords({ words, children }: { words: Words; children: ReactNode }) {
  const around = useIntl()
  const { messages } = around
  const language = languageWritten(around)
  const intl = useMemo(
    () => makeIntl(language, { ...(messages as unknown as Words), ...words }),
    [language, messages, words],
  )
  return <IntlProvider intl={intl}>{children}</IntlProvider>
}
