import { FormattedMessage } from 'react-intl'
import { Moment } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'
import type { Recorded } from './shown'

type Props = { number: string; answeredAt: NonNullable<Recorded['ended']>['answeredAt'] }

/** Under what number it is looked into that something was never said, and when an answer comes, or that it came. */
export function Case({ number, answeredAt }: Props) {
  return (
    <div className="part">
      <p>
        {answeredAt ? (
          <FormattedMessage
            id="recorded.case.answered"
            values={{ moment: <Moment key="moment" at={answeredAt} /> }}
          />
        ) : (
          <FormattedMessage id="recorded.done.case.text" />
        )}
      </p>
      <Facts facts={[{ name: <FormattedMessage id="recorded.done.case" />, value: number }]} />
    </div>
  )
}
