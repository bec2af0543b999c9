import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { OwnLogLine } from '~/colleagues/own-log-use-cases.server'
import { Moment } from '~/ui/Moment'
import { Table, TableHead } from '~/ui/Table'

/** Who did what and when, with the number by which it can be spoken of. */
export function LogTable({ lines }: { lines: SerializeFrom<OwnLogLine>[] }) {
  const { formatMessage } = useIntl()
  const columns = (['when', 'who', 'what', 'reference'] as const).map((column) =>
    formatMessage({ id: `organisation.log.column.${column}` }),
  )
  const caption = <FormattedMessage id="organisation.log.list" />
  return (
    <Table id="logboek-tabel" onPhone="cards" captionHidden caption={caption}>
      <TableHead columns={columns} />
      <tbody>
        {lines.map(({ key, at, reference, did }) => (
          <tr key={key}>
            <th scope="row" className="utrecht-table__cell">
              <Moment at={at} />
            </th>
            <td data-label={columns[1]}>
              {did?.who ?? '–'}
              {did?.onBehalfOf && (
                <div className="hint">
                  <FormattedMessage id="organisation.log.for" values={{ name: did.onBehalfOf }} />
                </div>
              )}
            </td>
            <td data-label={columns[2]}>
              <FormattedMessage
                id={did ? `organisation.log.did.${did.what}` : 'organisation.log.unreadable'}
              />
            </td>
            <td data-label={columns[3]}>
              <span className="reference">{reference}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
