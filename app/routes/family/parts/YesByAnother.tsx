import { FormattedMessage, useIntl } from 'react-intl'
import type { YesBy } from '~/agreement/yes-by.server'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'

/** Who does not decide about a yes alone is told who does, where nothing else says it, and that a no is theirs. */
export function YesByAnother({ yesBy }: { yesBy: YesBy | null }) {
  const { formatMessage } = useIntl()
  if (yesBy === null) return null
  return (
    <div className="on-top">
      <Notice kind="explain">
        {yesBy === 'nobody' || yesBy === 'nobody-along' ? (
          <FormattedMessage id={`family.yes-by.${yesBy}`} values={bold} />
        ) : (
          <FormattedMessage
            id="family.yes-by"
            values={{ ...bold, by: formatMessage({ id: `history.by.${yesBy}` }) }}
          />
        )}
      </Notice>
    </div>
  )
}
