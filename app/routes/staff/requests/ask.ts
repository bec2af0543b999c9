import type { RequestSent } from '~/consentrequest/send-use-cases.server'
import { PATHS, withQuery } from '~/paths'
import type { Told } from '~/ui/form'
import { LOOK_UP_REFUSALS } from '../counter/refusals'

const { 'register-down': down, 'role-gone': gone } = LOOK_UP_REFUSALS

/** What may come of sending a request: nothing of it is about a person. */
export const ASK_REFUSALS = {
  excluded: { status: 403, words: 'leave.refused.excluded' },
  'unknown-data': { status: 422, words: 'leave.data.unknown', field: 'gegevens' },
  past: { status: 422, words: 'leave.until.past', field: 'totenmet' },
  'too-long': { status: 422, words: 'leave.until.too-long', field: 'totenmet' },
  'too-often': { ...LOOK_UP_REFUSALS['too-often'], words: 'leave.refused.too-often' },
  'register-down': down,
  'role-gone': gone,
} as const satisfies Record<string, Told>

/** Where one goes on to once it is sent, and by what it was sent: the same whatever became of it. */
export function afterSending(sent: RequestSent, by: 'code' | 'nummer') {
  return sent.ok ? withQuery(PATHS.sentRequest({ request: sent.id }), { verstuurd: by }) : sent
}
