import { FormattedMessage, useIntl } from 'react-intl'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import type { Review } from '../parts/shown'
import { Sentences } from './ReviewNews'

/** Which questions that wait for agreement end by a no of this draft, by what they ask. */
export function ReviewEnds({ ends }: Pick<Review, 'ends'>) {
  const intl = useIntl()
  if (ends.length === 0) return null
  return (
    <Notice kind="attention">
      <p>
        <FormattedMessage id="control.ends" values={{ ...bold, count: ends.length }} />
      </p>
      {ends.map(({ askedBy, askedAt, sentences }, place) => (
        <div key={place}>
          <p>
            <FormattedMessage id={`agreement.asked-by.${askedBy}`} values={{ day: dayOf(intl, askedAt) }} />:
          </p>
          <Sentences sentences={sentences} />
        </div>
      ))}
      <p>
        <FormattedMessage id="control.ends.again" />
      </p>
    </Notice>
  )
}
