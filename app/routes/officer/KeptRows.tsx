import { FormattedMessage, useIntl } from 'react-intl'
import { Table, TableHead } from '~/ui/Table'

export type KeptLine = { id: string; data: string; ground: string; period: string; until: string }
export type Counts = Readonly<Record<string, number>> | null
type KeptRowsProps = { kept: KeptLine[]; due: Counts; gone: Counts }

/** The table of what is kept, a line each, with what is due and what went. */
export function KeptRows({ kept, due, gone }: KeptRowsProps) {
  const { formatMessage } = useIntl()
  const columns = (['data', 'ground', 'due', 'gone'] as const).map((column) =>
    formatMessage({ id: `oversight.retention.column.${column}` }),
  )
  const erased: KeptLine = {
    ...{ id: 'erased', until: 'time', data: formatMessage({ id: 'oversight.retention.erased' }) },
    ground: formatMessage({ id: 'oversight.retention.erased.ground' }),
    period: formatMessage({ id: 'oversight.retention.erased.period' }),
  }
  return (
    <div className="section">
      <Table id="bewaard" onPhone="cards" caption={<FormattedMessage id="oversight.retention.table" />}>
        <TableHead columns={columns} />
        <tbody>
          {[erased, ...kept].map(({ id, data, ground, period, until }) => (
            <tr key={id}>
              <th scope="row" className="utrecht-table__cell">
                {data}
                <div className="hint">{period}</div>
              </th>
              <td data-label={columns[1]}>{ground}</td>
              <td data-label={columns[2]}>
                <Due count={due && (due[id] ?? null)} isCounted={due !== null} until={until} />
              </td>
              <td data-label={columns[3]}>{gone?.[id] ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

type DueProps = { count: number | null; isCounted: boolean; until: string }

/** A number where something goes by itself; else what ends it. */
function Due({ count, isCounted, until }: DueProps) {
  if (count !== null) return count
  if (until === 'profile-ends') return <FormattedMessage id="oversight.retention.with-profile" />
  if (isCounted || until === 'undone' || until === 'grown-up')
    return <FormattedMessage id="oversight.retention.when-undone" />
  return <FormattedMessage id="oversight.retention.not-counted" />
}
