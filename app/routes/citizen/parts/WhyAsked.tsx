import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { PERIODS, type RetainedId } from '~/privacy/periods'
import { Panel } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Facts } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'

/** Beside a form: what the answers are for, how long they are kept and who gets them (AVG 13). */
export function WhyAsked({ retained }: { retained: RetainedId }) {
  const words = PERIODS[retained]
  const facts = (['purpose', 'period', 'recipient'] as const).map((part) => ({
    name: <FormattedMessage id={`welcome.why.${part}`} />,
    value: <FormattedMessage id={words[part]} />,
  }))
  return (
    <Panel>
      <Heading level={2} looks={3}>
        <FormattedMessage id="welcome.why" />
      </Heading>
      <Facts facts={facts} stacked />
      <TextLink to={PATHS.privacy}>
        <FormattedMessage id="welcome.why.privacy" />
      </TextLink>
    </Panel>
  )
}
