import Provider, { errors, type Configuration } from 'oidc-provider'
import type { Portal } from '~/portal/portal'
import { noteClientUse } from '~/provider/clients.server'
import type { Runtime } from '~/runtime/runtime.server'
import { SIGNING_ALGORITHM, signingKeys } from '~/sealing/signing-keys.server'
import { OFFERED_SCOPES } from '../scopes'
import { oauthAdapter } from './adapter.server'
import { fetchKeys, LONGEST_KEYS_BYTES } from './fetch-keys.server'

export const TOKEN_PATH = '/oauth/token'
export const JWKS_PATH = '/oauth/jwks'
const TOKEN_SECONDS = 300
/** What a client may sign its assertion with (SMART Backend Services, HL7 SMART App Launch 2). */
export const CLIENT_ALGORITHMS = ['RS384', 'ES384'] as const

const CLOCK_TOLERANCE_SECONDS = 15
const LONGEST_ASSERTION_SECONDS = 300

/**
 * The token endpoint's library, set to the one grant that is offered: client credentials with `private_key_jwt` (SMART
 * Backend Services; RFC 6749 §4.4, RFC 7523), answering JWT access tokens (RFC 9068) of five minutes.
 */
export function tokenIssuer(portal: Portal, report: (error: Error) => void): Provider {
  const { origin } = portal.config.http
  const issuer = new Provider(origin, configurationFor(portal))
  // The address behind the proxy is known from the configuration; see `toLibrary` in oauth.server.ts.
  issuer.proxy = true
  sayWhatTheClockSays(issuer, portal.runtime.now)
  noteUses(issuer, portal.runtime, report)
  return issuer
}

function configurationFor({ config, runtime }: Portal): Configuration {
  const { origin } = config.http
  return {
    adapter: oauthAdapter(runtime),
    jwks: { keys: signingKeys(config.keys.session, 'access-token').map((key) => key.privateJwk) },
    routes: { token: TOKEN_PATH, jwks: JWKS_PATH },
    fetch: fetchKeys,
    fetchResponseBodyLimits: { jwks_uri: LONGEST_KEYS_BYTES },
    scopes: [...OFFERED_SCOPES],
    responseTypes: [],
    clientAuthMethods: ['private_key_jwt'],
    clientDefaults: {
      grant_types: ['client_credentials'],
      response_types: [],
      token_endpoint_auth_method: 'private_key_jwt',
      id_token_signed_response_alg: SIGNING_ALGORITHM,
    },
    enabledJWA: { clientAuthSigningAlgValues: [...CLIENT_ALGORITHMS] },
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    ttl: { ClientCredentials: TOKEN_SECONDS },
    cookies: { keys: [] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => origin,
        getResourceServerInfo(_context, resource) {
          if (resource !== origin && resource !== `${origin}/`) throw new errors.InvalidTarget()
          return {
            scope: OFFERED_SCOPES.join(' '),
            audience: origin,
            accessTokenTTL: TOKEN_SECONDS,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: SIGNING_ALGORITHM } },
          }
        },
      },
    },
    async findAccount() {
      return undefined
    },
    renderError(context, out) {
      context.type = 'json'
      context.body = out
    },
    assertJwtClientAuthClaimsAndHeader: (_context, claims) =>
      assertAssertion(claims, { origin, now: runtime.now }),
  }
}

/**
 * Remembers on which day a client last got a token, so that its organisation sees which ones are in use. That this cannot be written is
 * told to the operator and costs nobody a token.
 */
function noteUses(issuer: Provider, runtime: Runtime, report: (error: Error) => void) {
  issuer.use(async (context, next) => {
    await next()
    const client = context.oidc?.client
    if (!client || context.status !== 200) return
    await noteClientUse(runtime, client.clientId).catch(report)
  })
}

/** What the library finds wrong with the clock of an assertion that is signed well, and what the caller is told. */
const CLOCK_FAULTS: Record<string, string> = {
  'jwt expired': 'exp of the client assertion has passed',
  'jwt not active yet': 'nbf of the client assertion is still to come',
}
/** The library lets this pass where there is an `exp`. */
const TOO_EARLY = 'iat of the client assertion is still to come'
const TOO_LONG = `exp of the client assertion is more than ${LONGEST_ASSERTION_SECONDS} seconds ahead`

/**
 * Tells a client of which the clock is wrong that it is, and what time it is here, in the error form of the token endpoint
 * (RFC 6749 §5.2, RFC 7523 §3.2); the library says the same of every assertion it refuses.
 */
function sayWhatTheClockSays(issuer: Provider, now: () => Date) {
  issuer.on('grant.error', (context, error) => {
    const { error_detail: detail } = error as { error_detail?: string }
    const fault = detail === TOO_LONG || detail === TOO_EARLY ? detail : CLOCK_FAULTS[detail ?? '']
    if (fault === undefined) return
    const here = `${now().toISOString().slice(0, 19)}Z`
    context.body = { error: 'invalid_client', error_description: `${fault}; here it is ${here}` }
  })
}

type Claims = Parameters<NonNullable<Configuration['assertJwtClientAuthClaimsAndHeader']>>[1]

/** What SMART asks of an assertion beyond RFC 7523: made for us alone, at most five minutes, with a sensible `jti`. */
function assertAssertion(claims: Claims, { origin, now }: { origin: string; now: () => Date }) {
  const audience = [claims.aud].flat()
  const ours = [origin, `${origin}/`, `${origin}${TOKEN_PATH}`]
  if (!audience.every((aud) => ours.includes(String(aud)))) throw refused('audience')
  if (typeof claims.jti !== 'string' || claims.jti.length > 256) throw refused('jti')
  const here = now().getTime() / 1_000
  if (Number(claims.iat ?? 0) > here + CLOCK_TOLERANCE_SECONDS)
    throw new errors.InvalidClientAuth({ detail: TOO_EARLY })
  if (!(Number(claims.exp) - here <= LONGEST_ASSERTION_SECONDS + CLOCK_TOLERANCE_SECONDS))
    throw new errors.InvalidClientAuth({ detail: TOO_LONG })
}

function refused(what: string) {
  return new errors.InvalidClientAuth({ detail: `the ${what} of the assertion is not accepted` })
}
