import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ResultCard } from '~/ui/Card'
import { PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'
import { Case } from '../../citizen/recorded/Case'

/** What was answered with the code of a paper: the same whatever stood. */
export function SlipDone({ as, number }: { as: 'accepted' | 'ended'; number: string }) {
  return (
    <PageBody narrow>
      <ResultCard>
        <Heading level={1}>
          <FormattedMessage id={`recorded.code.${as}`} />
        </Heading>
        <Paragraph kind="lead">
          <FormattedMessage id={`recorded.code.${as}.lead`} />
        </Paragraph>
        {as === 'ended' && <Case number={number} answeredAt={null} />}
        <p>
          <TextLink to={PATHS.overview} kind="onward">
            <FormattedMessage id="recorded.code.log-in" />
          </TextLink>
        </p>
        {as === 'ended' && (
          <p>
            <TextLink to={PATHS.recordings}>
              <FormattedMessage id="recorded.code.ban" />
            </TextLink>
          </p>
        )}
      </ResultCard>
    </PageBody>
  )
}
