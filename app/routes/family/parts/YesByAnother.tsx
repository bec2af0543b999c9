import { FormattedMessage, useIntl } from 'react-intl'
import type { Relation } from '~/representation/relation'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'

/** Who cannot decide is told who decides about a yes, and that a no is theirs. */
export function YesByAnother({ yesBy }: { yesBy: Relation | 'nobody' | null }) {
  const { formatMessage } = useIntl()
  if (yesBy === null) return null
  return (
    <div className="on-top">
      <Notice kind="explain">
        {yesBy === 'nobody' ? (
          <FormattedMessage id="family.yes-by.nobody" values={bold} />
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
