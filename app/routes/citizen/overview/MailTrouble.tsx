import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useRootData } from '~/ui/root-data'
import { bold } from '~/ui/words'

/** Says on the first page that our mail does not arrive, and where to repair it; nothing when it does. */
export function MailTrouble() {
  if (!useRootData()?.mailBounces) return null
  return (
    <Notice
      kind="attention"
      actions={
        <ButtonLink to={PATHS.mailSettings}>
          <FormattedMessage id="settings.trouble.repair" />
        </ButtonLink>
      }
    >
      <p>
        <FormattedMessage id="settings.trouble" values={bold} />
      </p>
    </Notice>
  )
}
