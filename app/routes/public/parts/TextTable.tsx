import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import type { Sentence } from '~/ui/form'
import { Table } from '~/ui/Table'

type TextTableProps = {
  id: string
  caption: ReactNode
  /** Where a heading stands above it already. */
  captionHidden?: boolean
  columns: Sentence[]
  /** Cells in the order of the columns; the first names its row. */
  rows: ReactNode[][]
}

/** A table of texts that becomes cards on the phone. */
export function TextTable({ id, caption, captionHidden, columns, rows }: TextTableProps) {
  const { formatMessage } = useIntl()
  const names = columns.map((column) => formatMessage({ id: column }))
  return (
    <Table
      id={id}
      caption={captionHidden ? caption : <h2 className="nl-heading nl-heading--level-2">{caption}</h2>}
      captionHidden={captionHidden}
      onPhone="cards"
    >
      <thead className="utrecht-table__header">
        <tr className="utrecht-table__row">
          {names.map((name) => (
            <th key={name} scope="col" className="utrecht-table__header-cell">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="utrecht-table__body">
        {rows.map(([first, ...others], index) => (
          <tr key={index} className="utrecht-table__row">
            <th scope="row" className="utrecht-table__cell">
              {first}
            </th>
            {others.map((cell, place) => (
              <td key={place} data-label={names[place + 1]} className="utrecht-table__cell">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
