import type { FastifyInstance } from 'fastify'
import { RECEIPT_KEYS_PATH } from '~/consent/receipt'
import type { Portal } from '~/portal/portal'
import { signingKeys, type SigningKey } from '~/sealing/signing-keys.server'

/** `GET /.well-known/jwks.json`: the keys with which anyone verifies a citizen's receipt (RFC 7517). */
export function receiptKeyRoutes(fastify: FastifyInstance, portal: Portal): void {
  serveKeys(fastify, { at: RECEIPT_KEYS_PATH, keys: signingKeys(portal.config.keys.audit, 'receipt') })
}

/** Serves the public halves of keys to whoever wants to verify with them. */
export function serveKeys(
  fastify: FastifyInstance,
  { at, keys }: { at: string; keys: readonly SigningKey[] },
): void {
  const body = JSON.stringify({ keys: keys.map((key) => key.publicJwk) })
  fastify.get(at, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=300')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('application/jwk-set+json')
      .send(body),
  )
}
