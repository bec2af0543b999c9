/** An e-mail address that is exactly one address, with its domain in lower case. */
export type Email = string & { readonly email: unique symbol }

const LONGEST = 254
const LONGEST_LOCAL = 64
/** RFC 5321 dot-string: no quotes, no comments, no route, nothing a header could read as a second address. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Reads an address as people type it; spaces around it are allowed, a domain in other scripts gets its
 * ASCII form. Null when it is not one plain address with a domain of at least two labels.
 */
export function parseEmail(typed: string): Email | null {
  const trimmed = typed.trim()
  const at = trimmed.lastIndexOf('@')
  if (at < 1 || trimmed.length > LONGEST) return null
  const local = trimmed.slice(0, at)
  const domain = asciiDomain(trimmed.slice(at + 1))
  if (!domain || local.length > LONGEST_LOCAL || !LOCAL.test(local)) return null
  const email = `${local}@${domain}`
  return email.length > LONGEST ? null : (email as Email)
}

/** - `malformed`: not one plain address · `letters-before-at`: it would be, but for letters that mail cannot go to there */
export type EmailProblem = 'malformed' | 'letters-before-at'

/**
 * Why an address cannot be taken. Letters with accents or of other scripts before the @ are allowed by a standard that few
 * mail servers follow (RFC 6531): a confirmation there would often never come, so we say it at once.
 */
export function emailProblem(typed: string): EmailProblem {
  const trimmed = typed.trim()
  if (trimmed.length > LONGEST) return 'malformed'
  const at = trimmed.lastIndexOf('@')
  const [local, rest] = [trimmed.slice(0, Math.max(at, 0)), trimmed.slice(at)]
  const plain = local.normalize('NFC').replace(/[\p{L}\p{M}\p{N}]/gu, 'a')
  return plain !== local && parseEmail(plain + rest) && !parseEmail(typed) ? 'letters-before-at' : 'malformed'
}

/** The form in which addresses are compared: mailboxes that differ only in capitals are taken as one. */
export function comparable(email: Email): string {
  return email.toLowerCase()
}

/** Whether two addresses are one mailbox, as far as can be told. */
export function isSameAddress(one: Email, other: Email): boolean {
  return comparable(one) === comparable(other)
}

function asciiDomain(typed: string): string | null {
  if (/[\s\p{Cc}/\\?#@:[\]%]/u.test(typed) || !URL.canParse(`http://${typed}`)) return null
  const { hostname } = new URL(`http://${typed}`)
  const labels = hostname.split('.')
  const lastIsNumber = /^\d+$/.test(labels.at(-1) ?? '')
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !lastIsNumber ? hostname : null
}
