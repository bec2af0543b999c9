import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { InboxShow } from '~/inbox/inbox-list'
import type { readInbox } from '~/inbox/use-cases.server'
import { PATHS } from '~/paths'
import { Badge } from '~/ui/Badge'
import { Day, Moment } from '~/ui/Moment'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'
import { WithWhom } from './WithWhom'

type Listed = NonNullable<SerializeFrom<typeof readInbox>>['requests'][number]

/** What came in, until when there is time for it, and who deals with it. */
export function InboxTable({ requests, show }: { requests: Listed[]; show: InboxShow }) {
  const { formatMessage } = useIntl()
  const isDone = show === 'klaar'
  const columns = (['what', 'sent', isDone ? 'settled' : 'due', 'who'] as const).map((column) =>
    formatMessage({ id: `inbox.column.${column}` }),
  )
  return (
    <Table id="aanvragen" onPhone="cards" captionHidden caption={<FormattedMessage id="inbox.title" />}>
      <TableHead columns={columns} last={<FormattedMessage id="inbox.column.open" />} />
      <tbody>
        {requests.map(({ id, kind, state, sentAt, dueOn, settledAt, isLate, isMine, takenBy }) => (
          <tr key={id}>
            <th scope="row" className="utrecht-table__cell">
              <FormattedMessage id={`inbox.kind.${kind}`} />
              {isDone && (
                <div className="hint">
                  <InboxState state={state} />
                </div>
              )}
            </th>
            <td data-label={columns[1]}>
              <Moment at={sentAt} />
            </td>
            <td data-label={columns[2]}>
              {isDone ? settledAt && <Moment at={settledAt} /> : dueOn && <Day at={dueOn} />}{' '}
              {isLate && (
                <Badge kind="failed">
                  <FormattedMessage id="inbox.late" />
                </Badge>
              )}
            </td>
            <td data-label={columns[3]}>
              <WithWhom state={state} isMine={isMine} takenBy={takenBy} />
            </td>
            <td>
              <TextLink
                to={PATHS.inboxRequest({ request: id })}
                about={
                  <FormattedMessage
                    id="inbox.open.about"
                    values={{
                      kind: formatMessage({ id: `inbox.kind.${kind}` }),
                      moment: <Moment key="at" at={sentAt} />,
                    }}
                  />
                }
              >
                <FormattedMessage id="inbox.open" />
              </TextLink>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** How far one is; a provider never sees one that waits or lapsed. */
export function InboxState({ state }: Pick<Listed, 'state'>) {
  if (state === 'waiting' || state === 'lapsed') return null
  return <FormattedMessage id={`inbox.state.${state}`} />
}
