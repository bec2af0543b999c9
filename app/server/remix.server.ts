import { createRequestHandler, type AppLoadContext, type ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import type { Area } from '~/i18n/areas'
import { readAccess, type Access } from '~/identity/access'
import type { Audience } from '~/identity/actor'
import type { Page } from '~/ui/page'
import { addressOf, mayLieAt } from './may-lie-at'
import { routeListsOf } from './route-lists.server'

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
  const matchesAt = matcherOf(treeOf(build, undefined))
  const accessOf = (id: string) => declaredBy(build.routes[id])
  const lists = routeListsOf(build)
  const handlers = handlersOf(build, (audience) => lists[audience].url)
  return {
    lists,
    async handle(request: Request, context: AppLoadContext): Promise<Response> {
      const matches = matchesAt(new URL(request.url).pathname) ?? []
      const ids = matches.map(({ route }) => route.id ?? '')
      return handlers(ids, context.actor?.audience ?? 'citizen')(request, context)
    },
    /** Who may use an address; null when there is no such address. */
    match(pathname: string): MatchedRoute | null {
      const matches = matchesAt(pathname)
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

/** Ranking and compiling all routes is a tenth of what a page costs: those that cannot lie at an address are left out first. */
function matcherOf(tree: RouteTree[]) {
  const roots = tree.map((root) => ({
    root,
    children: root.children?.map((child) => ({
      child,
      mayLie: child.children?.length ? () => true : mayLieAt(child.path),
    })),
  }))
  return (pathname: string) => {
    const address = addressOf(pathname)
    const near = roots.map(({ root, children }) => ({
      ...root,
      children: children?.filter(({ mayLie }) => mayLie(address)).map(({ child }) => child),
    }))
    return matchRoutes(near as Parameters<typeof matchRoutes>[0], pathname)
  }
}

/**
 * What answers at the routes of an address. Remix looks at every route it has, four times a page: here it has those of the address
 * alone. What the browser knows of routes is the list of whoever looks (`route-lists.server.ts`).
 */
function handlersOf(build: ServerBuild, listFor: (audience: Audience) => string) {
  const known = new Map<string, ReturnType<typeof createRequestHandler>>()
  return (ids: string[], audience: Audience) => {
    const key = [audience, ...ids].join(' ')
    const listed = { ...build, assets: { ...build.assets, url: listFor(audience) } }
    const handler =
      known.get(key) ?? createRequestHandler(ids.length > 0 ? only(listed, ids) : listed, 'production')
    known.set(key, handler)
    return handler
  }
}

function only(build: ServerBuild, ids: string[]): ServerBuild {
  const of = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.includes(id)))
  return { ...build, routes: of(build.routes), assets: { ...build.assets, routes: of(build.assets.routes) } }
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
