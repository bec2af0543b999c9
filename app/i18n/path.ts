import { useIntl } from 'react-intl'
import type { Path } from '../paths'
import { inLanguage, type Language } from './language'

/** Gives an address of the portal in the reader's language. */
export function usePath(): (path: Path) => string {
  const { locale } = useIntl()
  return (path) => inLanguage(locale as Language, path)
}
