import type { LoginTrouble } from './oidc-refusal.server'

/** What everybody can meet on the way in. */
export type CommonRefusal =
  | Exclude<LoginTrouble, 'withdrawn' | 'one-factor'>
  | 'expired'
  | 'old-page'
  | 'other-browser'

/** One cause, one text; as the address of the page that tells it says it (`reden=…`). */
export const COMMON_REASONS = {
  cancelled: 'geannuleerd',
  'provider-down': 'storing',
  unfinished: 'afgebroken',
  expired: 'verlopen',
  'old-page': 'oude-pagina',
  'other-browser': 'andere-browser',
  'level-too-low': 'te-laag',
  'not-trusted': 'geweigerd',
} as const satisfies Record<CommonRefusal, string>
