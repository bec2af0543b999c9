import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import { Button } from './Button'
import { CsrfField } from './CsrfField'
import { LettersIcon } from './icons'
import { wide } from './words'

/** To the page where letters and colours are set. */
export function DisplayLink() {
  const path = usePath()
  return (
    <Link to={path(PATHS.display)} className="tool">
      <LettersIcon />
      <FormattedMessage id="ui.larger-letters" />
    </Link>
  )
}

/** Logs out; a form, so that nothing but a press does it. `plain` looks like a link, for the phone. */
export function LogOut({ plain }: { plain?: boolean }) {
  const path = usePath()
  return (
    <form method="post" action={path(PATHS.logOut)}>
      <CsrfField />
      {plain ? (
        <button type="submit" className="tool tool--log-out">
          <FormattedMessage id="ui.log-out" />
        </button>
      ) : (
        <Button size="narrow">
          <FormattedMessage id="ui.log-out" />
        </Button>
      )}
    </form>
  )
}

/** The same at a computer that several colleagues use: everything of who was there ends, and the next one logs in. */
export function SwitchUser() {
  const path = usePath()
  return (
    <form method="post" action={path(PATHS.logOut)}>
      <CsrfField />
      <input type="hidden" name="wissel" value="ja" />
      <button type="submit" className="tool tool--log-out">
        <span>
          <FormattedMessage id="staff.switch" values={wide} />
        </span>
      </button>
    </form>
  )
}
