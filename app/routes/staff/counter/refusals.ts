import { WAIT_SECONDS } from '~/counter/visit'
import type { Told } from '~/ui/form'

/** What may come of a form of a visit. The one sentence is shown by the page itself, with the way on. */
export const VISIT_REFUSALS = {
  'not-here': { status: 403, words: 'counter.not-here' },
  'role-gone': { status: 403, words: 'counter.role-gone' },
  'document-missing': { status: 422, words: 'counter.document.missing', field: 'document' },
  'child-and-parent': { status: 422, words: 'counter.child-and-parent' },
  'nothing-said': { status: 422, words: 'counter.nothing-said' },
  'not-offered': { status: 409, words: 'counter.not-offered' },
  twice: { status: 422, words: 'counter.not-offered' },
} as const satisfies Record<string, Told>

/** What may come of number and date, wherever they are typed. */
export const LOOK_UP_REFUSALS = {
  nobody: { status: 404, words: 'counter.find.nobody' },
  'too-often': { status: 429, words: 'counter.find.too-often', retryAfter: WAIT_SECONDS },
  'register-down': { status: 503, words: 'counter.find.register-down' },
  'role-gone': 403,
} as const satisfies Record<string, Told>
