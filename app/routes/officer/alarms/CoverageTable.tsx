import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import type { coverageByOrganisation } from '~/oversight/alarm-use-cases.server'
import { Table, TableHead } from '~/ui/Table'

type Line = SerializeFrom<Awaited<ReturnType<typeof coverageByOrganisation>>[number]>
const COLUMNS = ['name', 'raised', 'reviewed', 'share', 'bad'] as const

/** Of each organisation how much stood out and was looked at; the least covered first. */
export function CoverageTable({ organisations }: { organisations: Line[] }) {
  const { formatMessage } = useIntl()
  const columns = COLUMNS.map((column) => formatMessage({ id: `officer.alarms.column.${column}` }))
  return (
    <div className="section">
      <Table id="organisaties" onPhone="cards" caption={<FormattedMessage id="officer.alarms.coverage" />}>
        <TableHead columns={columns} />
        <tbody>
          {organisations.map(({ ura, name, raised, reviewed, share, bad }) => (
            <tr key={ura}>
              <th scope="row">{name}</th>
              <td data-label={columns[1]}>{raised}</td>
              <td data-label={columns[2]}>{reviewed}</td>
              <td data-label={columns[3]}>
                <FormattedNumber value={share / 100} style="percent" />
              </td>
              <td data-label={columns[4]}>{bad}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
