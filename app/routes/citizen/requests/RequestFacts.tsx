import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { Card } from '~/ui/Card'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'
import { AuthorWords } from '../parts/AuthorWords'
import { RequestStanding } from './RequestStanding'
import type { RequestShown } from './shown'

/** Who asks, for what, which data, for whom and until when; what the organisation wrote is shown as its own words. */
export function RequestFacts(shown: RequestShown) {
  const { organisation, purpose, text, asked, recipient, askedUntil, sentAt, answeredAt, answeredBy } = shown
  const { formatList } = useIntl()
  const say = useText()
  const facts = [
    ['request.one.purpose', <FormattedMessage key="purpose" id={`request.purpose.${purpose}`} />],
    ['request.one.data', formatList(asked.map(({ lowercase }) => say(lowercase)))],
    ['request.one.recipient', recipient],
    ['request.one.until', <Day key="until" at={askedUntil} />],
    ['request.one.sent', <Moment key="sent" at={sentAt} />],
    ['request.one.answered', answeredAt && <Moment key="answered" at={answeredAt} />],
    ['request.one.by', answeredBy && <AuthorWords key="by" author={answeredBy} />],
  ] as const
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="request.one.asked" values={{ organisation: organisation.name }} />
      </Heading>
      <p>
        <RequestStanding {...shown} />
      </p>
      <blockquote className="quoted">{text}</blockquote>
      <Paragraph kind="hint">
        <FormattedMessage id="request.one.own-words" />
      </Paragraph>
      <Facts
        facts={facts.flatMap(([id, value]) => (value ? [{ name: <FormattedMessage id={id} />, value }] : []))}
      />
    </Card>
  )
}
