import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { openAlarm } from '~/oversight/alarm-use-cases.server'
import { Day } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'

type Opened = SerializeFrom<NonNullable<Awaited<ReturnType<typeof openAlarm>>>>

/** Who it was and where, what the organisation found, and what was made of it before. */
export function AlarmFacts({ alarm: { who, name, day, own, answer, review } }: { alarm: Opened }) {
  return (
    <Facts
      stacked
      facts={[
        { name: <FormattedMessage id="officer.alarm.who" />, value: who ?? '–' },
        { name: <FormattedMessage id="officer.alarm.where" />, value: name },
        { name: <FormattedMessage id="officer.alarm.day" />, value: <Day at={day} /> },
        {
          name: <FormattedMessage id="officer.alarm.own" />,
          value: (
            <>
              <FormattedMessage id={`officer.alarms.own.${own}`} />
              {answer && <span className="said-in-step as-typed">{answer}</span>}
            </>
          ),
        },
        ...(review
          ? [
              {
                name: (
                  <FormattedMessage
                    id="officer.alarm.before"
                    values={{ day: <Day key="day" at={review.at} />, name: review.by ?? '–' }}
                  />
                ),
                value: (
                  <>
                    <FormattedMessage id={`officer.alarm.verdict.${review.verdict}`} />
                    <span className="said-in-step as-typed">{review.text}</span>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
