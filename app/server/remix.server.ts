import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import type { Area } from '~/i18n/areas'
import { readAccess, type Access } from '~/identity/access'
import type { Page } from '~/ui/page'

type RouteTree = { id: string; path?: string; index?: boolean; children?: RouteTree[] }

/**
 * `access`: of every route at an address that lies in another; all must let in. `words`: what its pages say, by area.
 * `loads`, `acts`: the ids of those routes that can be asked their data alone, and that take a form.
 */
export type MatchedRoute = {
  access: Access[]
  words: Area[]
  pattern: string
  loads: string[]
  acts: string[]
}

/**
 * The Remix routes as the shell sees them: who may use an address, and how to answer it. Throws at the start
 * when a route does not declare who may use it, or by what the access matrix does not have.
 */
export function remixRoutes(build: ServerBuild) {
  refuseUndeclared(build)
  const tree = treeOf(build, undefined)
  const accessOf = (id: string) => declaredBy(build.routes[id])
  return {
    handle: createRequestHandler(build, 'production'),
    /** Who may use an address; null when there is no such address. */
    match(pathname: string): MatchedRoute | null {
      const matches = matchRoutes(tree as Parameters<typeof matchRoutes>[0], pathname)
      if (!matches) return null
      const access = matches
        .map((match) => accessOf(match.route.id ?? ''))
        .filter((access) => access !== null)
      const words = matches.flatMap((match) => pageOf(build.routes[match.route.id ?? ''])?.words ?? [])
      const pattern = matches
        .map((match) => match.route.path ?? '')
        .join('/')
        .replace(/\/+/g, '/')
      const idsWith = (part: 'loader' | 'action') =>
        matches.map(({ route }) => route.id ?? '').filter((id) => build.routes[id]?.module[part])
      return { access, words, pattern, loads: idsWith('loader'), acts: idsWith('action') }
    },
  }
}

function refuseUndeclared(build: ServerBuild) {
  const undeclared = Object.values(build.routes)
    .filter((route) => route && route.id !== 'root')
    .filter((route) => !declaredBy(route))
    .map((route) => route?.id)
  if (undeclared.length > 0)
    throw new Error(
      `These routes do not declare who may use them, as the access matrix has it: ${undeclared.join(', ')}`,
    )
}

function declaredBy(route: ServerBuild['routes'][string] | undefined): Access | null {
  return readAccess(pageOf(route))
}

function pageOf(route: ServerBuild['routes'][string] | undefined): Page | undefined {
  return route?.module.handle as Page | undefined
}

function treeOf(build: ServerBuild, parentId: string | undefined): RouteTree[] {
  return Object.values(build.routes)
    .filter((route) => route !== undefined)
    .filter((route) => route.parentId === parentId)
    .map((route) => ({
      id: route.id,
      path: route.path,
      index: route.index,
      children: treeOf(build, route.id),
    }))
    .map((route) => (route.index ? { ...route, children: undefined } : route))
}
