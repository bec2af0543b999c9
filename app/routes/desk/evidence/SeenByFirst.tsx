import { FormattedMessage, useIntl } from 'react-intl'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'
import { dayOf } from '~/ui/written-time'
import type { ShownCase } from './shown'

type Seen = Pick<ShownCase, 'seen' | 'startsOn' | 'endsOn' | 'above' | 'higher'>

/** What the first of the desk wrote down of the papers, for the second to hold against them. */
export function SeenByFirst({ shown }: { shown: Seen }) {
  const intl = useIntl()
  const { seen, startsOn, endsOn, above, higher } = shown
  if (!seen) return null
  const { formatMessage } = intl
  const nameless = formatMessage({ id: 'desk-evidence.who.colleague' })
  const papers = seen.papers.map((paper) => formatMessage({ id: `desk-evidence.paper.${paper}` }))
  const ranks = above.flatMap((rank) => {
    const why = higher[rank]
    return why ? [{ rank, why }] : []
  })
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="desk-evidence.one.seen" />
      </Heading>
      <Card>
        <p>
          <FormattedMessage
            id="desk-evidence.one.seen.by"
            values={{ name: seen.name ?? nameless, moment: <Moment key="at" at={seen.at} /> }}
          />
        </p>
        <Facts
          facts={[
            { name: <FormattedMessage id="desk-evidence.one.seen.papers" />, value: papers.join(', ') },
            ...(seen.dated
              ? [
                  {
                    name: <FormattedMessage id="desk-evidence.one.seen.dated" />,
                    value: <Day at={seen.dated} />,
                  },
                ]
              : []),
            ...(startsOn && endsOn
              ? [
                  {
                    name: <FormattedMessage id="desk-evidence.one.period" />,
                    value: (
                      <FormattedMessage
                        id="desk-evidence.one.period.days"
                        values={{ from: dayOf(intl, startsOn), until: dayOf(intl, endsOn) }}
                      />
                    ),
                  },
                ]
              : []),
            ...ranks.map(({ rank, why }) => ({
              name: <FormattedMessage id={`desk-evidence.rank.${rank}` as 'desk-evidence.rank.1'} />,
              value: <FormattedMessage id={`desk-evidence.higher.${why}`} />,
            })),
          ]}
        />
      </Card>
    </section>
  )
}
