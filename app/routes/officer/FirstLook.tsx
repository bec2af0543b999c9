import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { breachesToReport } from '~/breach/use-cases.server'
import { PATHS } from '~/paths'
import { Heading, Paragraph } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { HoursLeft } from './breach/HoursLeft'

type Line = SerializeFrom<Awaited<ReturnType<typeof breachesToReport>>[number]>

/** What comes before all else: breaches of which the 72 hours run, and what stood out at counters. */
export function FirstLook({ breaches, alarms }: { breaches: Line[]; alarms: number }) {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="breach.first" />
      </Heading>
      {alarms > 0 && (
        <Paragraph>
          <TextLink to={PATHS.alarms} kind="strong">
            <FormattedMessage id="officer.first.alarms" values={{ count: alarms }} />
          </TextLink>
        </Paragraph>
      )}
      {breaches.length === 0 && alarms === 0 ? (
        <Paragraph>
          <FormattedMessage id="breach.first.nothing" />
        </Paragraph>
      ) : (
        <Rows badges>
          {breaches.map(({ id, number, foundAt, clock }) => (
            <Row
              key={id}
              name={
                <TextLink to={PATHS.breach({ breach: id })}>
                  <FormattedMessage id="breach.first.one" values={{ number }} />
                </TextLink>
              }
              note={<Moment at={foundAt} />}
              end={<HoursLeft hours={clock.hours} />}
            />
          ))}
        </Rows>
      )}
    </section>
  )
}
