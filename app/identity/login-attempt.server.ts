import * as v from 'valibot'
import { LANGUAGES, type Language } from '~/i18n/language'
import type { Path } from '~/paths'
import { LOGIN_LASTS } from '~/privacy/session-periods'
import { newToken } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { readCookie, setCookie, type HostCookie } from './cookie'
import type { LoginSecrets } from './oidc-profile'
import { boundedText } from '~/runtime/bounded-text'
import type { LoginProvider } from './way-back'

export const LOGIN_COOKIE: HostCookie = '__Host-inloggen'
/** Long enough to find one's phone and open an app. */
const LIFETIME_MILLISECONDS = LOGIN_LASTS.minutes * 60_000

/** Where a login goes afterwards, and whether the page there was about another than who logs in. */
export type Destination = { returnPath: Path | null; language: Language; acted: boolean }
type LoginAttempt = LoginSecrets & Destination

/** Longer than any address to come back to, and than any secret. */
const LONGEST = 2000

const destination = {
  /** Sealed by us, after `safePath`. */
  returnPath: v.nullable(v.custom<Path>((sealed) => typeof sealed === 'string' && sealed.length <= LONGEST)),
  language: v.picklist(LANGUAGES),
  acted: v.optional(v.boolean(), false),
}
const sealedAttempt = v.object({
  nonce: boundedText(LONGEST),
  verifier: boundedText(LONGEST),
  ...destination,
})
const sealedAnswer = v.object({ wentTo: boundedText(LONGEST), ...destination })

type Sealing = Pick<Runtime, 'keyring'>
type Row = { stateIndex: string; secretsSealed: string }
type Given = { attempt: LoginAttempt; provider: LoginProvider; cookieHeader: string | undefined; at: Date }

/**
 * A login on its way, as it is stored, and the cookie that ties it to this browser. Its key is made of the state
 * and the cookie, so that an answer is found only by the browser that asked. Several tabs share one cookie.
 */
export function newAttempt({ keyring }: Sealing, { attempt, provider, cookieHeader, at }: Given) {
  const { state, ...secrets } = attempt
  const browser = readCookie(cookieHeader, LOGIN_COOKIE) ?? newToken()
  const stateIndex = indexOf(keyring, state, browser)
  return {
    setCookie: setCookie(LOGIN_COOKIE, browser, LOGIN_LASTS.knownMinutes * 60),
    row: {
      stateIndex,
      browserIndex: browserIndexOf(keyring, browser),
      provider,
      secretsSealed: keyring.seal(place(stateIndex), JSON.stringify(secrets)),
      expiresAt: new Date(at.getTime() + LIFETIME_MILLISECONDS),
    },
  }
}

type Answer = { state: string | null; cookieHeader: string | undefined }

/** The keys under which this browser's login with this state would be; null where it shows no sign of one. */
export function attemptIndex({ keyring }: Sealing, { state, cookieHeader }: Answer) {
  const browser = readCookie(cookieHeader, LOGIN_COOKIE)
  return {
    stateIndex: state && browser ? indexOf(keyring, state, browser) : null,
    browserIndex: browser ? browserIndexOf(keyring, browser) : null,
  }
}

/** Opens what was kept of a login on its way. Throws when it was changed, or used. */
export function openAttempt(sealing: Sealing, row: Row) {
  return v.parse(sealedAttempt, open(sealing, row))
}

/** Where a login was going, on its way or used. Throws when it was changed. */
export function openDestination(sealing: Sealing, row: Row): Destination {
  return v.parse(v.object(destination), open(sealing, row))
}

/** Where the answer of a login that was used led. Throws when it was changed, or not used. */
export function openAnswer(sealing: Sealing, row: Row): string {
  return v.parse(sealedAnswer, open(sealing, row)).wentTo
}

/** What stays of a login once it is used: where it led, and no secret any more. */
export function sealAnswer(
  { keyring }: Sealing,
  stateIndex: string,
  answer: Destination & { wentTo: string },
): string {
  return keyring.seal(place(stateIndex), JSON.stringify(answer))
}

function open({ keyring }: Sealing, { stateIndex, secretsSealed }: Row): unknown {
  return JSON.parse(keyring.unseal(place(stateIndex), secretsSealed))
}

function indexOf(keyring: Runtime['keyring'], state: string, browser: string): string {
  return keyring.index('token', `login\n${state}\n${browser}`)
}

function browserIndexOf(keyring: Runtime['keyring'], browser: string): string {
  return keyring.index('token', `login-browser\n${browser}`)
}

function place(row: string) {
  return { table: 'login_transaction', column: 'secrets_sealed', row }
}
