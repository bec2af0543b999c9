import type { ReactNode } from 'react'
import { EyeOffIcon, type IconComponent } from './icons'

/** Nothing here yet: what will appear, and when. */
export function EmptyState({
  title,
  children,
  icon: Icon = EyeOffIcon,
}: {
  title: ReactNode
  children: ReactNode
  icon?: IconComponent
}) {
  return (
    <div className="empty">
      <Icon size="large" />
      <strong>{title}</strong>
      <p>{children}</p>
    </div>
  )
}
