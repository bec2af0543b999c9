import { FormattedMessage } from 'react-intl'
import type { Sentence } from '~/consent/sentence'
import type { Path } from '~/paths'
import { sentenceText, useSentenceWords } from '~/ui/sentence-text'
import { TextLink } from '~/ui/TextLink'
import { useFromHere } from '../../use-came-from'

/** To where a choice is changed; nowhere for one about a provider that may not be named. */
export function ToChoice({ to, sentence }: { to: Path | null; sentence: Sentence }) {
  const words = useSentenceWords()
  const fromHere = useFromHere()
  if (to === null) return null
  return (
    <TextLink to={fromHere(to)} about={sentenceText(words, sentence)}>
      <FormattedMessage id="control.change" />
    </TextLink>
  )
}
