import type { ReactNode } from 'react'

/** What is stored, line by line, each with its own way to change it. */
export function DataRows({ children }: { children: ReactNode }) {
  return <dl className="utrecht-data-list utrecht-data-list--html-dl data-rows">{children}</dl>
}

/** One line: the name, the value, and at the end a "Wijzig". */
export function DataRow({
  name,
  children,
  action,
}: {
  name: ReactNode
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="utrecht-data-list__item data-rows__row">
      <dt className="utrecht-data-list__item-key">{name}</dt>
      <dd className="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">{children}</dd>
      {action && <dd className="utrecht-data-list__actions utrecht-data-list__actions--html-dd">{action}</dd>}
    </div>
  )
}
