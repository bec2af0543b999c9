import { useLocation } from '@remix-run/react'
import type { MouseEvent } from 'react'
import { FormattedMessage } from 'react-intl'
import { changedForm } from '~/identity/typed-in-page'
import { useLanguage } from '~/i18n/intl'
import { inLanguage, OTHER_LANGUAGE, withoutLanguage, type Language } from '~/i18n/language'
import { LanguageIcon } from './icons'
import { PAGE_FORM, useShown } from './page'
import { sendAsDocument } from './send-as-document'

/**
 * To the same place in the other language, named in that language, with what was typed there. A page load: the words travel
 * per language. On a page where one types it is a button of that form, which is shown again and does nothing else.
 */
export function LanguageSwitch({ plain }: { plain?: boolean }) {
  const { pathname, search } = useLocation()
  const { form } = useShown()
  const other: Language = useLanguage() === 'nl' ? 'en' : 'nl'
  const address = inLanguage(other, withoutLanguage(pathname)) + search
  const shared = {
    lang: other,
    className: 'tool',
    'data-language-switch': true,
    onClick: (event: MouseEvent) => takeAlong(event, address),
  }
  const words = (
    <>
      {!plain && <LanguageIcon />}
      <FormattedMessage id="ui.other-language" />
    </>
  )
  if (!form)
    return (
      <a href={address} hrefLang={other} {...shared}>
        {words}
      </a>
    )
  const marked = form.sends === 'post' ? { name: OTHER_LANGUAGE, value: other } : {}
  return (
    <button type="submit" form={PAGE_FORM} formAction={address} formNoValidate {...marked} {...shared}>
      {words}
    </button>
  )
}

/**
 * Enter in a field presses the first button of its form in the order of the page, which would be the switch of language in the
 * header: this one stands before it, and says what the form's own first button says.
 */
export function FirstButton() {
  const { form } = useShown()
  if (!form) return null
  return (
    <button
      type="submit"
      form={PAGE_FORM}
      {...form.first}
      className="visually-hidden"
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}

/** With scripts: by a page load, since the pages send forms by script. Of any form on the page that somebody changed. */
function takeAlong(event: MouseEvent, address: string) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return
  const own = document.getElementById(PAGE_FORM)
  const form = own instanceof HTMLFormElement ? own : changedForm(document)
  event.preventDefault()
  if (!form) return window.location.assign(address)
  const fields = [...new FormData(form)].filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  )
  if (form.method === 'post') return sendAsDocument(address, [...fields, [OTHER_LANGUAGE, '']])
  window.location.assign(`${address.split('?', 1)[0]}?${new URLSearchParams(fields).toString()}`)
}
