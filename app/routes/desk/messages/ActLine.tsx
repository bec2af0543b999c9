import { FormattedMessage, useIntl } from 'react-intl'
import { BLACKENED, CLOSINGS, FLAGS } from '~/conversation/conversation'
import { GearIcon } from '~/ui/desk-icons'
import { Moment } from '~/ui/Moment'
import { DeliveryBadge } from './DeliveryBadge'
import type { ShownEntry } from './shown'

/** What was done with a message, or mailed by itself, as a small line. */
export function ActLine({ entry }: { entry: ShownEntry }) {
  const { formatMessage } = useIntl()
  const { at, content } = entry
  const { act, byName = '', detail = '' } = content
  const moment = <Moment key="at" at={at} />
  const how = CLOSINGS.find((one) => one === detail)
  const what = BLACKENED.find((one) => one === detail)
  const flag = FLAGS.find((one) => one === detail)
  return (
    <p className="act-line">
      <GearIcon size="small" />
      <span>
        <FormattedMessage
          id={act ? `message.act.${act}` : 'message.auto.received'}
          values={{
            ...{ moment, name: byName, number: detail },
            how: how && formatMessage({ id: `message.closing.${how}` }),
            what: what && formatMessage({ id: `message.black.${what}` }),
            flag: flag && formatMessage({ id: `message.flag.${flag}` }),
          }}
        />{' '}
        <DeliveryBadge {...entry} />
      </span>
    </p>
  )
}
