import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { InboxRow } from '~/conversation/inbox-use-cases.server'
import { PATHS } from '~/paths'
import { Day } from '~/ui/Moment'
import { Table } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'
import { ChannelOf } from './ChannelOf'
import { MessageBadges } from './MessageBadges'
import { Waiting } from './Waiting'
import { WhoHasIt } from './WhoHasIt'

type Row = SerializeFrom<InboxRow>

const COLUMNS = ['select', 'number', 'subject', 'channel', 'waits', 'who', 'state', 'erased'] as const

/** The messages, the first to be taken on top; the number is a link for who has it. */
export function MessageRows({ rows, view }: { rows: Row[]; view: string }) {
  const { formatMessage } = useIntl()
  const said = COLUMNS.map((column) => formatMessage({ id: `message.column.${column}` }))
  const label = Object.fromEntries(COLUMNS.map((column, place) => [column, said[place]]))
  return (
    <Table id="berichten" onPhone="cards" captionHidden caption={<FormattedMessage id="message.title" />}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {column === 'select' ? <span className="visually-hidden">{label[column]}</span> : label[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="message-row" data-message>
            <td>{maySelect(row) && <Select {...row} />}</td>
            <th scope="row" className="utrecht-table__cell" id={`nummer-${row.id}`}>
              {row.owner?.isMe || view === 'gesloten' ? (
                <TextLink to={PATHS.deskMessage({ message: row.id })}>{row.number}</TextLink>
              ) : (
                row.number
              )}
            </th>
            <td data-label={label.subject}>
              <strong>
                {row.topic === 'dispute' ? <FormattedMessage id="message.topic.dispute" /> : row.subject}
              </strong>
              <Below {...row} />
            </td>
            <td data-label={label.channel}>
              <ChannelOf channel={row.channel} />
            </td>
            <td data-label={label.waits}>
              <Waiting minutes={row.waits} />
            </td>
            <td data-label={label.who}>
              <WhoHasIt {...row} />
            </td>
            <td data-label={label.state}>
              <MessageBadges {...row} />
            </td>
            <td data-label={label.erased}>
              <Day at={row.eraseOn} form="short" />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function maySelect({ state, owner }: Row): boolean {
  return (state === 'new' || state === 'taken' || state === 'waits') && (owner === null || owner.isMe)
}

function Select({ id, number }: Row) {
  const { formatMessage } = useIntl()
  return (
    <input
      type="checkbox"
      name="gekozen"
      value={id}
      className="utrecht-checkbox"
      aria-label={formatMessage({ id: 'message.select' }, { number })}
    />
  )
}

/** What a row says besides: of which organisation it speaks, or since when the privacy officer has it. */
function Below({ organisation, handedOn }: Row) {
  if (handedOn)
    return (
      <div className="hint">
        {handedOn.pickedUpAt ? (
          <FormattedMessage
            id="message.picked-up"
            values={{ day: <Day key="day" at={handedOn.pickedUpAt} form="short" /> }}
          />
        ) : (
          <FormattedMessage id="message.not-picked-up" />
        )}
      </div>
    )
  if (organisation === null) return null
  return (
    <div className="hint">
      <FormattedMessage id="message.dispute.note" values={{ organisation }} />
    </div>
  )
}
