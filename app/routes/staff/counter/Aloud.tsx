import type { ReactNode } from 'react'

/** What staff say aloud, word for word. */
export function Aloud({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <blockquote className="aloud" id={id}>
      <p>{children}</p>
    </blockquote>
  )
}
