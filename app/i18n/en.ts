import common from './en/common.json'
import publicPages from './en/public.json'
import ui from './en/ui.json'
import type { nl } from './nl'

export const en = {
  ...common,
  ...ui,
  ...publicPages,
} satisfies Record<keyof typeof nl, string>
