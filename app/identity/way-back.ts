import { PATHS, withQuery, type Path } from '~/paths'
import type { Audience } from './actor'
import type { SessionEnd } from './session-end'

/** Where people log in: citizens with DigiD, colleagues of care providers with Dezi, who runs the portal at its own provider. */
export type LoginProvider = 'digid' | 'dezi' | 'desk'

type WayIn = {
  provider: LoginProvider
  /** The page with the button, where the login begins, and where the provider sends one back. */
  page: Path
  start: Path
  back: Path
  /** The first page after a login. */
  home: Path
  /** Below which addresses the pages are that are only for this audience. */
  below: readonly Path[]
}

/** The way in of each audience. Every page that is below nothing here is for citizens, or for all. */
export const WAYS_IN: Record<Audience, WayIn> = {
  citizen: {
    provider: 'digid',
    page: PATHS.login,
    start: PATHS.startLogin,
    back: PATHS.digidReturn,
    home: PATHS.overview,
    below: [],
  },
  staff: {
    provider: 'dezi',
    page: PATHS.staffLogin,
    start: PATHS.startStaffLogin,
    back: PATHS.deziReturn,
    home: PATHS.staffHome,
    below: [PATHS.staffHome],
  },
  internal: {
    provider: 'desk',
    page: PATHS.internalLogin,
    start: PATHS.startInternalLogin,
    back: PATHS.internalReturn,
    home: PATHS.internalHome,
    below: [PATHS.internalHome, PATHS.deskHome, PATHS.worklist],
  },
}

/** The way in at a provider. */
export function wayInAt(provider: LoginProvider): WayIn {
  return Object.values(WAYS_IN).find((way) => way.provider === provider)!
}

/** Says that the page one was sent away from was about another than who logs in. */
export const ABOUT_ANOTHER = { name: 'voor', value: 'ander' } as const

/** The page somebody was on: an address of the portal without its language, and whether it was about another. */
export type Left = { page: Path; acted: boolean }

/** The page that says why one is not logged in any more, and leads back to where one was. */
export function endedPath(why: SessionEnd, left: Left | null = null): Path {
  // What to do when that is not right is on the page of a login that it refused.
  if (why === 'overleden') return withQuery(PATHS.loginFailed, { reden: 'overleden' })
  const told = left ? endedAt(audienceOfPage(left.page)) : PATHS.loggedOut
  return withQuery(withQuery(told, { reden: why }), left ? wayBack(left) : '')
}

/** The same for somebody of whom is known only whose session it was. `zelf`: who logged out here. */
export function endedPathOf(audience: Audience, why: SessionEnd | 'zelf'): Path {
  if (audience !== 'citizen') return withQuery(endedAt(audience), { reden: why })
  return why === 'zelf' ? PATHS.loggedOut : endedPath(why)
}

/** Citizens read it on a page of its own, others where they log in. */
function endedAt(audience: Audience): Path {
  return audience === 'citizen' ? PATHS.loggedOut : WAYS_IN[audience].page
}

/** For which audience a page is, and so where one logs in for it: citizens' where it is for all. */
export function audienceOfPage(page: Path): Audience {
  const [path = ''] = page.split(/[?#]/, 1)
  const isBelow = (one: Path) => path === one || path.startsWith(`${one}/`)
  return (
    (['staff', 'internal'] as const).find((audience) => WAYS_IN[audience].below.some(isBelow)) ?? 'citizen'
  )
}

/** Where one logs in to go on where one was. */
export function loginPath(left: Left): Path {
  return withQuery(WAYS_IN[audienceOfPage(left.page)].page, wayBack(left))
}

/** Where a login of an audience begins that leads back to where one was. */
export function startPath(
  audience: Audience,
  { page, acted = false }: { page: Path | null; acted?: boolean },
): Path {
  const { start } = WAYS_IN[audience]
  return page === null ? start : withQuery(start, wayBack({ page, acted }))
}

/** Reads from an address whether the page one comes back to was about another. */
export function readActed(search: URLSearchParams): boolean {
  return search.get(ABOUT_ANOTHER.name) === ABOUT_ANOTHER.value
}

/** As it stands in an address. */
export function wayBack({ page, acted }: Left): string {
  return `naar=${encodeURIComponent(page)}${acted ? `&${ABOUT_ANOTHER.name}=${ABOUT_ANOTHER.value}` : ''}`
}
