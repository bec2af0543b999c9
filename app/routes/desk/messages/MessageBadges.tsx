import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { InboxRow } from '~/conversation/inbox-use-cases.server'
import { Badge } from '~/ui/Badge'
import { FlagIcon } from '~/ui/desk-icons'
import { EditIcon } from '~/ui/icons'

type Shown = SerializeFrom<
  Pick<InboxRow, 'state' | 'flag' | 'priority' | 'reopened' | 'hasDraft' | 'isNotDelivered' | 'isUnanswered'>
>

/** Where a message stands, the most urgent first: one badge where nothing is wrong. */
export function MessageBadges({ state, flag, priority, reopened, hasDraft, ...is }: Shown) {
  const said = [
    flag && (
      <Badge key="flag" kind="failed" icon={FlagIcon}>
        <FormattedMessage id={`message.flag.${flag}`} />
      </Badge>
    ),
    is.isUnanswered && (
      <Badge key="unanswered" kind="failed">
        <FormattedMessage id="message.badge.unanswered" />
      </Badge>
    ),
    is.isNotDelivered && (
      <Badge key="not-delivered" kind="failed">
        <FormattedMessage id="message.badge.not-delivered" />
      </Badge>
    ),
    priority && state !== 'closed' && (
      <Badge key="priority" kind="under-way" icon={FlagIcon}>
        <FormattedMessage id="message.badge.priority" />
      </Badge>
    ),
    reopened && (
      <Badge key="reopened" kind="under-way">
        <FormattedMessage id="message.state.reopened" />
      </Badge>
    ),
    hasDraft && (
      <Badge key="draft" icon={EditIcon}>
        <FormattedMessage id="message.badge.draft" />
      </Badge>
    ),
  ].filter(Boolean)
  const isSaid = said.length > 0 && (state === 'new' || state === 'taken')
  return (
    <span className="badges">
      {said}
      {!isSaid && (
        <Badge>
          <FormattedMessage id={`message.state.${state}`} />
        </Badge>
      )}
    </span>
  )
}
