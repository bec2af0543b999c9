import { useIntl, type IntlShape } from 'react-intl'
import type { Sentence } from '~/consent/sentence'
import type { Text } from '~/catalogue/catalogue'
import { joined } from '~/i18n/joined'
import { useText } from '~/i18n/text'
import { dayOf } from './written-time'

/** The words of a message, and how a text of the catalogue is read beside them. */
export type SentenceWords = { intl: IntlShape; text: (text: Text) => string }

/** The words of the page for such a sentence, which says itself whose data it is about. */
export function useSentenceWords(): SentenceWords {
  return { intl: useIntl(), text: useText('said-around') }
}

/** What a sentence's message asks for, in the language of the page. `first` begins a sentence, `receivers` does not. */
export function sentenceValues({ intl, text }: SentenceWords, { values }: Sentence) {
  const receivers = joined(intl, values.receivers.map(text))
  return {
    receivers,
    first: receivers.charAt(0).toUpperCase() + receivers.slice(1),
    holder: text(values.holder),
    data: text(values.data),
    grammar: values.grammar,
    other: values.other ?? 'none',
    day: values.day === undefined ? '' : dayOf(intl, values.day),
  }
}

/** A choice as a plain sentence: for a mail, a PDF, an attribute. */
export function sentenceText(words: SentenceWords, sentence: Sentence): string {
  const plain = { b: (words: string[]) => words.join('') }
  return words.intl.formatMessage({ id: sentence.id }, { ...plain, ...sentenceValues(words, sentence) })
}
