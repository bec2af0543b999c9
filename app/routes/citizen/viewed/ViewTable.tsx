import { FormattedMessage, useIntl } from 'react-intl'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Moment } from '~/ui/Moment'
import { Table } from '~/ui/Table'
import type { Views } from '../parts/shown'

type View = Views['views'][number]

const COLUMNS = ['day', 'who', 'data', 'holder', 'answer', 'why', 'reference'] as const

/** The questions as a real table, for paper. */
export function ViewTable({ views }: { views: View[] }) {
  const intl = useIntl()
  const labelOf = (column: (typeof COLUMNS)[number]) => intl.formatMessage({ id: `viewed.column.${column}` })
  const cellsOf = (view: Extract<View, { readable: true }>) => (
    <>
      <td data-label={labelOf('who')}>
        {[view.organisation.name, view.organisation.city].filter(Boolean).join(', ')}
      </td>
      <td data-label={labelOf('data')}>{view.data}</td>
      <td data-label={labelOf('holder')}>{view.holder.name}</td>
      <td data-label={labelOf('answer')}>
        <BridgeWithWord answer={view.answer === 'permit' ? 'yes' : 'no'} />
      </td>
      <td data-label={labelOf('why')}>{view.why.join(' ')}</td>
    </>
  )
  return (
    <Table id="views" caption={<FormattedMessage id="viewed.print.caption" />} captionHidden onPhone="cards">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {labelOf(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <tr key={view.reference}>
            <td data-label={labelOf('day')}>
              <Moment at={view.at} />
            </td>
            {view.readable ? (
              cellsOf(view)
            ) : (
              <td colSpan={5}>{intl.formatMessage({ id: 'viewed.unreadable' })}</td>
            )}
            <td data-label={labelOf('reference')}>{view.reference}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
