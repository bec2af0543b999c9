import { FormattedMessage } from 'react-intl'
import type { Stage } from '~/evidence/list'
import { Badge, type BadgeKind } from '~/ui/Badge'

const BADGES: Record<Stage, BadgeKind> = {
  new: 'plain',
  seen: 'under-way',
  'in-force': 'done',
  suspended: 'failed',
  refused: 'plain',
  withdrawn: 'plain',
  over: 'plain',
}

/** Where a case stands, in a word. */
export function StageBadge({ stage }: { stage: Stage }) {
  return (
    <Badge kind={BADGES[stage]}>
      <FormattedMessage id={`desk-evidence.stage.${stage}`} />
    </Badge>
  )
}
