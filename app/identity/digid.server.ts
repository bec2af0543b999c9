import * as client from 'openid-client'
import type { Config, DigidLevel } from '~/server/config.server'
import type { Bsn } from '~/person/bsn'
import { claimedRepresentation } from '~/representation/claims'
import { readClientKey, type ClientKey } from './client-key.server'
import { acrValuesFrom } from './level'
import { proven, saysEnough, type Proven, type SignedClaims } from './proven'
import { openProviderLine, type ProviderLine } from './provider-fetch.server'
import { providerMetadata } from './provider-metadata.server'

/** What the portal keeps of a login on its way, sealed, until the browser comes back. */
export type LoginSecrets = { state: string; nonce: string; verifier: string }

export type DigidStart = { ok: true; location: URL; secrets: LoginSecrets } | DownRefusal

export type DigidFinish =
  /** `represented`: for whom, where the access service says so. */
  | { ok: true; bsn: Bsn; level: DigidLevel; represented: Bsn | null }
  /** `detail` says what was wrong in a fixed word, for the process log; never what a provider or person wrote. */
  | { ok: false; refusal: DigidRefusal; detail: string; bsn: Bsn | null }

/** `unfinished`: the provider sent the person back without a login, for a reason that only it knows. */
export type DigidRefusal = 'cancelled' | 'unfinished' | 'level-too-low' | 'provider-down' | 'not-trusted'

type DownRefusal = { ok: false; refusal: 'provider-down'; detail: string }

/** Logging in with DigiD, by OpenID Connect, straight or through a bridge (MAX, TVS). */
export type DigidLogin = {
  /** Where to send the browser, and what to keep until it is back. */
  start: () => Promise<DigidStart>
  /** Judges the answer the browser brought: everything the provider says is checked before it is believed. */
  finish: (answer: URLSearchParams, secrets: LoginSecrets) => Promise<DigidFinish>
}

export const RETURN_PATH = '/inloggen/digid/terug'

const TIMEOUT_SECONDS = 10
/** How far the provider's clock may be off, and how old an ID token may be when it gets here. */
const CLOCK_SECONDS = 60
/** The person must have logged in at the provider for this visit, not for an earlier one. */
const AUTHENTICATED_WITHIN_SECONDS = 300
const BRIDGE_SIGNATURE = 'RS256'
const BRIDGE_ENCRYPTION = 'A128CBC-HS256'

type Options = Pick<Config, 'digid' | 'mode'> & { http: Pick<Config['http'], 'origin'> }

/**
 * Code flow with PKCE (S256), state and nonce, `private_key_jwt`, and signature checks on ID token and userinfo
 * (NL GOV assurance profile for OpenID Connect). Nothing is contacted before the first login; a provider that
 * was down is asked again at the next one.
 */
export function openDigidLogin({ digid, http, mode }: Options): DigidLogin {
  const insecure = mode !== 'production' && digid.issuer.startsWith('http://')
  const { issuer, clientId } = digid
  const askMetadata = providerMetadata({ issuer, clientId, insecure, timeoutSeconds: TIMEOUT_SECONDS })
  const returnAddress = new URL(RETURN_PATH, http.origin)
  let key: ClientKey | undefined

  /** A configuration lives as long as one login, so that the provider's keys are always today's. */
  async function connect(line: ProviderLine) {
    key ??= readClientKey(digid.clientKey.reveal())
    const metadata = await askMetadata()
    const authentication = client.PrivateKeyJwt(await key.signing(signatureFor(key, metadata)))
    const words = { userinfo_signed_response_alg: BRIDGE_SIGNATURE, [client.clockTolerance]: CLOCK_SECONDS }
    const configuration = new client.Configuration(metadata, clientId, words, authentication)
    configuration.timeout = TIMEOUT_SECONDS
    configuration[client.customFetch] = line.fetch
    client.enableNonRepudiationChecks(configuration)
    const opening = await key.opening()
    if (opening)
      client.enableDecryptingResponses(configuration, [BRIDGE_ENCRYPTION], { ...opening, alg: 'RSA-OAEP' })
    if (insecure) client.allowInsecureRequests(configuration)
    return configuration
  }

  return {
    async start() {
      try {
        const configuration = await connect(openProviderLine())
        const secrets = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
        }
        const location = client.buildAuthorizationUrl(configuration, {
          redirect_uri: returnAddress.href,
          scope: 'openid',
          state: secrets.state,
          nonce: secrets.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
          code_challenge_method: 'S256',
          ...(passesLevels(configuration)
            ? { acr_values: acrValuesFrom(digid.minimumLevel).join(' '), max_age: '0' }
            : {}),
        })
        return { ok: true, location, secrets }
      } catch (error) {
        return { ok: false, refusal: 'provider-down', detail: codeOf(error) }
      }
    },

    async finish(answer, secrets) {
      const said = answer.get('error')
      // Opens nothing, so nothing needs to be asked of a provider that may be down by now.
      if (said !== null && answer.get('state') === secrets.state)
        return { ok: false, refusal: refusalNamed(said), detail: 'answer', bsn: null }
      const line = openProviderLine()
      try {
        const configuration = await connect(line).catch((error: unknown) => {
          throw new ProviderDown(codeOf(error))
        })
        const address = new URL(returnAddress)
        address.search = answer.toString()
        const answers = await askWho(configuration, { address, secrets, line })
        return withRepresented(answers, proven(answers, digid.minimumLevel))
      } catch (error) {
        return { ok: false, ...refusalOf(error, line), bsn: null }
      }
    },
  }
}

