import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { wordsAbout } from '~/i18n/areas'
import { AUDIENCES, type Audience } from '~/identity/actor'
import { LEFT_OUT } from '~/server/pack-packages.vite'
import { routeListsOf } from '~/server/route-lists.server'
import type { Page } from '~/ui/page'

/*
 * What a page of the build makes a browser fetch, as it travels: compressed. Runs on the build, so with the routes.
 */

const CLIENT = 'build/client'
const SERVER = 'build/server'
const ASSETS = `${CLIENT}/assets`
const KILOBYTE = 1024
/** Of the scripts 3 to 5 are the list of the routes that the audience of a page may come at. */
const MOST = { javaScript: 126 * KILOBYTE, css: 34 * KILOBYTE, words: 29 * KILOBYTE }

type Module = { module: string; imports?: string[] }
type Route = Module & { id: string; parentId?: string; path?: string }
type Manifest = { entry: Module; routes: Record<string, Route> }

const files = readdirSync(ASSETS)
const weighed = new Map<string, number>()
const build = (await import(pathToFileURL(`${SERVER}/routes.js`).href)) as ServerBuild
const manifest = build.assets as Manifest
const lists = routeListsOf(build)
/** What the pages declare that they say, as the server of the build has it. */
const declared = Object.keys(build.routes).map((id) => ({ id, areas: pageOf(id)?.words ?? [] }))

/** The words of every page in one language: the heavier of the two. */
const words = heaviest(files.filter((name) => /^words-(nl|en)-base-[\w-]+\.js$/.test(name)))

describe.each(Object.values(manifest.routes))('the page of $id', (route) => {
  it.each(mayLook(route))('weighs no more than a page may, for %s', (audience) => {
    const scripts = withImports([words, manifest.entry.module, ...chain(route)])
    const list = gzipSync(lists[audience].script).byteLength
    expect(scripts.reduce((sum, script) => sum + weightOf(script), list)).toBeLessThanOrEqual(MOST.javaScript)
  })
})

it.each(AUDIENCES)(
  'what a browser is told of routes has, for %s, what it may come at and nothing else',
  (audience) => {
    const { script, url } = lists[audience]
    const told = JSON.parse(script.replace(/^window\.__remixManifest=|;$/g, '')) as Manifest & { url: string }
    const mayCome = Object.values(manifest.routes).filter((route) => mayLook(route).includes(audience))
    expect(Object.keys(told.routes).toSorted()).toEqual(mayCome.map(({ id }) => id).toSorted())
    expect(told.url).toBe(url)
  },
)

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

function pageOf(id: string): Page | undefined {
  return build.routes[id]?.module.handle as Page | undefined
}

/** Everybody may look at what is public. */
function mayLook({ id }: Route): Audience[] {
  const audience = pageOf(id)?.audience
  return AUDIENCES.filter((one) => audience === undefined || audience === 'public' || audience === one)
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
  const known = weighed.get(path) ?? gzipSync(readFileSync(`${CLIENT}${path}`)).byteLength
  weighed.set(path, known)
  return known
}
