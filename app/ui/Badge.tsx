import type { ReactNode } from 'react'
import { AlertIcon, CheckIcon, ClockIcon, type IconComponent } from './icons'

export type BadgeKind = 'plain' | 'done' | 'under-way' | 'failed'

const ICONS: Partial<Record<BadgeKind, IconComponent>> = {
  done: CheckIcon,
  'under-way': ClockIcon,
  failed: AlertIcon,
}

/** A pill that adds a fact: Ontvangen, Onderweg, Mag nooit. It never stands for yes or no. */
export function Badge({
  kind = 'plain',
  icon,
  children,
}: {
  kind?: BadgeKind
  icon?: IconComponent
  children: ReactNode
}) {
  const Icon = icon ?? ICONS[kind]
  return (
    <span className={`nl-data-badge badge badge--${kind}`}>
      {Icon && <Icon size="small" />}
      <span>{children}</span>
    </span>
  )
}

/** How many wait, read out with what they are: "2 berichten". */
export function NumberBadge({ number, label }: { number: number; label: ReactNode }) {
  return (
    <span className="nl-number-badge">
      <span aria-hidden="true" className="nl-number-badge__visible-label">
        {number}
      </span>
      <span className="nl-number-badge__hidden-label">{label}</span>
    </span>
  )
}
