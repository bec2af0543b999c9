import { FormattedMessage } from 'react-intl'
import { ButtonLink } from '~/ui/Button'
import { LockIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { useRootData } from '~/ui/root-data'
import { bold } from '~/ui/words'

/** Says on top that the emergency lock is on; `choosing`: and that only a no can be sent meanwhile. */
export function LockNotice({ choosing = false }: { choosing?: boolean }) {
  if (!useRootData()?.locked) return null
  return (
    <div className="on-top">
      <Notice
        kind="attention"
        icon={LockIcon}
        actions={
          <ButtonLink to="/mijn/noodslot">
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
