import { useIntl } from 'react-intl'
import type { Text } from '~/catalogue/catalogue'
import { textAboutAnother } from './another'
import type { Language } from './language'
import { useAnother } from './SpeakOf'

/**
 * Reads a text of the catalogue in the language of the page; while acting for another it speaks of them. What is the same
 * in both languages is a name, and stays what it is.
 */
export function useText(): (text: Text) => string {
  const { locale } = useIntl()
  const another = useAnother()
  return (text) => {
    const written = text[locale as Language]
    return another !== null && text.nl !== text.en
      ? textAboutAnother(written, { locale, name: another })
      : written
  }
}
