import { useIntl } from 'react-intl'
import type { Text } from '~/catalogue/catalogue'
import type { Language } from './language'

/** Reads a text of the catalogue in the language of the page. */
export function useText(): (text: Text) => string {
  const { locale } = useIntl()
  return (text) => text[locale as Language]
}
