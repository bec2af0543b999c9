import type { ReactNode } from 'react'
import { IconTile, type Tone } from './IconTile'
import type { IconComponent } from './icons'

/** A list with a line between the rows. With `badges` the phone drops the tiles and puts the end below. */
export function Rows({ children, badges }: { children: ReactNode; badges?: boolean }) {
  return <ul className={badges ? 'rows rows--badges' : 'rows'}>{children}</ul>
}

type RowProps = {
  name: ReactNode
  note?: ReactNode
  icon?: IconComponent
  tone?: Tone
  /** What stands at the end: a sign with its word, a badge, a link. */
  end?: ReactNode
}

/** One row: whom or what, a note below it, and what stands at the end. */
export function Row({ name, note, icon, tone, end }: RowProps) {
  return (
    <li className="row">
      {icon && <IconTile icon={icon} tone={tone} size={tone ? 'normal' : 'small'} />}
      <div className="row__words">
        <span className="row__name">{name}</span>
        {note && <span className="row__note">{note}</span>}
      </div>
      {end && <div className="row__end">{end}</div>}
    </li>
  )
}

/** Names with their values: number, time, by whom; `stacked` puts the value below the name. */
export function Facts({
  facts,
  stacked,
}: {
  /** `printed` stands on paper only. */
  facts: { name: ReactNode; value: ReactNode; printed?: boolean }[]
  stacked?: boolean
}) {
  return (
    <dl className={stacked ? 'facts facts--stacked' : 'facts'}>
      {facts.map((fact, index) => (
        <div key={index} className={fact.printed ? 'facts__pair facts__pair--printed' : 'facts__pair'}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
