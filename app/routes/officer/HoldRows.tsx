import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import type { HoldShown } from '~/retention/hold-use-cases.server'
import { Day } from '~/ui/Moment'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'

/** What stays longer now, the first to go first. */
export function HoldRows({ holds }: { holds: SerializeFrom<HoldShown>[] }) {
  const { formatMessage } = useIntl()
  const columns = (['what', 'ground', 'until', 'do'] as const).map((column) =>
    formatMessage({ id: `oversight.hold.column.${column}` }),
  )
  return (
    <Table id="langer" onPhone="cards" caption={<FormattedMessage id="oversight.hold.table" />}>
      <TableHead columns={columns} />
      <tbody>
        {holds.map(({ id, kind, number, ground, reason, until }) => (
          <tr key={id}>
            <th scope="row" className="utrecht-table__cell">
              <FormattedMessage id={`oversight.hold.kind.${kind}`} /> {number}
            </th>
            <td data-label={columns[1]} className="as-typed">
              <FormattedMessage id={`oversight.hold.ground.${ground}`} />
              <div className="hint">{reason}</div>
            </td>
            <td data-label={columns[2]}>
              <Day at={until} />
            </td>
            <td data-label={columns[3]}>
              <TextLink to={withQuery(PATHS.officerRetention, { wat: 'langer', hef: id })} about={reason}>
                <FormattedMessage id="oversight.hold.lift" />
              </TextLink>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
