import { FormattedMessage, useIntl } from 'react-intl'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'
import { dayOf } from '~/ui/written-time'
import type { ShownCase } from './shown'

/** How it came in, for how long it is, who decided and why. */
export function CaseFacts({ shown }: { shown: ShownCase }) {
  const intl = useIntl()
  const { channel, askedAt, startsOn, endsOn, asks, decided, reason, stage } = shown
  const nameless = intl.formatMessage({ id: 'desk-evidence.who.colleague' })
  const days = startsOn && endsOn && { from: dayOf(intl, startsOn), until: dayOf(intl, endsOn) }
  const period = stage === 'new' ? 'desk-evidence.one.period.asked' : 'desk-evidence.one.period.days'
  const name = (id: 'channel' | 'asked' | 'period' | 'asks' | 'decided' | 'reason') => (
    <FormattedMessage id={`desk-evidence.one.${id}`} />
  )
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="desk-evidence.one.facts" />
      </Heading>
      <Facts
        stacked
        facts={[
          {
            name: name('channel'),
            value: <FormattedMessage id={`desk-evidence.channel.${channel}`} />,
          },
          { name: name('asked'), value: <Moment at={askedAt} /> },
          ...(days ? [{ name: name('period'), value: <FormattedMessage id={period} values={days} /> }] : []),
          ...(asks === 'indeterminate'
            ? [{ name: name('asks'), value: <FormattedMessage id="desk-evidence.one.asks.indeterminate" /> }]
            : []),
          ...(decided
            ? [
                {
                  name: name('decided'),
                  value: (
                    <FormattedMessage
                      id="desk-evidence.one.seen.by"
                      values={{ name: decided.name ?? nameless, moment: <Moment key="at" at={decided.at} /> }}
                    />
                  ),
                },
              ]
            : []),
          ...(reason ? [{ name: name('reason'), value: reason }] : []),
        ]}
      />
    </Card>
  )
}
