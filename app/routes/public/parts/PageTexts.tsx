import { useLoaderData } from '@remix-run/react'
import { useMemo, type ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { IntlProvider, makeIntl } from '~/i18n/intl'
import type { Language } from '~/i18n/language'
import type { loadTexts } from './page-texts.server'

/** Gives the texts that the page's loader sent to everything inside. */
export function PageTexts({ children }: { children: ReactNode }) {
  const { texts } = useLoaderData<ReturnType<typeof loadTexts>>()
  const { locale, messages } = useIntl()
  const intl = useMemo(
    () => makeIntl(locale as Language, { ...(messages as Record<string, string>), ...texts }),
    [locale, messages, texts],
  )
  return <IntlProvider intl={intl}>{children}</IntlProvider>
}
