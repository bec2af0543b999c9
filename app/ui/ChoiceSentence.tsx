import { FormattedMessage } from 'react-intl'
import type { Sentence } from '~/consent/sentence'
import { sentenceValues, useSentenceWords } from './sentence-text'
import { bold } from './words'

/** A choice as one sentence, who and until when in weight; the one place that says what was chosen. */
export function ChoiceSentence({ sentence }: { sentence: Sentence }) {
  const words = useSentenceWords()
  return <FormattedMessage id={sentence.id} values={{ ...bold, ...sentenceValues(words, sentence) }} />
}
