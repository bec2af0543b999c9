import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Disclosure } from '~/ui/Disclosure'
import { StandingSentences } from '~/ui/StandingSentences'
import { TextLink } from '~/ui/TextLink'
import { useFromHere } from '../../use-came-from'
import { ToChoice } from '../parts/ToChoice'
import type { Review } from '../parts/shown'

/** What stays as it is, folded away. */
export function Unchanged({ unchanged }: Pick<Review, 'unchanged'>) {
  const fromHere = useFromHere()
  if (unchanged.count === 0) return null
  return (
    <Disclosure summary={<FormattedMessage id="control.unchanged" values={{ count: unchanged.count }} />}>
      <StandingSentences standing={unchanged.lines} />
      {unchanged.more > 0 && (
        <p className="hint">
          <FormattedMessage id="control.folded.more" values={{ count: unchanged.more }} />{' '}
          <TextLink to={fromHere(PATHS.namedChoices)}>
            <FormattedMessage id="named.title" />
          </TextLink>
        </p>
      )}
    </Disclosure>
  )
}

/** What has no effect now and why, folded away. */
export function WithoutEffect({ withoutEffect }: Pick<Review, 'withoutEffect'>) {
  const more = withoutEffect.count - withoutEffect.lines.length
  if (withoutEffect.count === 0) return null
  return (
    <Disclosure
      summary={<FormattedMessage id="control.without-effect" values={{ count: withoutEffect.count }} />}
    >
      <ul className="plain-list">
        {withoutEffect.lines.map(({ sentence, by, to }, place) => (
          <li key={place}>
            <ChoiceSentence sentence={sentence} />. <FormattedMessage id={`control.without-effect.${by}`} />{' '}
            <ToChoice to={to} sentence={sentence} />
          </li>
        ))}
      </ul>
      {more > 0 && <FormattedMessage id="control.folded.more" values={{ count: more }} />}
    </Disclosure>
  )
}
