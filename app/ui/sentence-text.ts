import type { IntlShape } from 'react-intl'
import type { Sentence } from '~/consent/sentence'
import type { Language } from '~/i18n/language'
import { dayOf } from './written-time'

/** What a sentence's message asks for, in the language of the page. `first` begins a sentence, `receivers` does not. */
export function sentenceValues(intl: IntlShape, { values }: Sentence) {
  const language = intl.locale as Language
  const receivers = intl.formatList(values.receivers.map((receiver) => receiver[language]))
  return {
    receivers,
    first: receivers.charAt(0).toUpperCase() + receivers.slice(1),
    holder: values.holder[language],
    data: values.data[language],
    grammar: values.grammar,
    other: values.other ?? 'none',
    day: values.day === undefined ? '' : dayOf(intl, values.day),
  }
}

/** A choice as a plain sentence: for a mail, a PDF, an attribute. */
export function sentenceText(intl: IntlShape, sentence: Sentence): string {
  const plain = { b: (words: string[]) => words.join('') }
  return intl.formatMessage({ id: sentence.id }, { ...plain, ...sentenceValues(intl, sentence) })
}
