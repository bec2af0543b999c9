import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { wordsAbout, type Area } from '~/i18n/areas'
import { LEFT_OUT } from '~/server/pack-packages.vite'
import type { Page } from '~/ui/page'

/*
 * What a page of the build makes a browser fetch, as it travels: compressed. Runs on the build, so with the routes.
 */

const CLIENT = 'build/client'
const SERVER = 'build/server'
const ASSETS = `${CLIENT}/assets`
const KILOBYTE = 1024
/** Of the scripts 7 are the list of all routes, which Remix sends along with each page: those of the desk and of staff too. */
const MOST = { javaScript: 128 * KILOBYTE, css: 34 * KILOBYTE, words: 29 * KILOBYTE }

type Module = { module: string; imports?: string[] }
type Route = Module & { id: string; parentId?: string; path?: string }
type Built = { routes: Record<string, { id: string; module: { handle?: Page } }> }
type Manifest = { entry: Module; routes: Record<string, Route> }

const files = readdirSync(ASSETS)
const manifestFile = files.find((name) => /^manifest-\w+\.js$/.test(name)) ?? ''
const manifest = readManifest()
const declared = await declaredWords()

/** The words of every page in one language: the heavier of the two. */
const words = heaviest(files.filter((name) => /^words-(nl|en)-base-[\w-]+\.js$/.test(name)))

describe.each(Object.values(manifest.routes))('the page of $id', (route) => {
  it('weighs no more than a page may', () => {
    const scripts = withImports([`/assets/${manifestFile}`, words, manifest.entry.module, ...chain(route)])
    expect(scripts.reduce((sum, script) => sum + weightOf(script), 0)).toBeLessThanOrEqual(MOST.javaScript)
  })
})

it('is told by some pages which words they need', () => {
  expect(declared.filter(({ areas }) => areas.length > 0).length).toBeGreaterThan(30)
})

describe.each(['nl', 'en'])('the words in %s of the areas that a page needs', (language) => {
  it.each(declared)('of $id, about somebody else too, weigh no more than they may', ({ areas }) => {
    const needed = wordsAbout(areas, { another: true, staff: false, internal: false }).map(
      (area) => new RegExp(`^words-${language}-${area}-[\\w-]+\\.js$`),
    )
    const fetched = needed.map((name) => files.find((file) => name.test(file))!)
    expect(fetched.reduce((sum, name) => sum + weightOf(`/assets/${name}`), 0)).toBeLessThanOrEqual(
      MOST.words,
    )
  })
})

it('the one style sheet weighs no more than it may', () => {
  const sheets = files.filter((name) => name.endsWith('.css'))
  expect(sheets.reduce((sum, name) => sum + weightOf(`/assets/${name}`), 0)).toBeLessThanOrEqual(MOST.css)
})

it('the server brings its packages: what it reads elsewhere is of Node, or compiled for the machine', () => {
  const server = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  const asked = server.flatMap((name) =>
    [...readFileSync(`${SERVER}/${name}`, 'utf8').matchAll(/^import .*?["']([^"'./][^"']*)["'];$/gm)].map(
      ([, module]) => module!,
    ),
  )
  expect(asked).toContain('better-sqlite3')
  expect(asked.filter((module) => !isBuiltin(module) && !LEFT_OUT.includes(module))).toEqual([])
})

function readManifest(): Manifest {
  const text = readFileSync(`${ASSETS}/${manifestFile}`, 'utf8')
  return JSON.parse(text.replace(/^window\.__remixManifest=/, '').replace(/;\s*$/, '')) as Manifest
}

/** What the pages declare that they say, as the server of the build has it. */
async function declaredWords(): Promise<{ id: string; areas: readonly Area[] }[]> {
  const build = (await import(pathToFileURL('build/server/routes.js').href)) as Built
  return Object.values(build.routes).map(({ id, module }) => ({ id, areas: module.handle?.words ?? [] }))
}

/** The modules of a route and those around it. */
function chain({ module, imports = [], parentId }: Route): string[] {
  const around = parentId ? chain(manifest.routes[parentId]!) : []
  return [...around, module, ...imports]
}

/** With what they import in turn, each once; what is fetched only on demand is left out. */
function withImports(scripts: string[]): string[] {
  const found = new Set(scripts)
  for (const script of found) {
    const text = readFileSync(`${CLIENT}${script}`, 'utf8')
    for (const [, name] of text.matchAll(/(?:from|import)\s?"\.\/([\w.-]+\.js)"/g))
      found.add(`/assets/${name}`)
  }
  return [...found]
}

function heaviest(names: string[]): string {
  const scripts = names.map((name) => `/assets/${name}`)
  return scripts.toSorted((one, other) => weightOf(other) - weightOf(one))[0] ?? ''
}

function weightOf(path: string): number {
  return gzipSync(readFileSync(`${CLIENT}${path}`)).byteLength
}
