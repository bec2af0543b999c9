import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { CheckIcon, ClockIcon, HistoryIcon, type IconComponent } from '~/ui/icons'
import { Row } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { dayOf } from '~/ui/written-time'
import type { ShownApproval } from './shown'
import { endedWords } from './agreement'
import { useToldWho } from './told-who'

/** One thing that was asked: who asked, whose turn it is and until when, or how it ended. */
export function ApprovalRow({ approval }: { approval: ShownApproval }) {
  const intl = useIntl()
  const { id, state, askedBy, askedAt, expiresOn, settledAt, settledBy, isMyTurn, waitsFor, liftsLock } =
    approval
  const day = dayOf(intl, state === 'waiting' ? expiresOn : (settledAt ?? askedAt))
  const who = useToldWho(approval.relations)
  const turn = isMyTurn ? 'me' : waitsFor
  return (
    <Row
      icon={iconOf(state)}
      name={
        <TextLink to={PATHS.agreement({ approval: id })}>
          <FormattedMessage
            id={liftsLock ? 'agreement.lift.asked-by' : `agreement.asked-by.${askedBy}`}
            values={{ ...who, day: dayOf(intl, askedAt) }}
          />
        </TextLink>
      }
      note={
        state === 'waiting' ? (
          <FormattedMessage id={`agreement.turn.${turn}`} values={{ ...who, day }} />
        ) : (
          <FormattedMessage id={endedWords({ state, settledBy })} values={{ ...who, day }} />
        )
      }
    />
  )
}

/** A tick only for what came into force: what went away or was declined is no success. */
function iconOf(state: ShownApproval['state']): IconComponent {
  if (state === 'waiting') return ClockIcon
  return state === 'in-force' ? CheckIcon : HistoryIcon
}
