import { FormattedMessage } from 'react-intl'
import { Badge, type BadgeKind } from '~/ui/Badge'
import type { ShownEntry } from './shown'

const BADGES: Record<NonNullable<ShownEntry['delivery']>, BadgeKind> = {
  'not-yet': 'under-way',
  'on-its-way': 'under-way',
  delivered: 'done',
  'not-delivered': 'failed',
  'to-print': 'under-way',
  printed: 'under-way',
  posted: 'done',
  returned: 'failed',
}

/** How it goes with what was mailed. */
export function DeliveryBadge({ delivery }: Pick<ShownEntry, 'delivery'>) {
  if (delivery === null) return null
  return (
    <Badge kind={BADGES[delivery]}>
      <FormattedMessage id={`message.delivery.${delivery}`} />
    </Badge>
  )
}
