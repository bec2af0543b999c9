import * as client from 'openid-client'
import { readClientKey, type ClientKey } from './client-key.server'
import type { LoginSecrets, OidcLogin, OidcProfile, StatusAsker } from './oidc-profile'
import { codeOf, ProviderDown, refusalNamed, refusalOf, Untrusted } from './oidc-refusal.server'
import { openProviderLine, type ProviderLine } from './provider-fetch.server'
import { providerMetadata } from './provider-metadata.server'
import type { SignedClaims } from './proven'
import { CLOCK_SECONDS, faultOf } from './told-to-us'

const TIMEOUT_SECONDS = 10
/** The person must have logged in at the provider for this visit, not for an earlier one. */
const AUTHENTICATED_WITHIN_SECONDS = 300
const USERINFO_SIGNATURE = 'RS256'
const USERINFO_ENCRYPTION = 'A128CBC-HS256'

/**
 * Code flow with PKCE (S256), state and nonce, `private_key_jwt`, and signature checks on ID token and userinfo
 * (NL GOV assurance profile for OpenID Connect). Nothing is contacted before the first login; a provider that
 * was down is asked again at the next one.
 */
export function openOidc<Identity extends object, Named = never>(
  profile: OidcProfile<Identity, Named>,
): OidcLogin<Identity, Named> {
  const { issuer, clientId } = profile
  const insecure = profile.mode !== 'production' && issuer.startsWith('http://')
  const askMetadata = providerMetadata({ issuer, clientId, insecure, timeoutSeconds: TIMEOUT_SECONDS })
  const returnAddress = new URL(profile.returnPath, profile.origin)
  let key: ClientKey | undefined

  /** A configuration lives as long as one login, so that the provider's keys are always today's. */
  async function connect(line: ProviderLine) {
    key ??= readClientKey(profile.clientKey.reveal())
    const metadata = await askMetadata()
    const authentication = client.PrivateKeyJwt(await key.signing(signatureFor(key, metadata)))
    const signed = profile.userinfo === 'plain' ? {} : { userinfo_signed_response_alg: USERINFO_SIGNATURE }
    const words = { ...signed, [client.clockTolerance]: CLOCK_SECONDS }
    const configuration = new client.Configuration(metadata, clientId, words, authentication)
    configuration.timeout = TIMEOUT_SECONDS
    configuration[client.customFetch] = line.fetch
    client.enableNonRepudiationChecks(configuration)
    const opening = profile.userinfo === 'encrypted' ? await key.opening() : null
    if (opening)
      client.enableDecryptingResponses(configuration, [USERINFO_ENCRYPTION], { ...opening, alg: 'RSA-OAEP' })
    if (insecure) client.allowInsecureRequests(configuration)
    return configuration
  }

  /** Who it is, by what the provider says now; the last thing asked is whether that still stands. */
  async function judge(configuration: client.Configuration, visit: Visit) {
    const read = profile.read(await askWho(configuration, profile, visit))
    if (!read.ok || !profile.stillStands) return read
    const stands = await profile.stillStands(read, statusAsker(issuer, visit.line))
    return stands ? read : ({ ok: false, refusal: 'withdrawn', detail: 'not-active', named: null } as const)
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
          ...(passesLevels(configuration) ? { acr_values: profile.acrValues.join(' '), max_age: '0' } : {}),
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
        return { ok: false, refusal: refusalNamed(said), detail: 'answer', named: null }
      const line = openProviderLine()
      try {
        const configuration = await connect(line).catch((error: unknown) => {
          throw new ProviderDown(codeOf(error))
        })
        const address = new URL(returnAddress)
        address.search = answer.toString()
        return await judge(configuration, { address, secrets, line })
      } catch (error) {
        return { ok: false, ...refusalOf(error, line.failed()), named: null }
      }
    },
  }
}

type Visit = { address: URL; secrets: LoginSecrets; line: ProviderLine }
type Manner = Pick<OidcProfile<object>, 'clientId' | 'userinfo' | 'saysEnough'>

/** The checked answers of the provider: the ID token, and the userinfo where that does not say enough. */
async function askWho(
  configuration: client.Configuration,
  { clientId, userinfo: form, saysEnough }: Manner,
  { address, secrets, line }: Visit,
): Promise<SignedClaims[]> {
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
  refuseFaulty(idToken, clientId)
  if (saysEnough(idToken) && !encryptsUserinfo(configuration)) return [idToken]
  if (form === 'encrypted') line.encryptedOnly()
  const userinfo = await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub)
  const missing = ['iss', 'aud', 'exp'].find((claim) => userinfo[claim] === undefined)
  if (missing && form !== 'plain') throw new Untrusted(`userinfo-${missing}`)
  refuseFaulty(userinfo, clientId)
  return [idToken, userinfo]
}

function refuseFaulty(answer: SignedClaims, clientId: string) {
  const fault = faultOf(answer, { clientId, now: new Date() })
  if (fault) throw new Untrusted(fault)
}

/** Never asks elsewhere than at the provider itself, whatever address a claim holds; nothing of ours goes along. */
function statusAsker(issuer: string, line: ProviderLine): StatusAsker {
  return async (address) => {
    if (!URL.canParse(address) || new URL(address).origin !== new URL(issuer).origin) return null
    const signal = AbortSignal.timeout(TIMEOUT_SECONDS * 1000)
    const headers = { accept: 'application/json' }
    const answer = await line.fetch(address, {
      method: 'GET',
      body: null,
      headers,
      redirect: 'manual',
      signal,
    })
    if (answer.status >= 500) throw new ProviderDown('status')
    return answer.ok ? answer.json().catch(() => null) : null
  }
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
