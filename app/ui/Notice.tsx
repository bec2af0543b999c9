import type { ReactNode } from 'react'
import { AlertIcon, CheckIcon, InfoIcon, type IconComponent } from './icons'

type NoticeKind = 'explain' | 'attention' | 'done' | 'failed'

const ICONS: Record<NoticeKind, IconComponent> = {
  explain: InfoIcon,
  attention: InfoIcon,
  done: CheckIcon,
  failed: AlertIcon,
}
const SYSTEM: Record<NoticeKind, string> = {
  explain: 'info',
  attention: 'warning',
  done: 'ok',
  failed: 'error',
}

type NoticeProps = {
  kind: NoticeKind
  children: ReactNode
  icon?: IconComponent
  /** Buttons at the end, below the words on the phone. */
  actions?: ReactNode
  /** `status` or `alert` only for what appears after the page was shown. */
  role?: 'status' | 'alert'
}

/** A calm band with an icon: explanation, attention, done or failed. It never persuades. */
export function Notice({ kind, children, icon, actions, role }: NoticeProps) {
  const Icon = icon ?? ICONS[kind]
  return (
    <div
      className={`utrecht-alert utrecht-alert--${SYSTEM[kind]} notice notice--${kind}${actions ? ' notice--with-actions' : ''}`}
      role={role}
    >
      <Icon />
      <div className="notice__body">{children}</div>
      {actions && <div className="notice__actions">{actions}</div>}
    </div>
  )
}
