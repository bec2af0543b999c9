import { AuthorizationResponseError } from 'openid-client'

/**
 * `one-factor`: it does not say that a second factor was used, where that is asked. `unfinished`: the provider sent the person back without a login, for a reason that only it knows. `withdrawn`: it says that
 * what it told of them does not stand any more.
 */
export type LoginTrouble =
  | 'cancelled'
  | 'unfinished'
  | 'level-too-low'
  | 'one-factor'
  | 'provider-down'
  | 'not-trusted'
  | 'withdrawn'

export class ProviderDown extends Error {}
export class Untrusted extends Error {}

/** The person stopped: OAuth's word for it, and the words of DigiD's bridge. */
const CANCELLED = [
  'access_denied',
  'login_cancelled',
  'cancelled',
  'user_cancelled',
  'authentication_cancelled',
]
/** The provider cannot, or the two of us do not understand each other: trouble either way, and none of the person's making. */
const TROUBLE = [
  'temporarily_unavailable',
  'server_error',
  'invalid_request',
  'unauthorized_client',
  'unsupported_response_type',
  'invalid_scope',
  'invalid_client',
  'request_not_supported',
]

/** What went wrong in a login, as a refusal; `failed`: the provider did not answer once, so that it is its fault. */
export function refusalOf(error: unknown, failed: boolean): { refusal: LoginTrouble; detail: string } {
  if (error instanceof ProviderDown) return { refusal: 'provider-down', detail: error.message }
  if (error instanceof Untrusted) return { refusal: 'not-trusted', detail: error.message }
  if (error instanceof AuthorizationResponseError)
    return { refusal: refusalNamed(error.error), detail: 'answer' }
  return { refusal: failed ? 'provider-down' : 'not-trusted', detail: codeOf(error) }
}

/** What an `error` in the browser's answer means; also for an answer that has lost its state, as the bridge's may. */
export function refusalNamed(error: string): LoginTrouble {
  if (CANCELLED.includes(error)) return 'cancelled'
  return TROUBLE.includes(error) ? 'provider-down' : 'unfinished'
}

/** What kind of error it was, in a word that says nothing personal. */
export function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown }
  const word = typeof code === 'string' ? code : name
  return typeof word === 'string' && /^\w{1,60}$/.test(word) ? word : 'unknown'
}
