import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { LogOut, SwitchUser } from './HeaderTools'
import { LanguageSwitch } from './LanguageSwitch'
import { Logo } from './Logo'
import { staffMenuFor } from './menu'
import { MenuList } from './MenuList'
import type { StaffShown } from './root-data'
import { TextLink } from './TextLink'
import { wide } from './words'

/** For which organisation one is here, who one is and as what, and the way out; at a counter nobody has to look for it. */
export function StaffHeader({ staff, hasMenu }: { staff: StaffShown; hasMenu: boolean }) {
  const { formatMessage } = useIntl()
  const menu = staffMenuFor(staff.role)
  return (
    <header className="staff-header">
      <div className="staff-header__band">
        <div className="container container--counter staff-header__bar">
          <Logo />
          {staff.organisation && <span className="staff-header__organisation">{staff.organisation}</span>}
          <ul className="staff-header__tools">
            <li>
              {staff.role === 'arriving' ? (
                staff.name
              ) : (
                <FormattedMessage
                  id="staff.who"
                  values={{ name: staff.name, role: formatMessage({ id: `staff.as.${staff.role}` }) }}
                />
              )}
            </li>
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
            <li>
              <LogOut plain />
            </li>
          </ul>
        </div>
      </div>
      {hasMenu && menu.length > 0 && (
        <nav className="staff-header__menu" aria-label={formatMessage({ id: 'staff.menu' })}>
          <div className="container container--counter">
            <MenuList items={menu} />
          </div>
        </nav>
      )}
    </header>
  )
}
