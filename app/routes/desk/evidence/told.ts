import { WAIT_SECONDS } from '~/counter/visit'
import type { Told } from '~/ui/form'

/** How what the desk may not do is told, the same on each of these pages. */
export const REFUSALS = {
  changed: { status: 409, words: 'desk-evidence.refused.changed' },
  'wrong-state': { status: 409, words: 'desk-evidence.refused.wrong-state' },
  already: { status: 409, words: 'desk-evidence.refused.already' },
  'second-person': { status: 422, words: 'desk-evidence.refused.second-person' },
  'not-shown': { status: 422, words: 'desk-evidence.refused.not-shown' },
  'dated-ahead': { status: 422, words: 'desk-evidence.refused.dated-ahead', field: 'datum' },
  'extract-date': { status: 422, words: 'desk-evidence.refused.extract-date', field: 'uittreksel' },
  'extract-old': { status: 422, words: 'desk-evidence.refused.extract-old', field: 'uittreksel' },
  period: { status: 422, words: 'desk-evidence.refused.period', field: 'tot' },
  'higher-first': { status: 422, words: 'desk-evidence.refused.higher-first' },
  suspended: { status: 409, words: 'desk-evidence.refused.suspended' },
  deceased: { status: 422, words: 'desk-evidence.refused.deceased' },
  'not-deceased': { status: 422, words: 'desk-evidence.refused.not-deceased' },
  'register-down': { status: 503, words: 'desk-evidence.refused.register-down' },
  'register-says': { status: 422, words: 'desk-evidence.refused.register-says' },
  'too-often': { status: 429, words: 'desk-evidence.refused.too-often', retryAfter: WAIT_SECONDS },
  applicant: { status: 422, words: 'desk-evidence.refused.applicant' },
  person: { status: 422, words: 'desk-evidence.refused.person' },
  'same-person': { status: 422, words: 'desk-evidence.refused.same-person' },
  otherwise: { status: 422, words: 'desk-evidence.refused.not-possible' },
} as const satisfies Record<string, Told>

/** What was done, in the address of the page after it. */
export const DONE = {
  gezien: 'seen',
  akkoord: 'confirm',
  terug: 'return',
  geweigerd: 'refuse',
  gestopt: 'end',
  begonnen: 'begun',
} as const
export type DoneName = keyof typeof DONE

export function readDone(given: string | null): DoneName | null {
  return given !== null && Object.hasOwn(DONE, given) ? (given as DoneName) : null
}
