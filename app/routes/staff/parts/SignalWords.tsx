import { FormattedMessage } from 'react-intl'
import type { AlarmShown } from '~/colleagues/alarm-use-cases.server'
import { Day } from '~/ui/Moment'

/** Something odd as the page gets it: times are texts by then. */
export type SignalShown = Omit<AlarmShown, 'answeredAt'> & { answeredAt: string | null }

/** What stood out. */
export function WhatStoodOut({ kind, count }: Pick<SignalShown, 'kind' | 'count'>) {
  return <FormattedMessage id={`organisation.signal.kind.${kind}`} values={{ count }} />
}

/** Who did it, and on which day. */
export function WhoAndWhen({ who, day }: Pick<SignalShown, 'who' | 'day'>) {
  return <FormattedMessage id="organisation.signal.on" values={{ who, day: <Day key="day" at={day} /> }} />
}

/** Until when it is answered, or that it should have been. */
export function AnswerBy({ until, isLate }: Pick<SignalShown, 'until' | 'isLate'>) {
  const id = isLate ? 'organisation.signal.late' : 'organisation.signal.until'
  return <FormattedMessage id={id} values={{ day: <Day key="day" at={until} /> }} />
}
