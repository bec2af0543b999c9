import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { readRequestPage } from '~/post/request-use-cases.server'
import { Badge } from '~/ui/Badge'
import { Day } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'

type Props = NonNullable<SerializeFrom<Awaited<ReturnType<typeof readRequestPage>>>>

/** Who asked by post, how far it is and since when. */
export function RequestFacts({
  state,
  details,
  receivedAt,
  formSentAt,
  settledAt,
  identitySeen,
  reason,
}: Props) {
  const { initials, surname, birthDate, address, phone } = details
  return (
    <Facts
      facts={[
        {
          name: <FormattedMessage id="post.requests.state" />,
          value: (
            <>
              <Badge kind={state === 'handled' ? 'done' : 'plain'}>
                <FormattedMessage id={`post.state.${state}`} />
              </Badge>
              {reason && (
                <>
                  {' '}
                  <FormattedMessage id={`post.reason.${reason}`} />
                </>
              )}
            </>
          ),
        },
        { name: <FormattedMessage id="post.requests.who" />, value: `${initials} ${surname}` },
        {
          name: <FormattedMessage id="post.request.born" />,
          value: <Day at={`${birthDate}T12:00:00Z`} />,
        },
        {
          name: <FormattedMessage id="post.request.address" />,
          value: `${address.street} ${address.number}, ${address.postcode} ${address.town}`,
        },
        ...(phone ? [{ name: <FormattedMessage id="post.phone" />, value: phone }] : []),
        { name: <FormattedMessage id="post.requests.received" />, value: <Day at={receivedAt} /> },
        ...(formSentAt
          ? [{ name: <FormattedMessage id="post.request.form" />, value: <Day at={formSentAt} /> }]
          : []),
        {
          name: <FormattedMessage id="post.request.identity" />,
          value: <FormattedMessage id={`post.request.identity.${identitySeen ? 'yes' : 'no'}`} />,
        },
        ...(settledAt
          ? [{ name: <FormattedMessage id="post.request.settled" />, value: <Day at={settledAt} /> }]
          : []),
      ]}
    />
  )
}
