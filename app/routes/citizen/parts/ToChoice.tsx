import { FormattedMessage, useIntl } from 'react-intl'
import type { Sentence } from '~/consent/sentence'
import { useText } from '~/i18n/text'
import type { Path } from '~/paths'
import { sentenceText } from '~/ui/sentence-text'
import { TextLink } from '~/ui/TextLink'
import { useFromHere } from '../../use-came-from'

/** To where a choice is changed; nowhere for one about a provider that may not be named. */
export function ToChoice({ to, sentence }: { to: Path | null; sentence: Sentence }) {
  const intl = useIntl()
  const text = useText()
  const fromHere = useFromHere()
  if (to === null) return null
  return (
    <TextLink to={fromHere(to)} about={sentenceText({ intl, text }, sentence)}>
      <FormattedMessage id="control.change" />
    </TextLink>
  )
}
