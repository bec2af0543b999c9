import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { ResultCard } from '~/ui/Card'
import { Actions, PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'

/** The code was right: one may choose along at once, or the desk looks at evidence first. */
export function Paired({ state }: { state: 'actief' | 'servicedesk' }) {
  return (
    <PageBody narrow>
      <ResultCard>
        <Heading level={1}>
          <FormattedMessage id={`pairing.done.${state}`} />
        </Heading>
        <Paragraph kind="lead">
          <FormattedMessage id={`pairing.done.${state}.text`} />
        </Paragraph>
      </ResultCard>
      <Actions>
        <ButtonLink to={PATHS.others} kind="primary" size="main">
          <FormattedMessage id="pairing.done.on" />
        </ButtonLink>
      </Actions>
    </PageBody>
  )
}
