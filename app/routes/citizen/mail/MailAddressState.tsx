import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { MailAddress } from '~/notification/address.server'
import { PATHS } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { CsrfField } from '~/ui/CsrfField'
import { DataRow, DataRows } from '~/ui/DataRows'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import { clockTime, dayOf } from '~/ui/written-time'

/** An address as the loader sends it. */
type Sent = Omit<MailAddress, 'pending'> & {
  pending: { email: string; until: string; refused: boolean } | null
}

/** Where one is mailed: the address, what waits for confirmation, and what to do when mail does not arrive. */
export function MailAddressState({ address }: { address: Sent }) {
  const { confirmed, pending, bounced, post } = address
  return (
    <section aria-labelledby="address">
      <Heading level={2} id="address">
        <FormattedMessage id="settings.address" />
      </Heading>
      <DataRows>
        <DataRow
          name={<FormattedMessage id="settings.address.current" />}
          action={
            <TextLink to={PATHS.changeAddress} about={<FormattedMessage id="settings.address.change.what" />}>
              <FormattedMessage id="settings.address.change" />
            </TextLink>
          }
        >
          {confirmed ?? <FormattedMessage id="settings.address.none" />}
        </DataRow>
        {post && (
          <DataRow name={<FormattedMessage id="settings.post" />}>
            {post.address.name}, {post.address.street} {post.address.number}, {post.address.postcode}{' '}
            {post.address.town}
          </DataRow>
        )}
      </DataRows>
      {post && (
        <Notice kind={post.returned ? 'attention' : 'explain'}>
          <FormattedMessage
            id={post.returned ? 'settings.post.returned' : 'settings.post.why'}
            values={bold}
          />
        </Notice>
      )}
      {pending && <Pending pending={pending} />}
      {!pending && bounced && <Bounced email={confirmed} />}
    </section>
  )
}

function Pending({ pending: { email, until, refused } }: { pending: NonNullable<Sent['pending']> }) {
  const intl = useIntl()
  const when = { day: dayOf(intl, until), clock: clockTime(intl, until) }
  return (
    <Trouble
      kind={refused ? 'failed' : 'attention'}
      actions={
        <>
          <Button name="do" value="resend">
            <FormattedMessage id="settings.pending.again" />
          </Button>
          <Button name="do" value="withdraw">
            <FormattedMessage id="settings.pending.withdraw" />
          </Button>
        </>
      }
    >
      <FormattedMessage
        id={refused ? 'settings.pending.refused' : 'settings.pending'}
        values={{ ...bold, email, ...when }}
      />
    </Trouble>
  )
}

function Bounced({ email }: { email: string | null }) {
  return (
    <Trouble
      kind="failed"
      actions={
        <>
          <ButtonLink to={PATHS.changeAddress}>
            <FormattedMessage id="settings.bounced.other" />
          </ButtonLink>
          <Button name="do" value="resend">
            <FormattedMessage id="settings.bounced.again" />
          </Button>
        </>
      }
    >
      <FormattedMessage id="settings.bounced" values={{ ...bold, email }} />
    </Trouble>
  )
}

function Trouble({
  kind,
  actions,
  children,
}: {
  kind: 'failed' | 'attention'
  actions: ReactNode
  children: ReactNode
}) {
  return (
    <Form method="post">
      <CsrfField />
      <Notice kind={kind} actions={actions}>
        <p>{children}</p>
      </Notice>
    </Form>
  )
}
