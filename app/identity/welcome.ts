import { TERMS_VERSION } from '~/privacy/terms'
import { LOCK_PATH } from '~/lock/paths'
import type { Citizen } from './actor'

type Facts = { termsVersion: number; emailConfirmedAt: Date | null }

/**
 * Whether the first login is behind somebody: the terms of today accepted and the address confirmed. New terms
 * ask again; an address that was taken away does too.
 */
export function welcomeOf({ termsVersion, emailConfirmedAt }: Facts): Citizen['welcome'] {
  return termsVersion >= TERMS_VERSION && emailConfirmedAt !== null ? 'done' : 'needed'
}

type Landing = Pick<Citizen, 'ageCategory' | 'welcome'> & {
  /** Whether choices that others made before 16 wait to be looked at. */
  unconfirmed?: boolean
}

/** Where somebody goes who just logged in: on to `returnPath`, unless something comes first. */
export function landingOf(actor: Landing, returnPath: string | null): string {
  // A child under 12 has no first login: it looks at what was chosen for it.
  if (actor.ageCategory === 'under-12') return '/mijn'
  if (actor.welcome === 'needed') return '/welkom'
  // A new login is for lifting the lock, which must be done within minutes.
  if (returnPath === LOCK_PATH) return returnPath
  // What was taken along at 16 is looked at first, until it is confirmed [domain: inherited at 16].
  if (actor.unconfirmed) return '/mijn/zestien'
  return returnPath ?? '/mijn'
}
