import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'
import { pooledRandom } from '~/sealing/random.server'
import { safeRequestId } from './request-id'

type Options = {
  origin: string
  isOfMachine: (request: IncomingMessage) => boolean
}

/**
 * What goes along with every answer. A page has the whole set and a policy of its own, with a nonce for its scripts. A machine
 * opens nothing that a policy would bind: it gets what keeps an answer from being taken for something else, stored, or
 * fetched without encryption.
 */
export function sendSecurityHeaders(fastify: FastifyInstance, { origin, isOfMachine }: Options): void {
  const ofPages = headersOf(
    helmet({
      contentSecurityPolicy: false,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: true,
      strictTransportSecurity: origin.startsWith('https:') && {
        maxAge: 63_072_000,
        includeSubDomains: true,
        preload: true,
      },
      xFrameOptions: { action: 'deny' },
    }),
  )
  const ofMachines = Object.fromEntries(
    Object.entries(ofPages).filter(([name]) => KEPT_FOR_MACHINES.includes(name)),
  )
  fastify.decorateRequest('nonce', '')
  fastify.addHook('onRequest', (request, reply, next) => {
    reply.header('x-request-id', safeRequestId(request.headers['x-request-id']) ?? request.id)
    if (isOfMachine(request.raw)) {
      reply.headers(ofMachines)
      return next()
    }
    request.nonce = pooledRandom(16).toString('base64')
    reply.headers(ofPages)
    reply.header('content-security-policy', contentSecurityPolicy(request.nonce))
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    next()
  })
}

const KEPT_FOR_MACHINES = [
  'x-content-type-options',
  'strict-transport-security',
  'cross-origin-resource-policy',
]

/** What the middleware would set, which is the same for every answer. */
function headersOf(middleware: ReturnType<typeof helmet>): Record<string, string> {
  const set: Record<string, string> = {}
  const response = {
    setHeader: (name: string, value: string) => void (set[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  }
  middleware({} as IncomingMessage, response as unknown as ServerResponse, () => undefined)
  return set
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}
