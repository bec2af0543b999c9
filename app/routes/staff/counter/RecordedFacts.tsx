import { FormattedMessage } from 'react-intl'
import type { RecordedWhat } from '~/recording/recorded'
import { Clock } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'

type RecordedFactsProps = {
  what: RecordedWhat
  /** The answer to the one question; null where it was asked one by one, or nothing was said. */
  answer: 'yes' | 'no' | null
  at: string
  by: string
  number: string
}

/** What was written down, when, by whom, and its number. */
export function RecordedFacts({ what, answer, at, by, number }: RecordedFactsProps) {
  const isNone = what === 'none'
  return (
    <Facts
      facts={[
        ...(isNone
          ? []
          : [
              {
                name: <FormattedMessage id="counter.done.what" />,
                value: (
                  <FormattedMessage
                    id={answer ? `counter.done.what.${answer}` : 'counter.done.what.single'}
                    values={{ what }}
                  />
                ),
              },
            ]),
        {
          name: <FormattedMessage id="counter.done.when" />,
          value: <FormattedMessage id="counter.done.today" values={{ at: <Clock key="at" at={at} /> }} />,
        },
        { name: <FormattedMessage id="counter.done.by" />, value: by },
        { name: <FormattedMessage id="counter.done.number" />, value: number },
      ]}
    />
  )
}
