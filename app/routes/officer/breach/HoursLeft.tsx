import { FormattedMessage } from 'react-intl'
import { Badge } from '~/ui/Badge'

/** So few hours left are shown in honey. */
const SOON_HOURS = 24

/** How long there is to report a breach; too late stands out. */
export function HoursLeft({ hours }: { hours: number }) {
  if (hours < 0)
    return (
      <Badge kind="failed">
        <FormattedMessage id="breach.late" values={{ hours: -hours }} />
      </Badge>
    )
  const left = <FormattedMessage id="breach.hours" values={{ hours }} />
  return hours < SOON_HOURS ? <Badge kind="under-way">{left}</Badge> : left
}
