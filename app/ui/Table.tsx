import type { ReactNode, TableHTMLAttributes } from 'react'

type TableProps = Omit<TableHTMLAttributes<HTMLTableElement>, 'className'> & {
  caption: ReactNode
  captionHidden?: boolean
  /** `cards`: on the phone each row is a card, and each cell names its column in `data-label`. `scroll`: it scrolls. */
  onPhone?: 'cards' | 'scroll'
  /** Unique on the page; names the region that scrolls. */
  id: string
  children: ReactNode
}

/** A table that can be reached and scrolled with the keyboard. */
export function Table({ caption, captionHidden, onPhone = 'scroll', id, children, ...table }: TableProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus
    <div className="table-region" role="region" aria-labelledby={id} tabIndex={0}>
      <table
        {...table}
        className={`utrecht-table utrecht-table--html-table${onPhone === 'cards' ? ' table--cards' : ''}`}
      >
        <caption id={id} className={captionHidden ? 'visually-hidden' : 'utrecht-table__caption'}>
          {caption}
        </caption>
        {children}
      </table>
    </div>
  )
}

/** The names of the columns; `last` names one of links, which is read out and not shown. */
export function TableHead({ columns, last }: { columns: readonly string[]; last?: ReactNode }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
        {last && (
          <th scope="col">
            <span className="visually-hidden">{last}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}
