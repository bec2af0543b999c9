import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { InboxAddressShown } from '~/inbox/address-use-cases.server'
import { PATHS } from '~/paths'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'

/** Where the organisation is told that something waits, and the way to change that. */
export function InboxAddress({ inbox }: { inbox: SerializeFrom<InboxAddressShown> }) {
  const { address, pending, undelivered } = inbox
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="inbox.address" />
      </Heading>
      {address?.bouncedAt && (
        <Notice kind="attention">
          <FormattedMessage
            id="inbox.address.bounced"
            values={{ day: <Day key="day" at={address.bouncedAt} /> }}
          />
        </Notice>
      )}
      <Paragraph>
        {address ? (
          <FormattedMessage id="inbox.address.is" values={{ ...bold, email: address.email }} />
        ) : (
          <FormattedMessage id="inbox.address.none" />
        )}
      </Paragraph>
      {pending && (
        <Notice kind="explain">
          <FormattedMessage
            id="inbox.address.pending"
            values={{ ...bold, email: pending.email, moment: <Moment key="until" at={pending.until} /> }}
          />
        </Notice>
      )}
      <p>
        <TextLink to={PATHS.inboxAddress}>
          <FormattedMessage id={address ? 'inbox.address.change' : 'inbox.address.give'} />
        </TextLink>
      </p>
      {undelivered.length > 0 && (
        <>
          <Heading level={3}>
            <FormattedMessage id="inbox.failed" />
          </Heading>
          <Rows>
            {undelivered.map(({ id, kind, at }) => (
              <Row key={id} name={<Day at={at} />} note={<FormattedMessage id={`inbox.failed.${kind}`} />} />
            ))}
          </Rows>
        </>
      )}
    </section>
  )
}
