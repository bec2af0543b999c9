import { PATHS, withQuery, type Path } from '~/paths'

/** What asks a new login, and the word by which the page on which one begins to act leads on to it. */
const DOORS = { noodslot: PATHS.lock, verwijderen: PATHS.erase } as const
export type FreshDoor = keyof typeof DOORS
const DOOR = 'door'

/**
 * Where a new login begins that comes back to a page which asks one: to one's own, or by the page on which one begins to act, since a
 * new session acts for nobody yet.
 */
export function freshLoginPath(door: FreshDoor, representationId: string | undefined): Path {
  const back = representationId
    ? withQuery(PATHS.begin({ representation: representationId }), { [DOOR]: door })
    : DOORS[door]
  return withQuery(PATHS.startLogin, { naar: back })
}

/** The page that somebody was on the way to when they began to act; null when to none of these. */
export function doorIn(query: URLSearchParams): Path | null {
  const door = query.get(DOOR)
  return door !== null && Object.hasOwn(DOORS, door) ? DOORS[door as FreshDoor] : null
}
