import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'

/** What is wrong with how a request names its target; null when nothing is. */
export type TargetRefusal =
  | 'ambiguous-host'
  | 'absolute-target'
  | 'foreign-host'
  | 'forwarded-by-stranger'
  | 'client-certificate'

/** `host` is the one by which the portal is known. */
type Facts = { host: string; fromTrustedProxy: boolean }

/**
 * Refuses requests that two servers could read differently, or that try to say where they came from without
 * being a trusted proxy. Health checks may use any host name.
 */
export function checkTarget(
  request: FastifyRequest['raw'],
  { host, fromTrustedProxy }: Facts,
): TargetRefusal | null {
  const { url, headers, rawHeaders } = request
  let hosts = 0
  for (let place = 0; place < rawHeaders.length; place += 2) if (isHost(rawHeaders[place]!)) hosts += 1
  if (hosts !== 1) return 'ambiguous-host'
  if (!url?.startsWith('/') || url.startsWith('//') || url.includes('\\')) return 'absolute-target'
  if ('client-cert' in headers || 'client-cert-chain' in headers) return 'client-certificate'
  if (!fromTrustedProxy && saysWhereFrom(headers)) return 'forwarded-by-stranger'
  if (url.startsWith('/health/')) return null
  const asked = fromTrustedProxy ? (headers['x-forwarded-host'] ?? headers.host) : headers.host
  return asked === host ? null : 'foreign-host'
}

/** Node keeps the first of several; the raw names tell of the others. */
function isHost(name: string): boolean {
  return name.length === 4 && name.toLowerCase() === 'host'
}

function saysWhereFrom(headers: IncomingHttpHeaders): boolean {
  for (const name in headers) if (FORWARDED.test(name)) return true
  return false
}

const FORWARDED = /^(?:x-forwarded-|forwarded$|x-real-ip$)/
