import { PATHS, withQuery, type Path } from '~/paths'
import type { SessionEnd } from './session-end'

/** Where people log in: citizens with DigiD, colleagues of care providers with Dezi. */
export type LoginProvider = 'digid' | 'dezi'

/** Says that the page one was sent away from was about another than who logs in. */
export const ABOUT_ANOTHER = { name: 'voor', value: 'ander' } as const

/** The page somebody was on: an address of the portal without its language, and whether it was about another. */
export type Left = { page: Path; acted: boolean }

/** The page that says why one is not logged in any more, and leads back to where one was. */
export function endedPath(why: SessionEnd, left: Left | null = null): Path {
  // What to do when that is not right is on the page of a login that it refused.
  if (why === 'overleden') return withQuery(PATHS.loginFailed, { reden: 'overleden' })
  const told = left && isOfStaff(left.page) ? PATHS.staffLogin : PATHS.loggedOut
  return withQuery(withQuery(told, { reden: why }), left ? wayBack(left) : '')
}

/** The same for a colleague of a care provider, who left no page behind. `zelf`: who logged out here. */
export function staffEndedPath(why: SessionEnd | 'zelf'): Path {
  return withQuery(PATHS.staffLogin, { reden: why })
}

/** Whether a page is for colleagues of care providers, who log in elsewhere than citizens do. */
export function isOfStaff(page: Path): boolean {
  const [path = ''] = page.split(/[?#]/, 1)
  return path === PATHS.staffHome || path.startsWith(`${PATHS.staffHome}/`)
}

/** Where one logs in to go on where one was. */
export function loginPath(left: Left): Path {
  return withQuery(isOfStaff(left.page) ? PATHS.staffLogin : PATHS.login, wayBack(left))
}

/** Where a login begins that leads back to where one was. */
export function startPath({ page, acted }: { page: Path | null; acted: boolean }): Path {
  return page === null ? PATHS.startLogin : withQuery(PATHS.startLogin, wayBack({ page, acted }))
}

/** The same for a colleague of a care provider. */
export function staffStartPath(page: Path | null): Path {
  return withQuery(PATHS.startStaffLogin, page === null ? '' : wayBack({ page, acted: false }))
}

/** Reads from an address whether the page one comes back to was about another. */
export function readActed(search: URLSearchParams): boolean {
  return search.get(ABOUT_ANOTHER.name) === ABOUT_ANOTHER.value
}

/** As it stands in an address. */
export function wayBack({ page, acted }: Left): string {
  return `naar=${encodeURIComponent(page)}${acted ? `&${ABOUT_ANOTHER.name}=${ABOUT_ANOTHER.value}` : ''}`
}
