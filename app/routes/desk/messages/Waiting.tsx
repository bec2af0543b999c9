import { FormattedMessage } from 'react-intl'
import { inWorkingDays } from '~/conversation/working-days'

/** How long something waits, in our working time; null stands still. */
export function Waiting({ minutes: all }: { minutes: number | null }) {
  if (all === null)
    return (
      <span className="soft">
        <FormattedMessage id="message.waits.still" />
      </span>
    )
  const { days, hours, minutes } = inWorkingDays(all)
  if (days > 0 && hours > 0)
    return <FormattedMessage id="message.waits.days-hours" values={{ days, hours }} />
  if (days > 0) return <FormattedMessage id="message.waits.days" values={{ days }} />
  if (hours > 0) return <FormattedMessage id="message.waits.hours" values={{ hours }} />
  return <FormattedMessage id="message.waits.minutes" values={{ minutes }} />
}
