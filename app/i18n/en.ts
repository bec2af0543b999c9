import agreement from './en/agreement.json'
import another from './en/another.json'
import choices from './en/choices.json'
import common from './en/common.json'
import family from './en/family.json'
import login from './en/login.json'
import notification from './en/notification.json'
import overview from './en/overview.json'
import publicPages from './en/public.json'
import sentence from './en/sentence.json'
import history from './en/history.json'
import receipt from './en/receipt.json'
import whatIf from './en/what-if.json'
import withdraw from './en/withdraw.json'
import ui from './en/ui.json'
import viewed from './en/viewed.json'
import welcome from './en/welcome.json'
import type { MessageId } from './nl'

export const en = {
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
} satisfies Record<MessageId, string>
