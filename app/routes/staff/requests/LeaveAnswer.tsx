import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Checked } from '~/consentrequest/organisation-use-cases.server'
import { useText } from '~/i18n/text'
import { Day, Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'

export type LeaveChecked = Omit<Extract<SerializeFrom<Checked>, { ok: true }>, 'ok'>

/** Leave for what and until when, or *geen toestemming*: the same words whatever the reason. */
export function LeaveAnswer({ leave, at, recipient }: LeaveChecked & { recipient: string }) {
  const { formatList } = useIntl()
  const text = useText()
  return (
    <Notice kind={leave ? 'done' : 'attention'} role="status">
      <p>
        {leave ? (
          <FormattedMessage
            id="leave.one.yes"
            values={{
              ...bold,
              day: <Day key="day" at={leave.until} />,
              data: formatList(leave.data.map(({ lowercase }) => text(lowercase))),
            }}
          />
        ) : (
          <FormattedMessage id="leave.one.no" values={bold} />
        )}
      </p>
      {leave && (
        <p>
          <FormattedMessage id="leave.one.yes.recipient" values={{ recipient }} />
        </p>
      )}
      <p className="hint">
        <FormattedMessage id="leave.one.at" values={{ moment: <Moment key="at" at={at} /> }} />
      </p>
    </Notice>
  )
}
