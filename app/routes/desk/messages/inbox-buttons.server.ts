import type { Changed } from '~/conversation/desk-change.server'
import { putAway, putFirst, takeMessage, takeOver } from '~/conversation/desk-use-cases.server'
import { switchKeys } from '~/conversation/key-switch.server'
import { PATHS, withQuery } from '~/paths'
import { defineButtons } from '~/ui/form'
import { formAction } from '../../form-action.server'
import { REFUSED } from './refused'
import { whoAtDesk } from './worker.server'

export const ON_A_PAGE = 50

/** Does one thing with each that was chosen; the first that it cannot be done with is told. */
async function withEach(ids: readonly string[], act: (id: string) => Promise<Changed>) {
  for (const id of ids) {
    const done = await act(id)
    if (!done.ok) return done
  }
  return PATHS.deskMessages
}

const form = defineButtons(
  (sent) => {
    const ids = sent.getAll('gekozen').map(String)
    // More than stand on a page were never chosen on it.
    return ids.length <= ON_A_PAGE ? { ids } : null
  },
  { ...REFUSED, none: { status: 422, words: 'message.spam.none' } },
)

/** What one presses in the list: put away or put first what was chosen, take one, or switch the keys. */
export const pressInbox = formAction(
  form,
  async ({ ids }, at) => {
    const who = whoAtDesk({ context: at, params: {} })
    if (ids.length === 0) return { refusal: 'none' }
    return withEach(ids, (id) => putAway(at.portal.runtime, { ...who, id }))
  },
  {
    first: async (_value, at) => {
      const ids = at.sent.getAll('gekozen').map(String).slice(0, ON_A_PAGE)
      if (ids.length === 0) return { refusal: 'none' }
      const who = whoAtDesk({ context: at, params: {} })
      return withEach(ids, (id) => putFirst(at.portal.runtime, { ...who, id, first: true }))
    },
    take: async (id, at) => {
      const taken = await takeMessage(at.portal.runtime, { ...whoAtDesk({ context: at, params: {} }), id })
      return taken.ok ? PATHS.deskMessage({ message: id }) : taken
    },
    over: async (id, at) => {
      const taken = await takeOver(at.portal.runtime, { ...whoAtDesk({ context: at, params: {} }), id })
      return taken.ok ? PATHS.deskMessage({ message: id }) : taken
    },
    keys: async (off, at) => {
      const { by } = whoAtDesk({ context: at, params: {} })
      await switchKeys(at.portal.runtime, { ...by, off: off === 'off' })
      return withQuery(PATHS.deskMessages, new URL(at.request.url).search)
    },
  },
)
