import { FormattedMessage } from 'react-intl'
import { Badge, type BadgeKind } from '~/ui/Badge'
import { Day } from '~/ui/Moment'
import type { RequestShown } from './shown'

const KINDS: Partial<Record<RequestShown['standing'], BadgeKind>> = { waiting: 'under-way', given: 'done' }

/** How one stands: the same kind of sign for a yes as for a no. */
export function RequestStanding({ standing, endsOn }: Pick<RequestShown, 'standing' | 'endsOn'>) {
  return (
    <Badge kind={KINDS[standing]}>
      <FormattedMessage
        id={`request.standing.${standing}`}
        values={{ day: endsOn && <Day key="day" at={endsOn} /> }}
      />
    </Badge>
  )
}
