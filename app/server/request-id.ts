/** Visible ASCII without `"` and `\`, so that it is harmless in a header. */
const SAFE = /^[!#-[\]-~]{1,128}$/

/** The id that a caller gave its request (`X-Request-Id`), as it was sent; null when it is not safe to send back. */
export function safeRequestId(given: unknown): string | null {
  return typeof given === 'string' && given.length <= 128 && SAFE.test(given) ? given : null
}

/**
 * What a request is called in both logs: our own id, and behind a dot a keyed hash of the id that the caller gave it. Theirs is
 * never written down as it is: it may hold anything, a citizen number too, and the activity log forgets nothing.
 */
export function requestName(own: string, theirs: string | null): string {
  return theirs === null ? own : `${own}.${theirs}`
}

const HASH_CHARACTERS = 22

type Keyring = { index: (purpose: 'token', value: string) => string }

/** The keyed hash of an id that a caller gave: by it the operator finds the request, and nobody the id. */
export function hashOfTheirs({ index }: Keyring, given: string): string {
  return index('token', `request\n${given}`).slice(0, HASH_CHARACTERS)
}
