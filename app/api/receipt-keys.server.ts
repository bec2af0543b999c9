import type { FastifyInstance } from 'fastify'
import { RECEIPT_KEYS_PATH } from '~/consent/receipt'
import type { Portal } from '~/portal/portal'
import { signingKeys } from '~/sealing/signing-keys.server'

/** `GET /.well-known/jwks.json`: the keys with which anyone verifies a citizen's receipt (RFC 7517). */
export function receiptKeyRoutes(fastify: FastifyInstance, portal: Portal): void {
  const keys = signingKeys(portal.config.keys.audit, 'receipt').map((key) => key.publicJwk)
  const body = JSON.stringify({ keys })
  fastify.get(RECEIPT_KEYS_PATH, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=300')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('application/jwk-set+json')
      .send(body),
  )
}
