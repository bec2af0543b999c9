import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Heading } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'

/** Withdrawing is as easy as giving (AVG 7(3)): one press here, a check, and a press there. */
export function StopEverything() {
  return (
    <section>
      <Heading level={2} looks={3}>
        <FormattedMessage id="overview.stop" />
      </Heading>
      <p className="hint">
        <FormattedMessage id="overview.stop.text" />
      </p>
      <p>
        <TextLink to={PATHS.stopEverything} kind="alone">
          <FormattedMessage id="overview.stop.button" />
        </TextLink>
      </p>
      <p>
        <TextLink to={PATHS.withdraw} kind="alone">
          <FormattedMessage id="overview.stop.one" />
        </TextLink>
      </p>
    </section>
  )
}
