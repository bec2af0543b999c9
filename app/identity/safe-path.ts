import type { Path } from '~/paths'
/** Longer than any address of the portal, also one with what somebody searched for. */
const LONGEST = 1000
const ENCODED = '%[0-9A-Fa-f]{2}'
const IN_SEGMENT = `(?:[A-Za-z0-9_.~:!$&()*+,;=-]|${ENCODED})`
const SEGMENT = `(?:[A-Za-z0-9_~-]|${ENCODED})${IN_SEGMENT}*`
/** After the `?`, and after the `#`; no two slashes in a row, which somebody could take for another host. */
const FREE = String.raw`(?:[A-Za-z0-9_.~:=&!$()*+,;?@-]|/(?!/)|${ENCODED})*`
const OWN_PATH = new RegExp(String.raw`^/(?:${SEGMENT}(?:/${SEGMENT})*)?(?:\?${FREE})?(?:#${FREE})?$`)
/** What must not be hidden behind a `%`: control characters anywhere; dots, slashes and other signs of a host in a path. */
const ENCODED_CONTROL = /%(?:[01][0-9A-F]|7F)/i
const ENCODED_IN_PATH = /%(?:2E|2F|5C|40|25)/i

/**
 * An address of this portal to go to after a login, exactly as it was, or null. Everything that is not plainly a path of
 * ours is refused rather than repaired: another host (`//`, `/\`, `@`, also encoded), control characters (`%0d%0a`), empty
 * and dot segments. The one gate for every redirect that takes input.
 */
export function safePath(given: unknown): Path | null {
  if (typeof given !== 'string' || given.length > LONGEST || !OWN_PATH.test(given)) return null
  const [path = ''] = given.split(/[?#]/, 1)
  return ENCODED_CONTROL.test(given) || ENCODED_IN_PATH.test(path) || !isDecodable(given)
    ? null
    : (given as Path)
}

function isDecodable(given: string): boolean {
  try {
    return decodeURIComponent(given) !== ''
  } catch {
    return false
  }
}
