import { FormattedMessage } from 'react-intl'
import { Card } from '~/ui/Card'
import { Day } from '~/ui/Moment'
import { ClockSum } from './ClockSum'
import type { OwnRight } from './shown'

/** The last day, large, and how it came about; while it waits for the person, since when the clock stands still. */
export function ClockCard({ clock, standing }: Pick<OwnRight, 'clock' | 'standing'>) {
  const still = clock.lines.find((one) => one.line === 'still')
  return (
    <Card>
      <p className="hint">
        {standing === 'paused' && still ? (
          <FormattedMessage id="rights.clock.still" values={{ day: <Day key="day" at={still.from} /> }} />
        ) : (
          <FormattedMessage id="rights.clock.by" />
        )}
      </p>
      <p className="last-day">
        <Day at={clock.endsOn} form="weekday" />
      </p>
      <p className="hint">
        <FormattedMessage
          id={clock.left < 0 ? 'rights.clock.late' : 'rights.clock.left'}
          values={{ days: Math.abs(clock.left) }}
        />
      </p>
      <ClockSum clock={clock} />
    </Card>
  )
}
