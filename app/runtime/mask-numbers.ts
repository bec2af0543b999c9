const MASK = '…'
/** What is longer is not free text, and is cut off. */
const LONGEST = 4_000
/** A digit, as it is or as a part of a URL, of JSON or of HTML may write it. */
const DIGIT = String.raw`(?:\p{Nd}|%3\d|\\u003\d|\\x3\d|&#(?:x3\d|[45]\d);)`
/** What may stand between the digits of one number. */
const BETWEEN = String.raw`(?:[\s.,_/:+-]|%20){0,3}`
const NUMBER = new RegExp(`${DIGIT}(?:${BETWEEN}${DIGIT}){7,}`, 'gu')
const ENCODED = /[A-Za-z0-9+/_-]{11,}={0,2}/g

/**
 * Text in which nothing of eight digits or more is left, however it was written: with spaces, dots or dashes between, in other
 * scripts, percent-encoded, escaped, in hexadecimal or in base64. For free text on its way to a log.
 */
export function maskNumbers(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(NUMBER, MASK)
    .replace(ENCODED, (encoded) => (hidesNumber(encoded) ? MASK : encoded))
}

function hidesNumber(encoded: string): boolean {
  // Wherever in a longer text it begins: base64 goes by four.
  return [0, 1, 2, 3].some((start) => /\d{8}/.test(decoded(encoded.slice(start))))
}

function decoded(base64: string): string {
  try {
    return atob(
      base64
        .replaceAll('-', '+')
        .replaceAll('_', '/')
        .replace(/=+$/, '')
        .slice(0, 4 * Math.floor(base64.length / 4)),
    )
  } catch {
    return ''
  }
}
