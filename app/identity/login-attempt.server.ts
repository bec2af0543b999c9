import * as v from 'valibot'
import { LANGUAGES, type Language } from '~/i18n/language'
import { newToken } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { readCookie, setCookie, type HostCookie } from './cookie'
import type { LoginSecrets } from './digid.server'

export const LOGIN_COOKIE: HostCookie = '__Host-inloggen'
/** Long enough to find one's phone and open an app. */
const LIFETIME_SECONDS = 15 * 60

/** Where a login goes afterwards. */
export type Destination = { returnPath: string | null; language: Language }
export type LoginAttempt = LoginSecrets & Destination

const sealedAttempt = v.object({
  nonce: v.string(),
  verifier: v.string(),
  returnPath: v.nullable(v.string()),
  language: v.picklist(LANGUAGES),
})

type Given = { attempt: LoginAttempt; cookieHeader: string | undefined; at: Date }

/**
 * A login on its way, as it is stored, and the cookie that ties it to this browser. Its key is made of the state
 * and the cookie, so that an answer is found only by the browser that asked. Several tabs share one cookie.
 */
export function newAttempt({ keyring }: Pick<Runtime, 'keyring'>, { attempt, cookieHeader, at }: Given) {
  const { state, ...secrets } = attempt
  const browser = readCookie(cookieHeader, LOGIN_COOKIE) ?? newToken()
  const stateIndex = indexOf(keyring, state, browser)
  return {
    setCookie: setCookie(LOGIN_COOKIE, browser, LIFETIME_SECONDS),
    row: {
      stateIndex,
      provider: 'digid',
      secretsSealed: keyring.seal(place(stateIndex), JSON.stringify(secrets)),
      expiresAt: new Date(at.getTime() + LIFETIME_SECONDS * 1000),
    },
  }
}

type Answer = { state: string | null; cookieHeader: string | undefined }

/** The key under which this browser's login with this state would be; null when it shows no sign of one. */
export function attemptIndex(
  { keyring }: Pick<Runtime, 'keyring'>,
  { state, cookieHeader }: Answer,
): string | null {
  const browser = readCookie(cookieHeader, LOGIN_COOKIE)
  return state && browser ? indexOf(keyring, state, browser) : null
}

/** Opens what was kept of a login. Throws when it was changed. */
export function openAttempt(
  { keyring }: Pick<Runtime, 'keyring'>,
  row: { stateIndex: string; secretsSealed: string },
) {
  return v.parse(sealedAttempt, JSON.parse(keyring.unseal(place(row.stateIndex), row.secretsSealed)))
}

function indexOf(keyring: Runtime['keyring'], state: string, browser: string): string {
  return keyring.index('token', `login\n${state}\n${browser}`)
}

function place(row: string) {
  return { table: 'login_transaction', column: 'secrets_sealed', row }
}
