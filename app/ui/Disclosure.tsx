import type { ReactNode } from 'react'
import { ChevronRightIcon } from './icons'

/** More for who wants it, behind a line one can press; works without JavaScript. */
export function Disclosure({
  summary,
  children,
  open,
}: {
  summary: ReactNode
  children: ReactNode
  open?: boolean
}) {
  return (
    <details className="disclosure" open={open}>
      <summary>
        <ChevronRightIcon />
        <span className="disclosure__words">{summary}</span>
      </summary>
      <div className="disclosure__body">{children}</div>
    </details>
  )
}
