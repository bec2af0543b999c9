import { useIntl } from 'react-intl'
import { inLanguage, type Language } from './language'

/** Gives the address of a Dutch path in the reader's language: '/mijn' becomes '/mijn' or '/en/mijn'. */
export function usePath(): (path: string) => string {
  const { locale } = useIntl()
  return (path) => inLanguage(locale as Language, path)
}
