import { FormattedMessage, useIntl } from 'react-intl'
import type { Sentence } from '~/consent/sentence'
import { useText } from '~/i18n/text'
import { sentenceValues } from './sentence-text'
import { bold } from './words'

/** A choice as one sentence, who and until when in weight; the one place that says what was chosen. */
export function ChoiceSentence({ sentence }: { sentence: Sentence }) {
  const intl = useIntl()
  const text = useText()
  return (
    <FormattedMessage id={sentence.id} values={{ ...bold, ...sentenceValues({ intl, text }, sentence) }} />
  )
}
