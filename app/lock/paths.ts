export const LOCK_PATH = '/mijn/noodslot'

/** Where the page on which one begins to act goes on to, when it was opened on the way to the lock. */
export const ON_TO_LOCK = { name: 'door', value: 'noodslot' } as const

/**
 * Where a new login begins that comes back to the lock: to one's own, or by the page on which one begins to act, since a
 * new session acts for nobody yet.
 */
export function freshLoginPath(representationId: string | undefined): string {
  const back = representationId
    ? `/mijn/namens/${representationId}?${ON_TO_LOCK.name}=${ON_TO_LOCK.value}`
    : LOCK_PATH
  return `/inloggen/digid?naar=${encodeURIComponent(back)}`
}