/** For whom they logged in; what the access service half says is not trusted. */
function withRepresented(answers: readonly SignedClaims[], who: Proven): DigidFinish {
  if (!who.ok) return who
  const found = claimedRepresentation(answers, who.bsn)
  if (!found.ok) return { ok: false, refusal: 'not-trusted', detail: found.refusal, bsn: who.bsn }
  const { claimed } = found
  return { ...who, represented: claimed.kind === 'for-another' ? claimed.represented : null }
}

type Visit = { address: URL; secrets: LoginSecrets; line: ProviderLine }

/** The signed answers of the provider: the ID token, and the userinfo where that does not say enough. */
async function askWho(configuration: client.Configuration, visit: Visit): Promise<SignedClaims[]> {
  const { address, secrets, line } = visit
  const tokens = await client.authorizationCodeGrant(configuration, address, {
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    pkceCodeVerifier: secrets.verifier,
    idTokenExpected: true,
    ...(passesLevels(configuration) ? { maxAge: AUTHENTICATED_WITHIN_SECONDS } : {}),
  })
  const idToken = tokens.claims()
  if (!idToken) throw new Untrusted('no-id-token')
  if (Math.abs(Date.now() / 1000 - idToken.iat) > CLOCK_SECONDS) throw new Untrusted('iat')
  if (saysEnough(idToken) && !encryptsUserinfo(configuration)) return [idToken]
  line.encryptedOnly()
  const userinfo = await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub)
  const missing = ['iss', 'aud', 'exp'].find((claim) => userinfo[claim] === undefined)
  if (missing) throw new Untrusted(`userinfo-${missing}`)
  return [idToken, userinfo]
}

/** The provider that names levels also takes `acr_values` and `max_age`; the bridge passes neither on. */
function passesLevels(configuration: client.Configuration): boolean {
  return (configuration.serverMetadata().acr_values_supported?.length ?? 0) > 0
}

function encryptsUserinfo(configuration: client.Configuration): boolean {
  return (configuration.serverMetadata().userinfo_encryption_alg_values_supported?.length ?? 0) > 0
}

/** The first signature of ours that the provider takes; RS256 where it does not say (OIDC Discovery §3). */
function signatureFor(key: ClientKey, metadata: client.ServerMetadata) {
  const taken = metadata.token_endpoint_auth_signing_alg_values_supported
  const common = key.algorithms.find((algorithm) => !taken || taken.includes(algorithm))
  if (!common) throw new Error('the provider takes no signature that the client key can make')
  return common
}

class ProviderDown extends Error {}
class Untrusted extends Error {}

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

function refusalOf(error: unknown, line: ProviderLine): { refusal: DigidRefusal; detail: string } {
  if (error instanceof ProviderDown) return { refusal: 'provider-down', detail: error.message }
  if (error instanceof Untrusted) return { refusal: 'not-trusted', detail: error.message }
  if (error instanceof client.AuthorizationResponseError)
    return { refusal: refusalNamed(error.error), detail: 'answer' }
  if (line.failed()) return { refusal: 'provider-down', detail: codeOf(error) }
  return { refusal: 'not-trusted', detail: codeOf(error) }
}

/** What an `error` in the browser's answer means; also for an answer that has lost its state, as the bridge's may. */
export function refusalNamed(error: string): DigidRefusal {
  if (CANCELLED.includes(error)) return 'cancelled'
  return TROUBLE.includes(error) ? 'provider-down' : 'unfinished'
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown }
  const word = typeof code === 'string' ? code : name
  return typeof word === 'string' && /^\w{1,60}$/.test(word) ? word : 'unknown'
}
