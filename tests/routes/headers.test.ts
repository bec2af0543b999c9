import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { choose, logIn } from '../support/citizen'
import { Visitor } from '../support/visitor'
import { builtRoutes } from './build'
import { newBsn, startProduct, type Product } from './product'
import { formBody, send, type Answered } from './wire'

/* What goes along with every answer (S15), and how much a browser has to fetch. */

const KB = 1024
const ASSETS = 'build/client'
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'nonce-N'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

let product: Product
let pages: { path: string; visitor: Visitor }[]

beforeAll(async () => {
  product = await startProduct()
  const nobody = new Visitor(product.origin)
  const newcomer = await logIn(product, `bsn:${newBsn()}`)
  const child = await logIn(product, 'bram')
  const citizen = await product.newCitizen()
  await citizen.get('/mijn/zorgaanbieders')
  await citizen.post('/mijn/zorgaanbieders', { ura: '90000101', do: 'add', csrf: citizen.token() })
  await choose(citizen, { RPZAC001: 'yes', RPZAC005: 'no' })
  await citizen.get('/mijn/keuzes')
  await citizen.submit('main form button.nl-button--primary', { way: 'all' })
  const confirming = await logIn(product, `bsn:${newBsn()}`)
  await confirming.submit('main form button[type=submit]')
  await confirming.submit('main form button.nl-button--primary', { email: 'wacht@voorbeeld.nl' })

  const paths: [string, Visitor][] = builtRoutes().map((route) => {
    const path = `/${(route.path ?? '').replace(/^en\?\/?/, '')}`
      .replace(':token', 'A'.repeat(32))
      .replace('zorgaanbieder/:holder', 'zorgaanbieder/90000101')
      .replace('/:data?', '')
      .replace(':scope', 'groep')
      .replace(':holder', 'GP')
      .replace(':data', 'GGC002')
      .replace(':receiver', 'RPZAC005')
      .replace(':ura', '90000202')
      .replace(':status', '403')
      .replace('*', 'nergens')
    if (path === '/te-jong') return [path, child]
    if (path === '/welkom/bevestigen') return [path, confirming]
    if (path === '/welkom/e-mail') return [path, newcomer]
    if (path === '/welkom') return [path, newcomer]
    if (path === '/mijn/keuzes/klaar') return [`${path}?versie=1`, citizen]
    return [path, path.startsWith('/mijn') ? citizen : nobody]
  })
  await newcomer.get('/welkom')
  pages = paths.flatMap(([path, visitor]) => [
    { path, visitor },
    { path: path === '/' ? '/en' : `/en${path}`, visitor },
  ])
})

it('go along with every page', async () => {
  const nonces = new Set<string>()
  for (const { path, visitor } of pages) {
    const answer = await open(path, visitor)
    expectStrict(answer, path)
    expect(answer.headers['cache-control'], path).toBe('no-store')
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue
    const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))![1]!
    nonces.add(nonce)
    expectNothingInline(answer.text, nonce, path)
  }
  expect(nonces.size).toBeGreaterThan(pages.length / 2)
})

it('go along with every other answer', async () => {
  const citizen = pages.find(({ path }) => path === '/mijn')!.visitor
  const form = formBody({ csrf: 'x' })
  const post = {
    method: 'POST',
    body: form.body,
    headers: { ...form.headers, origin: 'https://evil.example' },
  }
  const answers: [string, Promise<Answered>][] = [
    ['a redirect', send(product.origin, { path: '/mijn' })],
    ['a refusal', send(product.origin, { path: '/mijn/keuzes', ...post })],
    ['a login that starts', send(product.origin, { path: '/inloggen/digid' })],
    ['a login that fails', send(product.origin, { path: '/inloggen/digid/terug?state=x&code=y' })],
    ['time left', send(product.origin, { path: '/sessie', headers: { cookie: citizen.cookies() } })],
    [
      'data of a page',
      send(product.origin, { path: '/mijn?_data=root', headers: { cookie: citizen.cookies() } }),
    ],
    ['a file', send(product.origin, { path: '/favicon.svg' })],
    ['a built file', send(product.origin, { path: `/assets/${readdirSync(`${ASSETS}/assets`)[0]}` })],
    ['a foreign host', send(product.origin, { path: '/', headers: { host: 'evil.example' } })],
  ]
  for (const [what, answer] of answers) expectStrict(await answer, what)
  for (const [what, answer] of answers.slice(0, 6)) {
    expect((await answer).headers['cache-control'], what).toBe('no-store')
  }
})

