import { createIntl } from 'react-intl'
import en from '~/i18n/en/mail.json'
import { WRITTEN_AS, type Language } from '~/i18n/language'
import type { MessageId } from '~/i18n/nl'
import nl from '~/i18n/nl/mail.json'

type MailTextId = keyof typeof nl
export type Say = (id: MailTextId, values?: Record<string, string>) => string

/** Kept out of the pages' messages: a browser never shows a mail. */
const texts: Record<Language, Record<string, string>> = {
  nl,
  en: en satisfies Record<MailTextId, string>,
}

/** Speaks the mails' texts in a language. */
export function sayIn(language: Language): Say {
  const intl = createIntl({ locale: WRITTEN_AS[language], messages: texts[language] })
  return (id, values) => intl.formatMessage({ id: id as MailTextId & MessageId }, values)
}
