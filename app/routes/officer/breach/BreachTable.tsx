import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { listBreaches } from '~/breach/use-cases.server'
import { PATHS } from '~/paths'
import { Moment } from '~/ui/Moment'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'
import { HoursLeft } from './HoursLeft'

type Line = SerializeFrom<Awaited<ReturnType<typeof listBreaches>>[number]>
const COLUMNS = ['number', 'kind', 'found', 'report', 'people'] as const

/** Each breach with whether it is reported and people are told. */
export function BreachTable({ breaches }: { breaches: Line[] }) {
  const { formatMessage } = useIntl()
  const columns = COLUMNS.map((column) => formatMessage({ id: `breach.column.${column}` }))
  return (
    <Table id="datalekken" onPhone="cards" caption={<FormattedMessage id="breach.list" />}>
      <TableHead columns={columns} />
      <tbody>
        {breaches.map(({ id, number, kind, foundAt, clock, report, tells, isClosed }) => (
          <tr key={id}>
            <th scope="row">
              <TextLink to={PATHS.breach({ breach: id })}>{number}</TextLink>
            </th>
            <td data-label={columns[1]}>
              <FormattedMessage id={`breach.kind.${kind}`} />
              {isClosed && (
                <span className="hint hint--below">
                  <FormattedMessage id="breach.closed" />
                </span>
              )}
            </td>
            <td data-label={columns[2]}>
              <Moment at={foundAt} />
            </td>
            <td data-label={columns[3]}>
              {report ? (
                <FormattedMessage id={`breach.report.${report}`} />
              ) : (
                <HoursLeft hours={clock.hours} />
              )}
            </td>
            <td data-label={columns[4]}>
              <FormattedMessage id={`breach.tells.${tells}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
