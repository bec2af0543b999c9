import { Link, useLocation } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { inLanguage, withoutLanguage, type Language } from '~/i18n/language'
import { usePath } from '~/i18n/path'
import { Button } from './Button'
import { CsrfField } from './CsrfField'
import { LanguageIcon, LettersIcon } from './icons'

/** To the same place in the other language, named in that language. A page load: the words travel per language. */
export function LanguageSwitch({ plain }: { plain?: boolean }) {
  const { pathname, search } = useLocation()
  const other: Language = useIntl().locale === 'nl' ? 'en' : 'nl'
  return (
    <a
      href={inLanguage(other, withoutLanguage(pathname)) + search}
      hrefLang={other}
      lang={other}
      className="tool"
      data-language-switch
    >
      {!plain && <LanguageIcon />}
      <FormattedMessage id="ui.other-language" />
    </a>
  )
}

/** To the page where letters and colours are set. */
export function DisplayLink() {
  const path = usePath()
  return (
    <Link to={path('/weergave')} className="tool">
      <LettersIcon />
      <FormattedMessage id="ui.larger-letters" />
    </Link>
  )
}

/** Logs out; a form, so that nothing but a press does it. `plain` looks like a link, for the phone. */
export function LogOut({ plain }: { plain?: boolean }) {
  const path = usePath()
  return (
    <form method="post" action={path('/uitloggen')}>
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
