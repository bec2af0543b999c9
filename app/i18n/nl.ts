import agreement from './nl/agreement.json'
import another from './nl/another.json'
import choices from './nl/choices.json'
import common from './nl/common.json'
import family from './nl/family.json'
import login from './nl/login.json'
import notification from './nl/notification.json'
import overview from './nl/overview.json'
import publicPages from './nl/public.json'
import sentence from './nl/sentence.json'
import history from './nl/history.json'
import receipt from './nl/receipt.json'
import whatIf from './nl/what-if.json'
import withdraw from './nl/withdraw.json'
import ui from './nl/ui.json'
import viewed from './nl/viewed.json'
import welcome from './nl/welcome.json'

/** Everything the portal says in Dutch; the other languages satisfy its keys. */
export const nl = {
  ...common,
  ...ui,
  ...publicPages,
  ...login,
  ...welcome,
  ...notification,
  ...overview,
  ...choices,
  ...sentence,
  ...history,
  ...receipt,
  ...whatIf,
  ...withdraw,
  ...viewed,
  ...family,
  ...agreement,
  ...another,
}

export type MessageId = keyof typeof nl
