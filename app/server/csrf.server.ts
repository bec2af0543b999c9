import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const MAC_BYTES = 32

/**
 * Our own gate against cross-site requests, in front of Remix, whose own check misses `?_data=` and resource
 * routes. A form token is bound to the session (or visit) cookie and masked anew each time, so that a
 * compressed page never gives it away.
 */
export type CsrfGate = {
  token: (binding: string) => string
  /** `foreign` when the browser says another site sent it, `token` when the form token is not ours. */
  refuse: (headers: IncomingHttpHeaders, given: string, binding: string) => 'foreign' | 'token' | null
}

type Options = { sessionKeys: string; origin: string }

/** Makes the gate; the first key makes tokens, all keys check them. */
export function csrfGate({ sessionKeys, origin }: Options): CsrfGate {
  const keys = sessionKeys.split(',').map((key) => Buffer.from(key.trim(), 'base64'))
  const macOf = (key: Buffer, binding: string) =>
    createHmac('sha256', key).update(`csrf\n${binding}`).digest()
  return {
    token: (binding) => mask(macOf(keys[0]!, binding)),
    refuse(headers, given, binding) {
      if (!isOurs(headers, origin)) return 'foreign'
      const shown = unmask(given)
      const known = shown && keys.some((key) => timingSafeEqual(macOf(key, binding), shown))
      return known ? null : 'token'
    },
  }
}

/** Origin and Sec-Fetch-Site must be ours; where a browser sends neither, the request is not let in. */
function isOurs(headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  if (headers.origin !== undefined) return headers.origin === origin
  return site === 'same-origin'
}

function mask(mac: Buffer): string {
  const pad = randomBytes(MAC_BYTES)
  return Buffer.concat([pad, xor(pad, mac)]).toString('base64url')
}

function unmask(token: string): Buffer | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 2 * MAC_BYTES) return null
  return xor(bytes.subarray(0, MAC_BYTES), bytes.subarray(MAC_BYTES))
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((byte, place) => byte ^ right[place]!))
}
