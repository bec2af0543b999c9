import { FormattedMessage } from 'react-intl'
import type { OptInState as State } from '~/optin/optin'
import { Badge, type BadgeKind } from '~/ui/Badge'

const BADGES: Record<State, BadgeKind> = {
  waiting: 'under-way',
  new: 'plain',
  'in-progress': 'under-way',
  processed: 'done',
  'not-patient': 'plain',
  replaced: 'plain',
  lapsed: 'plain',
}

/** How far a request is, in two words. */
export function OptInState({ state }: { state: State }) {
  return (
    <Badge kind={BADGES[state]}>
      <FormattedMessage id={`optin.state.${state}`} />
    </Badge>
  )
}
