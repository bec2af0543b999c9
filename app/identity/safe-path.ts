/** Longer than any address of the portal. */
const LONGEST = 300
const SEGMENT = '[A-Za-z0-9_~-][A-Za-z0-9_.~:-]*'
const QUERY = String.raw`\?[A-Za-z0-9_.~:=&-]*`
const OWN_PATH = new RegExp(`^/(?:${SEGMENT}(?:/${SEGMENT})*)?(?:${QUERY})?$`)

/**
 * An address of this portal to go to after a login, or null. Everything that is not plainly a path of ours is
 * refused rather than repaired: another host (`//`, `/\`, `@`), anything encoded (`%0d%0a`), control characters,
 * empty and dot segments. The one gate for every redirect that takes input.
 */
export function safePath(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > LONGEST) return null
  return OWN_PATH.test(given) ? given : null
}
