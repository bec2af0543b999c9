/**
 * Whether the page of a pattern may lie at an address, so that the router need not look at it where not. It never says no to
 * one that does: capitals, codes and slashes too many count as the router counts them.
 */
export function mayLieAt(pattern: string | undefined): (address: Segments) => boolean {
  const wanted = segmentsOf(pattern ?? '')
  return (address) => fits(wanted, address)
}

/** An address, as it is compared with many patterns. */
export function addressOf(pathname: string): Segments {
  return segmentsOf(pathname).map(decoded)
}

type Segments = string[]

function fits([wanted, ...further]: string[], given: string[]): boolean {
  if (wanted === undefined) return given.length === 0
  if (wanted === '*') return true
  // What ends in a question mark may be left out.
  if (wanted.endsWith('?') && fits(further, given)) return true
  return given.length > 0 && isSame(wanted, given[0]!) && fits(further, given.slice(1))
}

function isSame(wanted: string, given: string): boolean {
  return wanted.startsWith(':') || wanted.replace(/\?$/, '').toLowerCase() === given.toLowerCase()
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
