import { createHash } from 'node:crypto'
import type { ServerBuild } from '@remix-run/node'
import { readAccess } from '~/identity/access'
import { AUDIENCES, type Audience } from '~/identity/actor'
import type { Page } from '~/ui/page'

type Routes = ServerBuild['routes']
type Manifest = ServerBuild['assets']

/**
 * What a browser knows of routes: a script with a name of its own that never changes, and the release that the pages with it are of.
 * Where an answer is of another, the page it leads to is opened as a document (`ui/steady-fetch`).
 */
export type RouteList = { url: string; script: string; release: string }

/** Of each audience the routes that it may come at: what is public and its own. Who is nobody has those of citizens. */
export function routeListsOf(build: ServerBuild): Record<Audience, RouteList> {
  const lists = AUDIENCES.map((audience) => [audience, listOf(build, audience)] as const)
  return Object.fromEntries(lists) as Record<Audience, RouteList>
}

function listOf({ routes, assets }: ServerBuild, audience: Audience): RouteList {
  const own = Object.entries(assets.routes).filter(([id]) => isOf(routes[id], audience))
  const release = `${assets.version}-${audience}`
  const said: Manifest = { ...assets, routes: Object.fromEntries(own), version: release }
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 8)
  const url = assets.url.replace(/[^/]+$/, `routes-${audience}-${hash}.js`)
  return { url, release, script: `window.__remixManifest=${JSON.stringify({ ...said, url })};` }
}

/** The frame around all pages declares nothing, and is of all. */
function isOf(route: Routes[string] | undefined, audience: Audience): boolean {
  const access = readAccess(route?.module.handle as Page | undefined)
  return access === null || access.audience === 'public' || access.audience === audience
}
