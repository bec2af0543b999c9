import { parseObject } from '~/runtime/parse-object'

/**
 * Why keys cannot be used.
 * - `no-key`: there is none · `no-set`: it is no JWKS · `no-kid`: one has no name · `same-kid`: two have one name
 * - `private`: it holds a private or symmetric key, which must never leave its system
 * - `kind`: one cannot sign ES384 or RS384 (HL7 SMART Backend Services) · `weak`: RSA of less than 2048 bits (NIST SP 800-57)
 */
export type KeysWrong = 'no-key' | 'no-set' | 'private' | 'no-kid' | 'same-kid' | 'kind' | 'weak'

export type PublicKey = { kty: string; kid: string } & Record<string, string>

/** Public keys of a care system, or why they cannot be used. */
export type PublicKeys = { ok: true; keys: PublicKey[] } | { ok: false; why: KeysWrong }

/** What only a private or symmetric key has (RFC 7518 §6). */
const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
/** How a private key looks that is no JWK, or one in a text that is no JSON. */
const PRIVATE_TEXT = new RegExp(
  `-----BEGIN [A-Z ]*PRIVATE KEY-----|["'](${PRIVATE_PARTS.join('|')})["']\\s*:`,
)
/** What is kept of a key: nothing else is ever stored. */
const KEPT = ['kty', 'kid', 'crv', 'x', 'y', 'n', 'e', 'alg', 'use']
/** 2048 bits in base64url. */
const SHORTEST_MODULUS = 342
const MOST_KEYS = 10

/** Reads a JWKS or a single JWK (RFC 7517). Refuses what holds a private key anywhere, before anything else is said of it. */
export function readPublicKeys(text: string): PublicKeys {
  return readKeys(text, (given) => given)
}

/**
 * Reads a set that somebody hosts: keys in it for something else, of a kind that signs nothing here, are left out. None that is left
 * is `no-key`.
 */
export function readHostedKeys(text: string): PublicKeys {
  return readKeys(text, (given) => given.filter((key) => mistakeIn(key) === null))
}

function readKeys(text: string, choose: (given: unknown[]) => unknown[]): PublicKeys {
  if (PRIVATE_TEXT.test(text)) return { ok: false, why: 'private' }
  const read = parseObject(text)
  if (!read) return { ok: false, why: text.trim() === '' ? 'no-key' : 'no-set' }
  const all: unknown[] = Array.isArray(read.keys) ? read.keys : [read]
  if ([read, ...all].some(isPrivate)) return { ok: false, why: 'private' }
  const given = choose(all)
  if (given.length === 0) return { ok: false, why: 'no-key' }
  const why = given.length > MOST_KEYS ? 'no-set' : given.map(mistakeIn).find((mistake) => mistake !== null)
  if (why) return { ok: false, why }
  const keys = (given as Record<string, unknown>[]).map(publicPart)
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) return { ok: false, why: 'same-kid' }
  return { ok: true, keys }
}

function isPrivate(key: unknown): boolean {
  return typeof key === 'object' && key !== null && PRIVATE_PARTS.some((part) => part in key)
}

function mistakeIn(key: unknown): KeysWrong | null {
  if (typeof key !== 'object' || key === null) return 'no-set'
  const { kid, kty, crv, n } = key as Record<string, unknown>
  if (kty === undefined) return 'no-set'
  if (typeof kid !== 'string' || kid === '' || kid.length > 200) return 'no-kid'
  if (kty === 'EC' && crv === 'P-384') return null
  if (kty !== 'RSA' || typeof n !== 'string') return 'kind'
  return n.length < SHORTEST_MODULUS ? 'weak' : null
}

function publicPart(key: Record<string, unknown>): PublicKey {
  const kept = KEPT.flatMap((part) => (typeof key[part] === 'string' ? [[part, key[part]] as const] : []))
  return Object.fromEntries(kept) as PublicKey
}

const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|arpa)$/i

/**
 * Whether keys may be fetched from an address: https on the usual port, at a name that can be of the internet. That the name does not
 * lead inside after all is seen when it is fetched (`api/oauth/fetch-keys.server.ts`).
 */
export function isKeyAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, username, password, port, hostname, hash } = new URL(address)
  const isNamed =
    /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]$/i.test(hostname) && !INSIDE.test(hostname)
  return protocol === 'https:' && port === '' && username + password + hash === '' && isNamed
}
