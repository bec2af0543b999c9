import { FormattedMessage, useIntl } from 'react-intl'
import { clockTime, dayOf, monthDayOf, weekdayOf, weekdayWithin } from './written-time'

type MomentProps = { at: Date | string }

/** Date and time in Dutch time: "22 november 2026, 14.05 uur". */
export function Moment({ at }: MomentProps) {
  const intl = useIntl()
  return (
    <time dateTime={isoOf(at)}>
      <FormattedMessage id="ui.moment" values={{ day: dayOf(intl, at), clock: clockTime(intl, at) }} />
    </time>
  )
}

/** The time alone: "14.05 uur". */
export function Clock({ at }: MomentProps) {
  const intl = useIntl()
  return (
    <time dateTime={isoOf(at)}>
      <FormattedMessage id="ui.clock" values={{ clock: clockTime(intl, at) }} />
    </time>
  )
}

/** The day alone: "22 november 2026"; `weekday` puts "Zaterdag" before it, `within` the same inside a line and without the year, `short` leaves the year out. */
export function Day({
  at,
  form = 'plain',
}: MomentProps & { form?: 'plain' | 'weekday' | 'within' | 'short' }) {
  const intl = useIntl()
  const words = { plain: dayOf, weekday: weekdayOf, within: weekdayWithin, short: monthDayOf }[form](intl, at)
  return <time dateTime={isoOf(at)}>{words}</time>
}

function isoOf(at: Date | string): string {
  return typeof at === 'string' ? at : at.toISOString()
}
