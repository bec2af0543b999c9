import type { Text } from '~/catalogue/catalogue'
import { textAboutAnother } from './another'
import { useLanguage } from './intl'
import { useAnother } from './SpeakOf'

/**
 * Reads a text of the catalogue in the language of the page; while acting for another it speaks of them. What is the same
 * in both languages is a name, and stays what it is. `whose`: `said-around` where the words around name the person already.
 */
export function useText(whose: 'named' | 'said-around' = 'named'): (text: Text) => string {
  const language = useLanguage()
  const another = useAnother()
  return (text) => {
    const written = text[language]
    return another !== null && text.nl !== text.en
      ? textAboutAnother(written, { language, name: whose === 'named' ? another : null })
      : written
  }
}
