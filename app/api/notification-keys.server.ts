import type { FastifyInstance } from 'fastify'
import { NOTIFICATION_KEYS_PATH } from '~/endpoint/sign.server'
import type { Portal } from '~/portal/portal'
import { signingKeys } from '~/sealing/signing-keys.server'
import { serveKeys } from './receipt-keys.server'

/** `GET /abonnementen/jwks`: the keys with which the systems of an organisation verify what they are told (RFC 7517). */
export function notificationKeyRoutes(fastify: FastifyInstance, { config }: Pick<Portal, 'config'>): void {
  serveKeys(fastify, { at: NOTIFICATION_KEYS_PATH, keys: signingKeys(config.keys.session, 'notification') })
}
