import { PATHS, type Path } from '~/paths'
import { TERMS_VERSION } from '~/privacy/terms'
import type { Citizen } from './actor'

type Facts = { termsVersion: number; emailConfirmedAt: Date | null; byPost: boolean }

/**
 * Whether the first login is behind somebody: the terms of today accepted and the address confirmed, or letters
 * come by post (domain: people without e-mail). New terms ask again; an address that was taken away does too.
 */
export function welcomeOf({ termsVersion, emailConfirmedAt, byPost }: Facts): Citizen['welcome'] {
  return termsVersion >= TERMS_VERSION && (emailConfirmedAt !== null || byPost) ? 'done' : 'needed'
}

type Landing = Pick<Citizen, 'ageCategory' | 'welcome'> & {
  /** What is looked at first, before one goes on. */
  first?: Path | null
}

/** Where somebody goes who just logged in: on to `returnPath`, unless something comes first. */
export function landingOf(actor: Landing, returnPath: Path | null): Path {
  // A child under 12 has no first login: it looks at what was chosen for it.
  if (actor.ageCategory === 'under-12') return PATHS.overview
  if (actor.welcome === 'needed') return PATHS.welcome
  return actor.first ?? returnPath ?? PATHS.overview
}
