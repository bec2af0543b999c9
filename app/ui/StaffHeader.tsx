import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { LogOut, SwitchUser } from './HeaderTools'
import { LanguageSwitch } from './LanguageSwitch'
import { Logo } from './Logo'
import type { MenuItem } from './menu-item'
import { MenuList } from './MenuList'
import type { StaffShown, WorkerShown } from './root-data'
import { TextLink } from './TextLink'
import { wide } from './words'

/** For which organisation one is here, who one is and as what, and the way out; at a counter nobody has to look for it. */
export function StaffHeader({ staff, hasMenu }: { staff: StaffShown; hasMenu: boolean }) {
  const { formatMessage } = useIntl()
  const who =
    staff.role === 'arriving' ? (
      staff.name
    ) : (
      <FormattedMessage
        id="staff.who"
        values={{ name: staff.name, role: formatMessage({ id: `staff.as.${staff.role}` }) }}
      />
    )
  return (
    <WorkHeader
      where={staff.organisation}
      width="counter"
      who={who}
      menu={hasMenu ? staff.menu : []}
      menuName={formatMessage({ id: 'staff.menu' })}
    >
      {staff.hasMore && (
        <li>
          <TextLink to={PATHS.workplace}>
            <FormattedMessage id="staff.change" values={wide} />
          </TextLink>
        </li>
      )}
      <li>
        <LanguageSwitch plain />
      </li>
      <li>
        <SwitchUser />
      </li>
    </WorkHeader>
  )
}

/** The same for who runs the portal. */
export function InternalHeader({ worker, hasMenu }: { worker: WorkerShown; hasMenu: boolean }) {
  const { formatMessage, formatList } = useIntl()
  const roles = worker.roles.map((role) => formatMessage({ id: `internal.role.${role}` }))
  return (
    <WorkHeader
      where={formatList(roles)}
      width="desk"
      who={worker.name}
      menu={hasMenu ? worker.menu : []}
      menuName={formatMessage({ id: 'internal.menu' })}
    >
      <li>
        <LanguageSwitch plain />
      </li>
    </WorkHeader>
  )
}

type WorkHeaderProps = {
  /** As wide as the pages below it. */
  width: 'counter' | 'desk'
  where: string | null
  who: ReactNode
  menu: MenuItem[]
  menuName: string
  children: ReactNode
}

function WorkHeader({ width, where, who, menu, menuName, children }: WorkHeaderProps) {
  return (
    <header className="staff-header">
      <div className="staff-header__band">
        <div className={`container container--${width} staff-header__bar`}>
          <Logo />
          {where && <span className="staff-header__organisation">{where}</span>}
          <ul className="staff-header__tools">
            <li>{who}</li>
            {children}
            <li>
              <LogOut plain />
            </li>
          </ul>
        </div>
      </div>
      {menu.length > 0 && (
        <nav className="staff-header__menu" aria-label={menuName}>
          <div className={`container container--${width}`}>
            <MenuList items={menu} />
          </div>
        </nav>
      )}
    </header>
  )
}
