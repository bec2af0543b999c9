import { isUtf8 } from 'node:buffer'

/** The text of bytes that are UTF-8; null of any others, which two readers could take for two different texts. */
export function utf8Text(bytes: Buffer): string | null {
  return isUtf8(bytes) ? bytes.toString('utf8') : null
}

/** What is written between percent signs, in one piece: no character is written partly so and partly not. */
const ESCAPED = /(?:%[0-9a-f]{2})+/gi

/**
 * The text of a form as browsers write it (`application/x-www-form-urlencoded`): null where its bytes, or those that it
 * writes with percent signs, are no UTF-8.
 */
export function utf8Form(bytes: Buffer): string | null {
  const text = utf8Text(bytes)
  return text === null || (text.match(ESCAPED) ?? []).some((part) => !isReadable(part)) ? null : text
}

function isReadable(escaped: string): boolean {
  try {
    return decodeURIComponent(escaped) !== ''
  } catch {
    return false
  }
}

const CHARSETS = /;\s*charset\s*=\s*("[^"]*"|[^;]*)/gi

/** Whether a `Content-Type` says that the body is in anything else than UTF-8. */
export function saysOtherCharset(contentType: string | undefined): boolean {
  return [...(contentType ?? '').matchAll(CHARSETS)].some(
    ([, named = '']) => !/^"?utf-?8"?$/i.test(named.trim()),
  )
}
