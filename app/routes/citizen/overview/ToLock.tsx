import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Heading } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'
import { LockIcon } from '~/ui/icons'
import { useRootData } from '~/ui/root-data'

/** From the overview to the emergency lock, also for a child under 12. Where it is on, the notice on top leads there. */
export function ToLock() {
  if (useRootData()?.locked) return null
  return (
    <section>
      <Heading level={2} looks={3}>
        <FormattedMessage id="lock.title" />
      </Heading>
      <p className="hint">
        <FormattedMessage id="lock.link.text" />
      </p>
      <p>
        <TextLink to={PATHS.lock} kind="alone" icon={LockIcon}>
          <FormattedMessage id="lock.link" />
        </TextLink>
      </p>
    </section>
  )
}
