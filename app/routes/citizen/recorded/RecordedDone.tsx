import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ResultCard } from '~/ui/Card'
import { Heading, Paragraph } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'
import { Case } from './Case'
import type { Recorded } from './shown'

type Props = Pick<Recorded, 'number' | 'ended'> & { done: NonNullable<Recorded['done']> }

/** What was just done, above the same picture. */
export function RecordedDone({ done, number, ended }: Props) {
  const isLeft = ended !== null && ended.left > 0
  return (
    <ResultCard>
      <Heading level={1}>
        <FormattedMessage id={isLeft ? 'recorded.done.left' : `recorded.done.${done}`} />
      </Heading>
      <Paragraph kind="lead">
        <FormattedMessage id={isLeft ? 'recorded.ended.left' : `recorded.done.${done}.lead`} />
      </Paragraph>
      {done === 'not-said' && <Case number={number} answeredAt={ended?.answeredAt ?? null} />}
      <p>
        <TextLink to={PATHS.overview} kind="onward">
          <FormattedMessage id="recorded.done.overview" />
        </TextLink>
      </p>
    </ResultCard>
  )
}
