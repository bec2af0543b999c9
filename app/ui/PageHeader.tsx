import { useLocation } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from './Button'
import { DisplayLink, LogOut } from './HeaderTools'
import { MenuIcon, PersonIcon } from './icons'
import { LanguageSwitch } from './LanguageSwitch'
import { Logo } from './Logo'
import type { MenuItem } from './menu-item'
import { MenuList } from './MenuList'
import { ReadAloud } from './ReadAloud'

type PageHeaderProps = {
  /** The name of who is logged in; null for a visitor. */
  signedInAs: string | null
  /** Left out inside a step flow: only the way out stays. */
  menu?: MenuItem[]
}

/** Logo, tools and menu. On the phone the menu folds into a `details`, which works without JavaScript. */
export function PageHeader({ signedInAs, menu }: PageHeaderProps) {
  const { formatMessage } = useIntl()
  return (
    <header className="page-header">
      <div className="container page-header__bar">
        <Logo />
        <WideTools signedInAs={signedInAs} />
        <PhoneTools signedInAs={signedInAs} menu={menu} />
      </div>
      {menu && (
        <nav className="menu" aria-label={formatMessage({ id: 'ui.menu' })}>
          <div className="container">
            <MenuList items={menu} />
          </div>
        </nav>
      )}
    </header>
  )
}

function WideTools({ signedInAs }: { signedInAs: string | null }) {
  return (
    <ul className="page-header__tools page-header__tools--wide">
      <li>
        <ReadAloud />
      </li>
      {!signedInAs && (
        <li>
          <DisplayLink />
        </li>
      )}
      <li>
        <LanguageSwitch />
      </li>
      {signedInAs && (
        <li className="tool tool--name">
          <PersonIcon />
          {signedInAs}
        </li>
      )}
      <li>{signedInAs ? <LogOut /> : <LogIn />}</li>
    </ul>
  )
}

function PhoneTools({ signedInAs, menu }: PageHeaderProps) {
  const { pathname } = useLocation()
  return (
    <ul className="page-header__tools page-header__tools--phone">
      {(!signedInAs || !menu) && (
        <li>
          <LanguageSwitch plain />
        </li>
      )}
      {menu && (
        <li>
          <details key={pathname} className="phone-menu">
            <summary>
              <MenuIcon />
              <FormattedMessage id="ui.menu.phone" />
            </summary>
            <PhonePanel signedInAs={signedInAs} menu={menu} />
          </details>
        </li>
      )}
      {signedInAs && (
        <li>
          <LogOut plain />
        </li>
      )}
    </ul>
  )
}

function PhonePanel({ signedInAs, menu }: { signedInAs: string | null; menu: MenuItem[] }) {
  const { formatMessage } = useIntl()
  return (
    <div className="phone-menu__panel">
      <nav aria-label={formatMessage({ id: 'ui.menu' })}>
        <MenuList items={menu} />
      </nav>
      <ul className="phone-menu__tools">
        <li>
          <DisplayLink />
        </li>
        {signedInAs && (
          <li>
            <LanguageSwitch />
          </li>
        )}
        {signedInAs && (
          <li className="tool tool--name">
            <PersonIcon />
            {signedInAs}
          </li>
        )}
        {!signedInAs && (
          <li className="phone-menu__log-in">
            <LogIn />
          </li>
        )}
      </ul>
    </div>
  )
}

function LogIn() {
  return (
    <ButtonLink to={PATHS.login}>
      <FormattedMessage id="ui.log-in" />
    </ButtonLink>
  )
}
