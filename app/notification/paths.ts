import { inLanguage, type Language } from '~/i18n/language'
import { PATHS } from '~/paths'

/** Pages that links in mails open. They show a button: opening one changes nothing, since scanners do too. */
const LINK_PATHS = {
  'confirm-address': PATHS.confirmAddress,
  'keep-address': PATHS.keepAddress,
  unsubscribe: PATHS.unsubscribe,
  'what-waits': PATHS.whatWaits,
  reply: PATHS.replyToMessage,
}

type Link = { origin: string; language: Language; to: keyof typeof LINK_PATHS; token: string }

/** The whole address behind a link in a mail. */
export function linkIn({ origin, language, to, token }: Link): string {
  return `${origin}${inLanguage(language, LINK_PATHS[to]({ token }))}`
}
