import { PATHS, withQuery, type Path } from '~/paths'
import type { SessionEnd } from './session-end'

/** Says that the page one was sent away from was about another than who logs in. */
export const ABOUT_ANOTHER = { name: 'voor', value: 'ander' } as const

/** The page somebody was on: an address of the portal without its language, and whether it was about another. */
export type Left = { page: Path; acted: boolean }

/** The page that says why one is not logged in any more, and leads back to where one was. */
export function endedPath(why: SessionEnd, left: Left | null = null): Path {
  // What to do when that is not right is on the page of a login that it refused.
  if (why === 'overleden') return withQuery(PATHS.loginFailed, { reden: 'overleden' })
  return withQuery(withQuery(PATHS.loggedOut, { reden: why }), left ? wayBack(left) : '')
}

/** Where one logs in to go on where one was. */
export function loginPath(left: Left): Path {
  return withQuery(PATHS.login, wayBack(left))
}

/** Where a login begins that leads back to where one was. */
export function startPath({ page, acted }: { page: Path | null; acted: boolean }): Path {
  return page === null ? PATHS.startLogin : withQuery(PATHS.startLogin, wayBack({ page, acted }))
}

/** Reads from an address whether the page one comes back to was about another. */
export function readActed(search: URLSearchParams): boolean {
  return search.get(ABOUT_ANOTHER.name) === ABOUT_ANOTHER.value
}

/** As it stands in an address. */
export function wayBack({ page, acted }: Left): string {
  return `naar=${encodeURIComponent(page)}${acted ? `&${ABOUT_ANOTHER.name}=${ABOUT_ANOTHER.value}` : ''}`
}
