import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { Inbox } from '~/conversation/inbox-use-cases.server'
import { MESSAGES } from '~/conversation/inbox-list'
import { PATHS, withQuery } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { ClockIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import { Waiting } from './Waiting'

type Shown = SerializeFrom<Pick<Inbox, 'oldest' | 'unanswered'>>

/** What waits longest, with its own button, and what would go without an answer. */
export function InboxBands({ oldest, unanswered }: Shown) {
  const soon = withQuery(
    PATHS.deskMessages,
    MESSAGES.query({ lijst: 'binnenkort', onderwerp: '', kanaal: '', zoek: '' }),
  )
  return (
    <>
      {unanswered > 0 && (
        <Notice
          kind="failed"
          actions={
            <ButtonLink to={soon}>
              <FormattedMessage id="message.unanswered.show" />
            </ButtonLink>
          }
        >
          <FormattedMessage id="message.unanswered" values={{ ...bold, count: unanswered }} />
        </Notice>
      )}
      {oldest && (
        <Notice kind="attention" icon={ClockIcon} actions={<ToOldest {...oldest} />}>
          <FormattedMessage
            id="message.oldest"
            values={{
              ...bold,
              number: oldest.number,
              waits: <Waiting key="waits" minutes={oldest.waits} />,
            }}
          />
        </Notice>
      )}
    </>
  )
}

function ToOldest({ id, number, owner }: NonNullable<Shown['oldest']>) {
  if (owner?.isMe)
    return (
      <ButtonLink to={PATHS.deskMessage({ message: id })}>
        <FormattedMessage id="message.open.this" values={{ number }} />
      </ButtonLink>
    )
  if (owner) return null
  return (
    <ButtonForm>
      <Button name="take" value={id}>
        <FormattedMessage id="message.take.this" values={{ number }} />
      </Button>
    </ButtonForm>
  )
}
