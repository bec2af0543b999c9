import { parseBsn } from '~/person/bsn'

/** Visible ASCII without `"` and `\`, so that it is harmless in a log line, a header and JSON alike. */
const SAFE = /^[!#-[\]-~]{1,128}$/

/**
 * The id that a caller gave its request (`X-Request-Id`), as it was sent; null when it is not safe to repeat or to keep. A
 * citizen number is no name for a request: it would stand in every log.
 */
export function safeRequestId(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 128 || !SAFE.test(given)) return null
  return parseBsn(given) === null ? given : null
}
