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
  const isLeft = ended !== null && ended.left > 0
  return (
    <ResultCard>
      <Heading level={1}>
        <FormattedMessage id={isLeft ? 'recorded.done.left' : `recorded.done.${done}`} />
      </Heading>
      <Paragraph kind="lead">
        <FormattedMessage id={isLeft ? 'recorded.ended.left' : `recorded.done.${done}.lead`} />
      </Paragraph>
      {done === 'not-said' && <Case number={number} />}
      <p>
        <TextLink to={PATHS.overview} kind="onward">
          <FormattedMessage id="recorded.done.overview" />
        </TextLink>
      </p>
    </ResultCard>
  )
}

/** Under what number it is looked into, and when an answer comes. */
export function Case({ number }: Pick<Recorded, 'number'>) {
  return (
    <div className="part">
      <p>
        <FormattedMessage id="recorded.done.case.text" />
      </p>
      <Facts facts={[{ name: <FormattedMessage id="recorded.done.case" />, value: number }]} />
    </div>
  )
}
