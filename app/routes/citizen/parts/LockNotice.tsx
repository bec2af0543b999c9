import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { LockIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { useRootData } from '~/ui/root-data'
import { bold } from '~/ui/words'

/**
 * Says on top that the emergency lock is on, or why else nothing is given whatever was chosen; `choosing`: and that only a no
 * can be sent meanwhile, of the lock.
 */
export function LockNotice({ choosing = false }: { choosing?: boolean }) {
  const gate = useRootData()?.gate ?? 'open'
  if (gate === 'restricted' || gate === 'under-decision')
    return (
      <div className="on-top">
        <Notice kind="attention">
          <FormattedMessage id={`lock.notice.${gate}`} values={bold} />
        </Notice>
      </div>
    )
  if (gate !== 'locked') return null
  return (
    <div className="on-top">
      <Notice
        kind="attention"
        icon={LockIcon}
        actions={
          <ButtonLink to={PATHS.lock}>
            <FormattedMessage id="lock.notice.see" />
          </ButtonLink>
        }
      >
        <FormattedMessage id="lock.notice" values={bold} />{' '}
        {choosing && <FormattedMessage id="lock.notice.choosing" />}
      </Notice>
    </div>
  )
}
