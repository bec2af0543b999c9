import type { ReactNode } from 'react'

type HeadingProps = {
  level: 1 | 2 | 3 | 4
  /** How it looks, when that is not what it is. */
  looks?: 1 | 2 | 3 | 4
  id?: string
  className?: string
  children: ReactNode
}

/** A heading: `level` is its place in the page, `looks` its size. */
export function Heading({ level, looks = level, id, className, children }: HeadingProps) {
  const Element = `h${level}` as const
  return (
    <Element id={id} className={`nl-heading nl-heading--level-${looks}${className ? ` ${className}` : ''}`}>
      {children}
    </Element>
  )
}

/** A paragraph; `lead` is the larger one under a page's title, `hint` the small grey one. */
export function Paragraph({
  kind = 'plain',
  id,
  children,
}: {
  kind?: 'plain' | 'lead' | 'hint'
  id?: string
  children: ReactNode
}) {
  if (kind === 'lead')
    return (
      <p id={id} className="nl-paragraph nl-paragraph--lead lead">
        {children}
      </p>
    )
  return (
    <p id={id} className={kind === 'hint' ? 'nl-paragraph hint' : 'nl-paragraph'}>
      {children}
    </p>
  )
}
