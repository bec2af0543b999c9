import type { AreaMessageId } from './areas.server'
import common from './nl/common.json'
import publicPages from './nl/public.json'
import ui from './nl/ui.json'

/** What any page may say in Dutch, and so every page loads; the other languages satisfy its keys. */
export const nl = {
  ...common,
  ...ui,
  ...publicPages,
}

/** What any page may say. */
export type BaseMessageId = keyof typeof nl

/** Everything the portal says; what belongs to some pages travels with those (`areas.ts`). */
export type MessageId = BaseMessageId | AreaMessageId