it('go along with what machines ask as far as they concern a machine', async () => {
  const post = { method: 'POST', ...formBody({ csrf: 'x' }) }
  const answers: [string, Promise<Answered>][] = [
    ['health', send(product.origin, { path: '/health/ready' })],
    ['a care system without a token', send(product.origin, { path: '/access/v1/evaluation', ...post })],
    ['the token endpoint', send(product.origin, { path: '/oauth/token', ...post })],
    ['the keys', send(product.origin, { path: '/oauth/jwks' })],
    ['one-click unsubscribe', send(product.origin, { path: '/afmelden/x', ...post })],
  ]
  for (const [what, answer] of answers) {
    const { headers } = await answer
    expect(headers, what).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^[\w-]{16}$/),
    })
    for (const name of ['content-security-policy', 'x-powered-by', 'server'])
      expect(headers, what).not.toHaveProperty(name)
  }
})

it('say which request it was: the one that was given, as it was given, when it is harmless, else a new one', async () => {
  const askedAs = async (id: string) =>
    (await send(product.origin, { path: '/health/live', headers: { 'x-request-id': id } })).headers[
      'x-request-id'
    ]
  for (const safe of ['trace-0123456789.a:b', '1', '{<a>}', 'x'.repeat(128), '999990408'])
    expect(await askedAs(safe)).toBe(safe)
  for (const strange of ['x'.repeat(129), 'with space 123', 'a"b', 'a\\b', 'a\tb-1234567']) {
    expect(await askedAs(strange), strange).toMatch(/^[\w-]{16}$/)
  }
})

it('mask the form token anew each time, so that a compressed page never gives it away', async () => {
  const visitor = new Visitor(product.origin)
  const tokens = new Set<string>()
  for (let time = 0; time < 5; time += 1) {
    await visitor.get('/weergave')
    tokens.add(visitor.token())
  }
  expect(tokens.size).toBe(5)
  const packed = await send(product.origin, { path: '/', headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers['content-encoding']).toBe('gzip')
})

it('keep cookies out of reach of scripts and of other sites', async () => {
  const set = [
    (await send(product.origin, { path: '/' })).headers['set-cookie'],
    (await send(product.origin, { path: '/inloggen/digid' })).headers['set-cookie'],
  ].flat()
  expect(set.length).toBe(2)
  for (const cookie of set) {
    expect(cookie).toMatch(
      /^__Host-[a-z]+=[\w-]{32}; Path=\/; Secure; HttpOnly; SameSite=Lax(; Max-Age=3600)?$/,
    )
  }
})

describe('how much a browser fetches', () => {
  it('is little for every page', async () => {
    const sizes: Record<string, Record<'html' | 'css' | 'js' | 'words', number>> = {}
    for (const { path, visitor } of pages) {
      const { text } = await open(path, visitor)
      const files = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
        (found) => found[1]!,
      )
      for (const file of files) if (!packed.has(file)) packed.set(file, await packedSize(file))
      const sum = (kind: RegExp) =>
        [...new Set(files.filter((file) => kind.test(file)))].reduce(
          (total, file) => total + packed.get(file)!,
          0,
        )
      const html = gzipSync(text).length
      sizes[path] = { html, css: sum(/\.css$/), js: sum(/\/(?!words-)[^/]+\.js$/), words: sum(/\/words-/) }
    }
    const largest = (kind: 'html' | 'css' | 'js' | 'words') =>
      Object.entries(sizes).reduce((one, other) => (other[1][kind] > one[1][kind] ? other : one))
    expect(largest('html')[1].html).toBeLessThan(30 * KB)
    expect(largest('css')[1].css).toBeLessThanOrEqual(34 * KB)
    expect(largest('js')[1].js).toBeLessThanOrEqual(121 * KB)
    expect(largest('words')[1].words).toBeLessThanOrEqual(28 * KB)
  })

  const packed = new Map<string, number>()
  async function packedSize(path: string): Promise<number> {
    return gzipSync((await send(product.origin, { path })).text).length
  }
})

async function open(path: string, visitor: Visitor): Promise<Answered> {
  return send(product.origin, { path, headers: { cookie: visitor.cookies() } })
}

function expectStrict({ headers }: Answered, what: string) {
  const policy = String(headers['content-security-policy'])
  expect(policy.replace(/'nonce-[\w+/=]{24}'/, "'nonce-N'"), what).toBe(POLICY)
  expect(headers, what).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('geolocation=()'),
  })
  expect(headers['x-request-id'], what).toMatch(/^[\w-]{16}$/)
  expect(headers, what).not.toHaveProperty('x-powered-by')
  expect(headers, what).not.toHaveProperty('server')
}

function expectNothingInline(page: string, nonce: string, path: string) {
  const scripts = page.match(/<script\b[^>]*>/g) ?? []
  for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`)
  expect(page, path).not.toMatch(/<style\b/)
  expect(page, path).not.toMatch(/<[a-z][^>]*\sstyle=/)
  expect(page, path).not.toMatch(/<[a-z][^>]*\son[a-z]+=/)
  expect(page, path).not.toMatch(
    /(?:href|src|action)="(?:javascript:|https?:\/\/(?!localhost))[^"]*\.(?:js|css|png|svg)/,
  )
}
