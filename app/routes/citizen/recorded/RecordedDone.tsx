import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ResultCard } from '~/ui/Card'
import { Heading, Paragraph } from '~/ui/Heading'
import { Facts } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import type { Recorded } from './shown'

type Props = Pick<Recorded, 'number' | 'ended'> & { done: NonNullable<Recorded['done']> }

/** What was just done, above the same picture. */
export function RecordedDone({ done, number, ended }: Props) {
  return (
    <ResultCard>
      <Heading level={1}>
        <FormattedMessage id={`recorded.done.${done}`} />
      </Heading>
      <Paragraph kind="lead">
        <FormattedMessage id={`recorded.done.${done}.lead`} />
      </Paragraph>
      {ended && ended.left > 0 && (
        <p>
          <FormattedMessage id="recorded.ended.left" />
        </p>
      )}
      {done === 'not-said' && (
        <Facts facts={[{ name: <FormattedMessage id="recorded.done.case" />, value: number }]} />
      )}
      <p>
        <TextLink to={PATHS.overview} kind="onward">
          <FormattedMessage id="recorded.done.overview" />
        </TextLink>
      </p>
    </ResultCard>
  )
}
