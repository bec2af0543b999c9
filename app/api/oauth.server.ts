import type { EventEmitter } from 'node:events'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { isUnanswerable } from '~/db/unavailable.server'
import { noteWrongSecret } from '~/identity/wrong-secrets.server'
import type { Portal } from '~/portal/portal'
import { signingKeys } from '~/sealing/signing-keys.server'
import { formRefusal, readAgain, refuseForm, refuseTooOften, takeTokenForms } from './oauth/body.server'
import { askedWith, askForPatience } from './oauth/patience.server'
import { CLIENT_ALGORITHMS, JWKS_PATH, TOKEN_PATH, tokenIssuer } from './oauth/issuer.server'
import { OFFERED_SCOPES } from './scopes'

/**
 * `POST /oauth/token`, `GET /oauth/jwks` and the description of both (SMART App Launch 2, "conformance"). Nothing else of
 * the library behind it can be reached.
 */
export function oauthRoutes(fastify: FastifyInstance, portal: Portal): void {
  const { origin } = portal.config.http
  const report = (error: Error) => fastify.log.error({ err: error }, 'the token endpoint failed')
  const answer = tokenIssuer(portal, report)
  askForPatience(answer, portal.runtime)
  const handle = answer.callback()
  answer.on('server_error', (context, error) => {
    report(error)
    if (isUnanswerable(error)) sayLater(context)
  })
  ;(answer as EventEmitter).on('error', report)

  takeTokenForms(fastify)
  fastify.post(TOKEN_PATH, async (request, reply) => {
    const form = typeof request.body === 'string' ? request.body : ''
    const refusal = formRefusal(form)
    if (refusal) {
      const wait = noteWrongSecret(portal.runtime, { secret: form, address: request.ip })
      return wait > 0 ? refuseTooOften(reply, wait) : refuseForm(reply, refusal)
    }
    askedWith.set(request.raw, { secret: form, address: request.ip })
    readAgain(request.raw, form)
    toLibrary(request, reply, origin)
    await handle(request.raw, reply.raw)
    return reply
  })

  const jwks = { keys: signingKeys(portal.config.keys.session, 'access-token').map((key) => key.publicJwk) }
  fastify.get(JWKS_PATH, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=300')
      .type('application/jwk-set+json')
      .send(JSON.stringify(jwks)),
  )

  const description = describe(origin)
  for (const base of ['', '/fhir']) {
    fastify.get(`${base}/.well-known/smart-configuration`, async () => description)
  }
}

/** A database that cannot be used for now is no fault of the request: the same may be sent again. */
function sayLater(context: KoaContextWithOIDC) {
  context.status = 503
  context.set('retry-after', '2')
  context.body = { error: 'temporarily_unavailable', error_description: 'ask again after Retry-After' }
}

function describe(origin: string) {
  return {
    issuer: origin,
    jwks_uri: `${origin}${JWKS_PATH}`,
    token_endpoint: `${origin}${TOKEN_PATH}`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: CLIENT_ALGORITHMS,
    grant_types_supported: ['client_credentials'],
    scopes_supported: OFFERED_SCOPES,
    code_challenge_methods_supported: ['S256'],
    capabilities: ['client-confidential-asymmetric', 'permission-v2'],
  }
}

/**
 * Hands the request on. The library writes the answer itself, so the headers that were set so far are
 * put on it here; and the address it checks assertions against is the configured one, whatever was asked (RFC 7523 §3: the
 * audience must identify us).
 */
function toLibrary(request: FastifyRequest, reply: FastifyReply, origin: string) {
  reply.hijack()
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
  // Browsers of other origins have no business here; the library would let them all read.
  reply.raw.setHeader('access-control-allow-origin', origin)
  const { host, protocol } = new URL(origin)
  const { headers } = request.raw
  delete headers['x-forwarded-host']
  delete headers['x-forwarded-for']
  headers.host = host
  headers['x-forwarded-proto'] = protocol.slice(0, -1)
}
