import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import type { Access } from '~/identity/access'

/** From open to strict. */
const ACCESSES: readonly Access[] = [
  'public',
  'newcomer',
  'taking-back',
  'emergency',
  'reader',
  'switch',
  'participant',
  'oneself',
  'citizen',
]

type Declared = { access?: string } | undefined
type RouteTree = { id: string; path?: string; index?: boolean; children?: RouteTree[] }

export type MatchedRoute = { access: Access; pattern: string }

/**
 * The Remix routes as the shell sees them: who may use an address, and how to answer it. Throws at the start
 * when a route does not declare who may use it.
 */
export function remixRoutes(build: ServerBuild) {
  refuseUndeclared(build)
  const tree = treeOf(build, undefined)
  const accessOf = (id: string) => (build.routes[id]?.module.handle as { access: Access } | undefined)?.access
  return {
    handle: createRequestHandler(build, 'production'),
    /** The strictest access among the routes of an address; null when there is no such address. */
    match(pathname: string): MatchedRoute | null {
      const matches = matchRoutes(tree as Parameters<typeof matchRoutes>[0], pathname)
      if (!matches) return null
      const accesses = matches
        .map((match) => accessOf(match.route.id ?? ''))
        .filter((access) => access !== undefined)
      const pattern = matches
        .map((match) => match.route.path ?? '')
        .join('/')
        .replace(/\/+/g, '/')
      return { access: strictest(accesses), pattern }
    },
  }
}

function refuseUndeclared(build: ServerBuild) {
  const undeclared = Object.values(build.routes)
    .filter((route) => route && route.id !== 'root')
    .filter((route) => !ACCESSES.some((access) => access === (route?.module.handle as Declared)?.access))
    .map((route) => route?.id)
  if (undeclared.length > 0)
    throw new Error(`These routes do not declare who may use them: ${undeclared.join(', ')}`)
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

function strictest(accesses: Access[]): Access {
  return ACCESSES.findLast((access) => accesses.includes(access)) ?? 'public'
}
