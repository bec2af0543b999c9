import type { LoginTrouble } from './oidc-refusal.server'
import type { SignedClaims } from './proven'

/** What the portal keeps of a login on its way, sealed, until the browser comes back. */
export type LoginSecrets = { state: string; nonce: string; verifier: string }

/** The portal as client of a provider. */
export type OidcClient = { issuer: string; clientId: string; clientKey: { reveal: () => string } }
/** Where the portal itself is; outside production it may speak `http:` to a stand-in. */
type Surroundings = { origin: string; mode: 'demo' | 'production' }

/** What the claims of a login say: who, or why not; `named` where it is known all the same who was refused. */
export type ClaimsRead<Identity extends object, Named> =
  | ({ ok: true } & Identity)
  | {
      ok: false
      refusal: 'level-too-low' | 'one-factor' | 'not-trusted'
      detail: string
      named: Named | null
    }

/** Claims that cannot be believed, and in a fixed word why; it is not known whose they are. */
export function notTrusted(detail: string) {
  return { ok: false, refusal: 'not-trusted', detail, named: null } as const
}

/** All that differs between the providers one can log in with. */
export type OidcProfile<Identity extends object, Named = never> = OidcClient &
  Surroundings & {
    /** Where at the portal the browser comes back. */
    returnPath: string
    /** The levels to ask for (`acr_values`) of a provider that says it takes them. */
    acrValues: readonly string[]
    /**
     * How the answer of the userinfo endpoint must come: `encrypted` is a signed JWT inside an encrypted one, `signed` a
     * signed JWT, `plain` JSON over TLS. Another form than this is refused.
     */
    userinfo: 'encrypted' | 'signed' | 'plain'
    /** Whether the ID token alone says who and how well, so that nothing more has to be asked. */
    saysEnough: (idToken: SignedClaims) => boolean
    /** Who logged in and how well that was established, out of all checked answers of one login. */
    read: (answers: readonly SignedClaims[]) => ClaimsRead<Identity, Named>
    /** Asks at an address that the provider gave whether what it said still stands; absent where it gives none. */
    stillStands?: (identity: Identity, ask: StatusAsker) => Promise<boolean>
  }

/** Fetches JSON at the provider's own origin; null for any other address, and for what is no JSON. */
export type StatusAsker = (address: string) => Promise<unknown>

type OidcStart =
  | { ok: true; location: URL; secrets: LoginSecrets }
  | { ok: false; refusal: 'provider-down'; detail: string }

export type OidcFinish<Identity extends object, Named = never> =
  | ({ ok: true } & Identity)
  /** `detail` says what was wrong in a fixed word, for the process log; never what a provider or person wrote. */
  | { ok: false; refusal: LoginTrouble; detail: string; named: Named | null }

/** Logging in at one provider. */
export type OidcLogin<Identity extends object, Named = never> = {
  /** Where to send the browser, and what to keep until it is back. */
  start: () => Promise<OidcStart>
  /** Judges the answer the browser brought: everything the provider says is checked before it is believed. */
  finish: (answer: URLSearchParams, secrets: LoginSecrets) => Promise<OidcFinish<Identity, Named>>
}
