import { PATHS, withQuery, type Path } from '~/paths'

/** Where the page on which one begins to act goes on to, when it was opened on the way to the lock. */
export const ON_TO_LOCK = { name: 'door', value: 'noodslot' } as const

/**
 * Where a new login begins that comes back to the lock: to one's own, or by the page on which one begins to act, since a
 * new session acts for nobody yet.
 */
export function freshLoginPath(representationId: string | undefined): Path {
  const back = representationId
    ? withQuery(PATHS.begin({ representation: representationId }), { [ON_TO_LOCK.name]: ON_TO_LOCK.value })
    : PATHS.lock
  return withQuery(PATHS.startLogin, { naar: back })
}
