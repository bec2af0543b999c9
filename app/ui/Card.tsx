import type { ReactNode } from 'react'
import { CheckIcon } from './icons'

/** A white sheet; `done` and `failed` put a green or red frame around it. */
export function Card({
  frame = 'plain',
  children,
}: {
  frame?: 'plain' | 'done' | 'failed'
  children: ReactNode
}) {
  return <div className={frame === 'plain' ? 'card' : `card card--${frame}`}>{children}</div>
}

/** A sand-coloured panel, for what stands beside the matter: why we ask, what you may do with it. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className="panel">{children}</div>
}

/** The card of something that succeeded, with its check mark. */
export function ResultCard({ children }: { children: ReactNode }) {
  return (
    <Card frame="done">
      <div className="result">
        <span className="result__mark">
          <CheckIcon />
        </span>
        <div>{children}</div>
      </div>
    </Card>
  )
}
