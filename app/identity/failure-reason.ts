import { inLanguage, type Language } from '~/i18n/language'
import { PATHS, withQuery, type Path } from '~/paths'
import { COMMON_REASONS, type CommonRefusal } from './common-reasons'
import { internalFailureOf, type InternalLoginRefusal } from './internal-failure'
import type { LoginRefusal } from './login-outcome'
import { staffFailureOf, type StaffLoginRefusal } from './staff-failure'
import type { LoginTrouble } from './oidc-refusal.server'
import { wayBack, type LoginProvider } from './way-back'

/** After these one is back where one began, and reads there what happened. */
const BACK_REASONS = [
  'geannuleerd',
  'storing',
  'afgebroken',
  'verlopen',
  'oude-pagina',
  'andere-browser',
] as const
export type BackReason = (typeof BACK_REASONS)[number]

/** Why a login failed, as the address of the page says it (`reden=…`). */
const FAILURE_REASONS = [
  ...BACK_REASONS,
  'te-laag',
  'geweigerd',
  'register',
  'onbekend',
  'opgeschort',
  'geboortedatum',
  'overleden',
] as const
export type FailureReason = (typeof FAILURE_REASONS)[number]

/** One cause, one text. */
const REASONS: Record<LoginRefusal, FailureReason> = {
  ...COMMON_REASONS,
  // Neither is asked of citizens: whoever says it is not believed.
  withdrawn: 'geweigerd',
  'one-factor': 'geweigerd',
  'unknown-person': 'onbekend',
  suspended: 'opgeschort',
  'birth-date-unknown': 'geboortedatum',
  'register-down': 'register',
  deceased: 'overleden',
}

/** What the page tells; nothing in it says who tried. */
function reasonOf(refusal: LoginRefusal): FailureReason {
  return REASONS[refusal]
}

/** Reads the reason out of the address of the page of a failure; anything else is told as refused. */
export function readReason(given: string | null): FailureReason {
  return FAILURE_REASONS.find((reason) => reason === given) ?? 'geweigerd'
}

/** Reads the reason out of the address of the page where one begins; null where none is told there. */
export function readBackReason(given: string | null): BackReason | null {
  return BACK_REASONS.find((reason) => reason === given) ?? null
}

type Began = { returnPath: Path | null; language: Language; acted: boolean }

/** What went wrong at one of the providers. */
export type Failure =
  | { provider: 'digid'; refusal: LoginRefusal }
  | { provider: 'dezi'; refusal: StaffLoginRefusal }
  | { provider: 'desk'; refusal: InternalLoginRefusal }
  | { provider: LoginProvider; refusal: CommonRefusal | LoginTrouble }

/** Where a login that failed leads: back to where it began or to a page of its own, and where one was going is kept. */
export function failurePath(failure: Failure, { returnPath, language, acted }: Began): string {
  const to = returnPath === null ? '' : wayBack({ page: returnPath, acted })
  return inLanguage(language, withQuery(toldAt(failure), to))
}

/** Who is no citizen reads all of it where they begin. */
function toldAt(failure: Failure): Path {
  if (failure.provider === 'dezi')
    return withQuery(PATHS.staffLogin, { reden: staffFailureOf(failure.refusal) })
  if (failure.provider === 'desk')
    return withQuery(PATHS.internalLogin, { reden: internalFailureOf(failure.refusal) })
  const reason = reasonOf(failure.refusal)
  const page = BACK_REASONS.some((each) => each === reason) ? PATHS.login : PATHS.loginFailed
  return withQuery(page, { reden: reason })
}
