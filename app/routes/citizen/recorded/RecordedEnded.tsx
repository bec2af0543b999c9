import { FormattedMessage } from 'react-intl'
import { Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import { useAuthorName } from '../parts/AuthorWords'
import { Case } from './Case'
import type { Recorded } from './shown'

type Ended = NonNullable<Recorded['ended']>

/** That it was put back, by whom and when. */
export function RecordedEnded({ ended, number }: { ended: Ended; number: string }) {
  const nameOf = useAuthorName()
  const { as, at, by, left, reason } = ended
  const isOnPaper = by.who === 'slip'
  const name = by.who === 'slip' || by.who === 'staff' ? '' : nameOf(by)
  return (
    <div className="on-top">
      <Notice kind="explain">
        <FormattedMessage
          id={isOnPaper ? 'recorded.ended.paper' : `recorded.ended.${as}`}
          values={{ ...bold, by: name, moment: <Moment key="moment" at={at} /> }}
        />{' '}
        {reason && <FormattedMessage id="recorded.ended.reason" values={{ reason }} />}{' '}
        {left > 0 && <FormattedMessage id="recorded.ended.left" />}
      </Notice>
      {as === 'not-said' && <Case number={number} answeredAt={ended.answeredAt} />}
    </div>
  )
}
