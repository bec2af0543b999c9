import type { ReactNode } from 'react'

/** Holds a page between its side rooms: 1160 wide, 1024 at the counter, 1280 at the desk. */
function Container({
  width = 'portal',
  children,
}: {
  width?: 'portal' | 'counter' | 'desk'
  children: ReactNode
}) {
  return <div className={width === 'portal' ? 'container' : `container container--${width}`}>{children}</div>
}

/** A container with the room above and below that a page's body has. */
export function PageBody({
  width,
  narrow,
  children,
}: {
  width?: 'portal' | 'counter' | 'desk'
  narrow?: boolean
  children: ReactNode
}) {
  return (
    <Container width={width}>
      <div className={narrow ? 'page narrow' : 'page'}>{children}</div>
    </Container>
  )
}

type ColumnsProps = {
  children: ReactNode
  aside?: ReactNode
  /** Stands on top of the aside; on the phone it comes before the content, as it does in the document. */
  before?: ReactNode
}

/** Content with an aside of 336 px, which drops below it where the window is narrow. */
export function Columns({ children, aside, before }: ColumnsProps) {
  return (
    <div className="columns">
      {before && <div className="columns__before">{before}</div>}
      <div className="columns__main">{children}</div>
      {aside && <div className="columns__aside">{aside}</div>}
    </div>
  )
}

/** Buttons and links at the end of a form, side by side or below each other on the phone. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>
}
