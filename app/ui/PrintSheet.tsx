import type { ReactNode } from 'react'

/** What stands on paper only: the kind of document at the top right. */
export function PrintHead({ children }: { children: ReactNode }) {
  return <p className="print-only print-sheet__head">{children}</p>
}

/** What stands on paper only, at the end: number and time of printing. The page number is in the margin. */
export function PrintFoot({ children }: { children: ReactNode }) {
  return <p className="print-only print-sheet__foot">{children}</p>
}
