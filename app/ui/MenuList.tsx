import { Link, useLocation } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { withoutLanguage } from '~/i18n/language'
import { usePath } from '~/i18n/path'
import { NumberBadge } from './Badge'
import { currentIn } from './menu'
import type { MenuItem } from './menu-item'

/** The links of a menu; the current one is bold and underlined. */
export function MenuList({ items }: { items: MenuItem[] }) {
  const path = usePath()
  const here = withoutLanguage(useLocation().pathname)
  const current = currentIn(items, here)
  return (
    <ul className="menu__list">
      {items.map((item) => (
        <li key={item.to}>
          <Link
            to={path(item.to)}
            className="menu__link"
            aria-current={item === current ? 'page' : undefined}
          >
            <FormattedMessage id={item.words} />
            {item.waiting !== undefined && item.waiting > 0 && (
              <>
                {' '}
                <NumberBadge
                  number={item.waiting}
                  label={<FormattedMessage id="ui.menu.waiting" values={{ count: item.waiting }} />}
                />
              </>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
