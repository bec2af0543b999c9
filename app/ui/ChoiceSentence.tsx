import { FormattedMessage, useIntl } from 'react-intl'
import type { Sentence } from '~/consent/sentence'
import { useAnother } from '~/i18n/SpeakOf'
import { useText } from '~/i18n/text'
import { sentenceValues } from './sentence-text'
import { bold } from './words'

/** A choice as one sentence, who and until when in weight; the one place that says what was chosen. */
export function ChoiceSentence({ sentence }: { sentence: Sentence }) {
  const intl = useIntl()
  const text = useText()
  const another = useAnother()
  const { holder, ...values } = sentenceValues({ intl, text }, sentence)
  return (
    <FormattedMessage
      id={sentence.id}
      values={{ ...bold, ...values, holder: another ? withoutName(holder, another) : holder }}
    />
  )
}

/** "de huisarts van Cato" where the sentence says already whose data they are. */
function withoutName(holder: string, name: string): string {
  const said = ` van ${name}`
  return holder.endsWith(said) ? holder.slice(0, -said.length) : holder
}
