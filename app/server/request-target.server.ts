import type { FastifyRequest } from 'fastify'

/** What is wrong with how a request names its target; null when nothing is. */
export type TargetRefusal =
  | 'ambiguous-host'
  | 'absolute-target'
  | 'foreign-host'
  | 'forwarded-by-stranger'
  | 'client-certificate'

type Facts = { origin: string; fromTrustedProxy: boolean }

/**
 * Refuses requests that two servers could read differently, or that try to say where they came from without
 * being a trusted proxy. Health checks may use any host name.
 */
export function checkTarget(
  request: FastifyRequest['raw'],
  { origin, fromTrustedProxy }: Facts,
): TargetRefusal | null {
  const names = request.rawHeaders.filter((_, place) => place % 2 === 0).map((name) => name.toLowerCase())
  if (names.filter((name) => name === 'host').length !== 1) return 'ambiguous-host'
  if (!request.url?.startsWith('/') || request.url.startsWith('//') || request.url.includes('\\'))
    return 'absolute-target'
  if (names.includes('client-cert') || names.includes('client-cert-chain')) return 'client-certificate'
  const forwarded = names.some(
    (name) => name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip',
  )
  if (forwarded && !fromTrustedProxy) return 'forwarded-by-stranger'
  if (request.url.startsWith('/health/')) return null
  const asked = fromTrustedProxy
    ? (request.headers['x-forwarded-host'] ?? request.headers.host)
    : request.headers.host
  return asked === new URL(origin).host ? null : 'foreign-host'
}
