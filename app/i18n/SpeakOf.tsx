import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { messagesAbout } from './another'
import { IntlProvider, makeIntl } from './intl'
import { languageWritten } from './language'

const Another = createContext<string | null>(null)

/** What somebody else is called whom the page is about; null where it is about who reads it. */
export function useAnother(): string | null {
  return useContext(Another)
}

/** Everything inside speaks of this person instead of to the reader; without a name nothing changes. */
export function SpeakOf({ name, children }: { name: string | undefined; children: ReactNode }) {
  const intl = useIntl()
  const other = useMemo(
    () =>
      name === undefined
        ? null
        : makeIntl(languageWritten(intl), messagesAbout(intl.messages, name) as Record<string, string>),
    [intl, name],
  )
  return (
    <Another.Provider value={name ?? null}>
      <IntlProvider intl={other ?? intl}>{children}</IntlProvider>
    </Another.Provider>
  )
}
