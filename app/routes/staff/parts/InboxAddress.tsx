import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { InboxAddress as Address } from '~/optin/inbox-address.server'
import { PATHS } from '~/paths'
import { Heading, Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'

/** Where the organisation is told that something waits, and the way to change that. */
export function InboxAddress({ inbox }: { inbox: SerializeFrom<Address> | null }) {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="inbox.address" />
      </Heading>
      {inbox?.bouncedAt && (
        <Notice kind="attention">
          <FormattedMessage id="inbox.address.bounced" />
        </Notice>
      )}
      <Paragraph>
        {inbox ? (
          <FormattedMessage id="inbox.address.is" values={{ ...bold, email: inbox.email }} />
        ) : (
          <FormattedMessage id="inbox.address.none" />
        )}
      </Paragraph>
      <p>
        <TextLink to={PATHS.inboxAddress}>
          <FormattedMessage id={inbox ? 'inbox.address.change' : 'inbox.address.give'} />
        </TextLink>
      </p>
    </section>
  )
}
