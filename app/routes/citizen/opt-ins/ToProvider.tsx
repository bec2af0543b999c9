import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Notice } from '~/ui/Notice'
import { TextLink } from '~/ui/TextLink'
import type { Done } from '../parts/shown'

/** After sending: that it went to a provider too, and where one sees how far that is. */
export function ToProvider({ sentToProvider }: Pick<Done, 'sentToProvider'>) {
  if (!sentToProvider) return null
  return (
    <Notice kind="explain">
      <FormattedMessage
        id="sent-along.done"
        values={{ link: (words) => <TextLink to={PATHS.optIns}>{words}</TextLink> }}
      />
    </Notice>
  )
}
