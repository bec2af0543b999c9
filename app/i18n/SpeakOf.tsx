import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { messagesAbout } from './another'
import { IntlProvider, makeIntl } from './intl'
import type { Language } from './language'

const SpeaksOfAnother = createContext(false)

/** Whether the page is about somebody else than who reads it. */
export function useSpeaksOfAnother(): boolean {
  return useContext(SpeaksOfAnother)
}

/** Everything inside speaks of this person instead of to the reader; without a name nothing changes. */
export function SpeakOf({ name, children }: { name: string | undefined; children: ReactNode }) {
  const intl = useIntl()
  const other = useMemo(
    () =>
      name === undefined
        ? null
        : makeIntl(intl.locale as Language, messagesAbout(intl.messages, name) as Record<string, string>),
    [intl, name],
  )
  return (
    <SpeaksOfAnother.Provider value={other !== null}>
      <IntlProvider intl={other ?? intl}>{children}</IntlProvider>
    </SpeaksOfAnother.Provider>
  )
}
