import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'

/** The mark alone: a Z made of two banks and a leaf, with the hinge at the lower left. */
function LogoMark() {
  return (
    <svg className="logo__mark" viewBox="0 0 96 96" aria-hidden="true">
      <rect className="logo__tile" width="96" height="96" rx="26" />
      <path className="logo__line" d="M25 29H70L28 67H71" />
      <circle className="logo__hinge" cx="28" cy="67" r="11" />
    </svg>
  )
}

/** Mark and name, linked to the front page. */
export function Logo() {
  const path = usePath()
  return (
    <Link to={path(PATHS.home)} className="logo">
      <LogoMark />
      <FormattedMessage id="ui.name" />
    </Link>
  )
}
