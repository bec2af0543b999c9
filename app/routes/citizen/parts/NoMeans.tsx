import { FormattedMessage } from 'react-intl'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'

/** What a no means, before it is sent. */
export function NoMeans() {
  return (
    <div className="part">
      <Notice kind="explain">
        <FormattedMessage id="control.no-means" values={bold} />
      </Notice>
    </div>
  )
}
