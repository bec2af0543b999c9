import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import type { Overview } from '../../citizen/parts/shown'

/**
 * What an age brought, on top of the overview: at 16, and when somebody can decide again, that choices wait to be looked at, until that is done; in the month before
 * 12 and 16 what changes then; from 12 on that one decides along, until one did.
 */
export function GrowingUp({
  unconfirmed,
  along,
  ahead,
  last,
}: Pick<Overview, 'unconfirmed' | 'along' | 'ahead' | 'last'>) {
  const intl = useIntl()
  if (unconfirmed)
    return (
      <div className="on-top">
        <Notice
          kind="attention"
          actions={
            <ButtonLink to={PATHS.sixteen}>
              <FormattedMessage id="sixteen.look" />
            </ButtonLink>
          }
        >
          <FormattedMessage id={`${unconfirmed}.notice`} values={bold} />
        </Notice>
      </div>
    )
  if (ahead)
    return (
      <div className="on-top">
        <Notice kind="explain">
          <FormattedMessage
            id={`family.ahead.${ahead.age}`}
            values={{ ...bold, day: dayOf(intl, ahead.on) }}
          />
        </Notice>
      </div>
    )
  if (!along || (last && last.author.who !== 'parent')) return null
  return (
    <div className="on-top">
      <Notice kind="explain">
        <FormattedMessage id={last ? 'family.along.chosen' : 'family.along'} values={bold} />
      </Notice>
    </div>
  )
}
