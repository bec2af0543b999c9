import common from './en/common.json'
import login from './en/login.json'
import notification from './en/notification.json'
import overview from './en/overview.json'
import publicPages from './en/public.json'
import sentence from './en/sentence.json'
import ui from './en/ui.json'
import type { nl } from './nl'

export const en = {
  ...common,
  ...ui,
  ...publicPages,
  ...login,
  ...notification,
  ...overview,
  ...sentence,
} satisfies Record<keyof typeof nl, string>
