import { readdirSync, readFileSync } from 'node:fs'

export type BuiltRoute = {
  id: string
  parentId?: string
  path?: string
  index?: boolean
  hasAction: boolean
  hasLoader: boolean
}

const ASSETS = 'build/client/assets'

/** The routes of the build as the browser gets them, root left out. */
export function builtRoutes(): BuiltRoute[] {
  const manifest = readdirSync(ASSETS).find((name) => /^manifest-\w+\.js$/.test(name))
  if (!manifest) throw new Error('there is no build; run npm run build')
  const text = readFileSync(`${ASSETS}/${manifest}`, 'utf8')
  const { routes } = JSON.parse(text.replace(/^window\.__remixManifest=/, '').replace(/;\s*$/, '')) as {
    routes: Record<string, BuiltRoute>
  }
  return Object.values(routes).filter((route) => route.id !== 'root')
}
