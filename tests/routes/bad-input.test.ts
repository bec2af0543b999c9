import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Language, LANGUAGES } from '~/i18n/language'
import { careSystem } from '../support/care-system'
import { logIn } from '../support/citizen'
import { Visitor } from '../support/visitor'
import { words } from '../support/words'
import { newBsn, startProduct, type Product } from './product'
import { stateOf } from './state'
import { formBody, send, sendBytes, type Answered } from './wire'
import { addressIn } from '../support/address'

/* Answers to bad input: the right status, a page in the language of the address, and nothing of the inside. */

const TOO_LARGE = 64 * 1024 + 1
/** What an answer must never show: the inside of the product, or what was typed. */
const INSIDE = /\bat \S+ \(|\.js:\d+|node_modules|FST_ERR|Error:|SQLITE|syntax error|Unexpected token/

let product: Product
let host: string
beforeAll(async () => {
  product = await startProduct()
  host = new URL(product.origin).host
})

describe('a request that names its target in a strange way', () => {
  const REFUSED: [string, (host: string) => string][] = [
    ['two hosts, ours first', (own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nHost: evil.example\r\n`],
    ['two hosts, ours last', (own) => `GET / HTTP/1.1\r\nHost: evil.example\r\nHost: ${own}\r\n`],
    ['the same host twice', (own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nHost: ${own}\r\n`],
    ['no host', () => 'GET / HTTP/1.1\r\n'],
    ['no host, in the old way', () => 'GET / HTTP/1.0\r\n'],
    ['a foreign host', () => 'GET / HTTP/1.1\r\nHost: evil.example\r\n'],
    ['our host with something behind it', (own) => `GET / HTTP/1.1\r\nHost: ${own}.evil.example\r\n`],
    ['our host on another port', () => 'GET / HTTP/1.1\r\nHost: localhost:1\r\n'],
    ['our host with a user', (own) => `GET / HTTP/1.1\r\nHost: x@${own}\r\n`],
    ['a whole address', (own) => `GET http://${own}/ HTTP/1.1\r\nHost: ${own}\r\n`],
    ['a whole foreign address', (own) => `GET http://evil.example/ HTTP/1.1\r\nHost: ${own}\r\n`],
    ['an address without a protocol', (own) => `GET //evil.example/mijn HTTP/1.1\r\nHost: ${own}\r\n`],
    ['a backslash for a slash', (own) => `GET /\\evil.example/weergave HTTP/1.1\r\nHost: ${own}\r\n`],
    ['a tab between slashes', (own) => `GET /\t/evil.example/ HTTP/1.1\r\nHost: ${own}\r\n`],
    ['a star', (own) => `OPTIONS * HTTP/1.1\r\nHost: ${own}\r\n`],
    ['X-Forwarded-For', (own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nX-Forwarded-For: 10.0.0.1\r\n`],
    ['X-Forwarded-Host', (own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nX-Forwarded-Host: evil.example\r\n`],
    ['X-Forwarded-Proto', (own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nx-forwarded-PROTO: https\r\n`],
    ['X-Forwarded-Prefix', (own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nX-Forwarded-Prefix: /x\r\n`],
    ['Forwarded', (own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nForwarded: for=10.0.0.1\r\n`],
    ['X-Real-IP', (own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nX-Real-IP: 10.0.0.1\r\n`],
    ['a client certificate', (own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nClient-Cert: :MIIB:\r\n`],
    ['a chain of certificates', (own) => `GET / HTTP/1.1\r\nHost: ${own}\r\nClient-Cert-Chain: :MIIB:\r\n`],
    [
      'forwarded, to health',
      (own) => `GET /health/live HTTP/1.1\r\nHost: ${own}\r\nX-Forwarded-For: 1.1.1.1\r\n`,
    ],
    ['a certificate, to health', (own) => `GET /health/live HTTP/1.1\r\nHost: ${own}\r\nClient-Cert: x\r\n`],
    ['a foreign host, to the figures', () => 'GET /metrics HTTP/1.1\r\nHost: evil.example\r\n'],
    ['a foreign host, to a file', () => 'GET /favicon.svg HTTP/1.1\r\nHost: evil.example\r\n'],
  ]

  it.each(REFUSED)('is refused: %s', async (_how, head) => {
    const answer = await sendBytes(product.origin, `${head(host)}Connection: close\r\n\r\n`)
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request')
    expect(answer).not.toContain('evil.example')
    expect(answer).not.toMatch(INSIDE)
  })

  it('is refused when two servers could see two requests in it', async () => {
    const head = `POST /weergave HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\n`
    const smuggled = `0\r\n\r\nGET /mijn HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    for (const lengths of [
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n',
      'Transfer-Encoding: xchunked\r\n',
      'Content-Length: 4\r\nContent-Length: 5\r\n',
      'Content-Length: +4\r\n',
      'Content-Length : 4\r\n',
    ]) {
      const answer = await sendBytes(product.origin, `${head}${lengths}\r\n${smuggled}`)
      expect(answer, lengths).toMatch(/^HTTP\/1\.1 400 /)
      expect(answer.match(/HTTP\/1\.1 /g), lengths).toHaveLength(1)
    }
  })

  it('may be a health check under any name', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      const answer = await sendBytes(
        product.origin,
        `GET ${path} HTTP/1.1\r\nHost: 10.0.0.7\r\nConnection: close\r\n\r\n`,
      )
      expect(answer, path).toMatch(/^HTTP\/1\.1 200 /)
    }
  })
})

describe.each(LANGUAGES)('the pages for what went wrong (%s)', (language) => {
  const at = (path: string) => addressIn(language, path)

  it('says 404 for what does not exist', async () => {
    const paths = [
      '/bestaat-niet',
      '/mijn/bestaat-niet',
      ...['/fout/200', '/fout/500', '/fout/503', '/fout/400', '/fout/403?verlopen=', '/fout/x'],
      '/assets/weg.js',
      '/%00',
      '/mijn%2fkeuzes',
      '/.env',
    ]
    for (const path of paths) {
      expectPage(await send(product.origin, { path: at(path) }), language, 404)
    }
  })

  it('says 400 for an address that cannot be read', async () => {
    for (const path of ['/%zz', '/%ff', '/zoeken/%c0%af', '/%E0%A4%A?bsn=999990408']) {
      expectPage(await send(product.origin, { path: at(path) }), language, 400)
    }
  })

  it('says 400 for a form that is not UTF-8, and 415 for one that says it is written otherwise', async () => {
    const visitor = new Visitor(product.origin)
    await visitor.get('/weergave')
    const { body, headers: own } = formBody({ csrf: visitor.token(), letters: 'normaal', note: 'ë' })
    const headers = { ...own, origin: product.origin, cookie: visitor.cookies() }
    const post = (sent: string | Buffer, type = '') =>
      send(product.origin, {
        method: 'POST',
        path: at('/weergave'),
        body: sent,
        headers: { ...headers, 'content-type': `${own['content-type']}${type}` },
      })
    expectPage(await post(Buffer.from(body.replace('%C3%AB', 'ë'), 'latin1')), language, 400)
    expectPage(await post(body.replace('%C3%AB', '%EB')), language, 400)
    expectPage(await post(body.replace('letters', '%C0%AFletters')), language, 400)
    for (const charset of ['iso-8859-1', 'utf-16']) {
      const answer = await post(body, `; charset=${charset}`)
      expect(answer.status, charset).toBe(415)
      expect(answer.text).toContain(words(language, 'ui.failure.400.title'))
    }
    // The control: the same form, in UTF-8 and said to be so, is carried out.
    expect((await post(body, '; charset=UTF-8')).status).toBe(302)
    expect((await post(body.replace('%C3%AB', 'ë'))).status).toBe(302)
  })

  it('says 413 for a form that is too large, before it has read all of it', async () => {
    const visitor = new Visitor(product.origin)
    await visitor.get('/weergave')
    const form = formBody({ csrf: visitor.token(), letters: 'x'.repeat(TOO_LARGE) })
    const headers = { ...form.headers, origin: product.origin, cookie: visitor.cookies() }
    for (const path of ['/weergave', '/mijn/keuzes', '/uitloggen', '/contact'].map(at)) {
      const answer = await send(product.origin, { method: 'POST', path, body: form.body, headers })
      expectPage(answer, language, 413)
    }
    const chunked = await sendBytes(
      product.origin,
      `POST ${at('/weergave')} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${product.origin}\r\n` +
        'Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n' +
        `${TOO_LARGE.toString(16)}\r\n${'x'.repeat(TOO_LARGE)}\r\n`,
    )
    expect(chunked).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('says 415 for a form of another kind', async () => {
    const answer = await send(product.origin, {
      method: 'POST',
      path: at('/weergave'),
      body: '--x--',
      headers: { 'content-type': 'multipart/form-data; boundary=x', origin: product.origin },
    })
    expect(answer.status).toBe(415)
    expect(answer.text).toContain(words(language, 'ui.failure.400.title'))
  })

  it('says 403 for a form from elsewhere', async () => {
    const form = formBody({})
    const headers = { ...form.headers, origin: 'https://evil.example' }
    const answer = await send(product.origin, {
      method: 'POST',
      path: at('/weergave'),
      body: form.body,
      headers,
    })
    expectPage(answer, language, 403)
  })

  it('says 400 for a form that no page of ours sends', async () => {
    const citizen = await product.newCitizen()
    await citizen.get('/weergave')
    const csrf = citizen.token()
    const before = await stateOf(product.database)
    const strange: [string, Record<string, string>][] = [
      ['/mijn/keuzes/groep/GP', {}],
      ['/mijn/keuzes/groep/GP', { revision: '-1' }],
      ['/mijn/keuzes/groep/GP', { revision: '0', 'answer-RPZAC001': 'maybe' }],
      ['/mijn/keuzes/groep/GP', { revision: '9'.repeat(40) }],
      ['/mijn/keuzes/controle', { draft: "' or 1=1--" }],
      ['/mijn/zorgaanbieders', { ura: '1', do: 'add' }],
      ['/mijn/zorgaanbieders', { ura: '90000101', do: 'explode' }],
      ['/welkom', { version: 'x' }],
    ]
    for (const [path, fields] of strange) {
      const answer = await citizen.post(at(path), { ...fields, csrf })
      expect(answer.status, `${path} ${JSON.stringify(fields)}`).toBe(400)
      // A whole page, with the way out and whom to call, though an action that fails leaves Remix without data for it.
      expect(answer.document.querySelector('main h1')?.textContent).toBe(
        words(language, 'ui.failure.400.title'),
      )
      expect(answer.document.documentElement.lang).toBe(language)
      expect(answer.document.querySelector('main')?.textContent).toContain('088 000 00 00')
      expect(answer.text).not.toMatch(INSIDE)
    }
    // Groups and rows that are not there change nothing either.
    expect(
      (await citizen.post(at('/mijn/keuzes/groep/NONE'), { revision: '0', base: '0', csrf })).status,
    ).toBe(404)
    expect((await citizen.get(at('/mijn/keuzes/groep/NONE'))).status).toBe(404)
    expect(await stateOf(product.database)).toBe(before)
  })

  it('never fails on a strange question in the address', async () => {
    const citizen = await product.newCitizen()
    const strange = [
      '%00',
      '%00linde',
      '%ff',
      '%zz',
      "'",
      '%25',
      '_',
      'a'.repeat(5000),
      '%F0%9F%92%A9',
      '-1',
      '1e20',
    ]
    for (const value of strange) {
      for (const path of [
        '/zoeken?zoek=',
        '/mijn/zorgaanbieders?zoek=',
        '/mijn/keuzes/klaar?versie=',
        '/mijn/bekeken?voor=',
      ]) {
        const answer = await citizen.get(at(`${path}${value}`))
        expect([200, 404], `${path}${value.slice(0, 20)}`).toContain(answer.status)
      }
    }
    for (const mark of ['0.x.0', '999999999999999.x.999999999999999', '1.x.1.1', '1..1']) {
      expect([200, 404], mark).toContain((await citizen.get(at(`/mijn/bekeken?voor=${mark}`))).status)
    }
    for (const number of ['9007199254740993', '9223372036854775808', '1e300', '0x1', '1.5', '']) {
      expect((await citizen.get(at(`/mijn/keuzes/klaar?versie=${number}`))).status, number).toBe(404)
    }
  })

  it('asks again with 422 and keeps what was typed: the address for mail', async () => {
    const newcomer = await logIn(product, `bsn:${newBsn()}`)
    await newcomer.get(at('/welkom'))
    await newcomer.submit('main form button[type=submit]')
    const typed = { email: 'geen adres', name: 'Piet', kinds: 'viewed' }
    await newcomer.get(at('/welkom/e-mail'))
    const asked = await newcomer.submit('main form button.nl-button--primary', typed)
    expect(asked.status).toBe(422)
    expect(asked.document.title).toMatch(new RegExp(`^${words(language, 'ui.error.before')} `))
    const field = (name: string) =>
      asked.document.querySelector<HTMLInputElement>(`main input[name=${name}]`)!
    expect(field('email').value).toBe('geen adres')
    expect(field('name').value).toBe('Piet')
    expect(asked.document.querySelector<HTMLInputElement>('input[value=viewed]')!.checked).toBe(true)
    expect(field('email').getAttribute('aria-invalid')).toBe('true')
    const summary = asked.document.querySelector('.error-summary')!
    expect(summary.textContent).toContain(words(language, 'notification.email.invalid'))
    const aim = summary.querySelector('a')!.getAttribute('href')!.slice(1)
    expect(asked.document.getElementById(aim)?.getAttribute('name')).toBe('email')
  })

  it('asks again with 422 when no way of choosing was picked', async () => {
    const citizen = await product.newCitizen()
    await citizen.get(at('/mijn/keuzes'))
    for (const way of ['', 'everything']) {
      await citizen.get(at('/mijn/keuzes'))
      const asked = await citizen.press(words(language, 'choices.next'), way ? { way } : {})
      expect(asked.status).toBe(422)
      expect(asked.document.title).toMatch(new RegExp(`^${words(language, 'ui.error.before')} `))
      expect(asked.document.querySelector('.error-summary')!.textContent).toContain(
        words(language, 'choices.way.missing'),
      )
    }
  })
})

it('never shows the inside, also where the data of a page was asked', async () => {
  const citizen = await product.newCitizen()
  const asked = [
    '/?_data=routes%2Fcitizen%2Foverview%2Foverview',
    '/?_data=nothing',
    '/?_data=',
    '/mijn/keuzes/klaar?versie=77&_data=routes%2Fcitizen%2Fsending%2Fdone',
    '/mijn/keuzes/groep/NONE?_data=routes%2Fcitizen%2Fchoices%2Fgroup',
    '/fout/500?_data=routes%2Fpublic%2Ferror',
    '/nergens?_data=routes%2Fpublic%2Fnot-found',
  ]
  for (const path of asked) {
    const answer = await send(product.origin, { path, headers: { cookie: citizen.cookies() } })
    expect(answer.text, path).not.toMatch(INSIDE)
    expect(answer.text, path).not.toContain('stack')
  }
})

it('has no data that no page of ours asks for, and takes that for no error of its own', async () => {
  const citizen = await product.newCitizen()
  await citizen.get('/weergave')
  const form = formBody({ csrf: citizen.token(), letters: 'groot' })
  const lines = product.output().length
  for (const cookie of ['', citizen.cookies()]) {
    for (const path of [
      '/?_data=nothing',
      '/?_data=',
      '/?_data=root%00',
      '/?_data=routes%2Fcitizen%2Foverview%2Foverview',
      '/zo-werkt-het?_data=routes%2Fpublic%2Ffind',
      '/papier?_data=__proto__',
      '/nergens?_data=routes%2Fnergens',
      '/fout/500?_data=routes%2Fpublic%2Ferror',
    ]) {
      const answer = await send(product.origin, { path, headers: { cookie } })
      expect(answer.status, path).toBe(404)
    }
  }
  const headers = { ...form.headers, origin: product.origin, cookie: citizen.cookies() }
  for (const path of ['/weergave?_data=nothing', '/?_data=root', '/weergave?_data=root']) {
    const answer = await send(product.origin, { method: 'POST', path, body: form.body, headers })
    expect(answer.status, path).toBe(404)
  }
  expect(product.output().slice(lines)).not.toContain('"level":"error"')
  // The control: what pages of ours ask for is there.
  const root = await send(product.origin, { path: '/?_data=root', headers: { cookie: citizen.cookies() } })
  expect([root.status, JSON.parse(root.text).language]).toEqual([200, 'nl'])
})

it('gives no file but those built for browsers, however it is spelled', async () => {
  const [asset] = readdirSync('build/client/assets')
  expect((await send(product.origin, { path: `/assets/${asset}` })).status).toBe(200)
  for (const path of [
    '/assets/../../server/start.js',
    '/assets/x/../../../server/start.js',
    '/assets/%2e%2e/%2e%2e/server/start.js',
    '/assets/..%2f..%2fserver%2fstart.js',
    '/assets/..%5c..%5cserver%5cstart.js',
    '/assets/.vite/manifest.json',
    '/.vite/manifest.json',
    '/assets/%2e%2e/.vite/manifest.json',
    '/assets/',
    '/assets/.',
    '/../package.json',
  ]) {
    const answer = await send(product.origin, { path })
    expect([400, 403, 404], path).toContain(answer.status)
    expect(answer.text, path).not.toMatch(INSIDE)
  }
})

it('says where to tell of a weakness, as plain text (RFC 9116)', async () => {
  const answer = await send(product.origin, { path: '/.well-known/security.txt' })
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(answer.headers['cache-control']).toBe('public, max-age=86400')
  const fields = answer.text.trimEnd().split('\r\n')
  expect(fields.map((field) => field.split(': ')[0])).toEqual([
    'Contact',
    'Expires',
    'Preferred-Languages',
    'Canonical',
  ])
  expect(answer.text).toContain(`Canonical: ${product.origin}/.well-known/security.txt`)
})

it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  'knows no %s: nothing is done and no gate is passed',
  async (method) => {
    const citizen = await product.newCitizen()
    await citizen.get('/weergave')
    const form = formBody({ csrf: citizen.token(), letters: 'groot', do: 'lock', stop: 'x' })
    const headers = { ...form.headers, origin: product.origin, cookie: citizen.cookies() }
    const before = await stateOf(product.database)
    const lines = product.output().length
    for (const path of [
      '/weergave',
      '/mijn/slot',
      '/uitloggen',
      '/mijn/keuzes?_data=routes%2Fcitizen%2Fchoices%2Fchoices',
      '/nergens',
    ]) {
      const answer = await send(product.origin, { method, path, body: form.body, headers })
      expect([answer.status, answer.headers.allow], path).toEqual([405, 'GET, HEAD, POST'])
      expect(answer.headers['set-cookie'], path).toBeUndefined()
    }
    expect(await stateOf(product.database)).toBe(before)
    expect(product.output().slice(lines)).not.toContain('"level":"error"')
  },
)

it('refuses a form to a page that has none', async () => {
  const visitor = new Visitor(product.origin)
  await visitor.get('/weergave')
  const csrf = visitor.token()
  for (const path of ['/', '/en', '/zo-werkt-het', '/?index', '/fout/500', '/nergens']) {
    const answer = await visitor.post(path, { csrf })
    expect([404, 405], path).toContain(answer.status)
    expect(answer.text, path).not.toMatch(INSIDE)
  }
})

describe('the face for care systems', () => {
  const PATH = '/access/v1/evaluation'
  let token: string
  beforeAll(async () => void ({ token } = await careSystem(product, 'demo-90000101')))

  it.each([
    ['no JSON', '{x}'],
    ['half of it', '{"subject":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['a word', '"999990408"'],
    ['a number', '999990408'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['a field that stands twice', '{"subject":{},"subject":{}}'],
    ['a prototype', '{"__proto__":{"subject":{}}}'],
    ['a BSN as a number', '{"resource":{"properties":{"bsn":999990408}}}'],
    ['nothing but depth', '['.repeat(20_000)],
  ])('says 400 as problem details: %s', async (_how, body) => {
    const answer = await ask({ body })
    expectProblem(answer, 400)
    expect(answer.text).not.toContain('999990408')
  })

  it('says 413, 415, 401 and 404 as problem details', async () => {
    expectProblem(await ask({ body: `{"x":"${'x'.repeat(TOO_LARGE)}"}` }), 413)
    expectProblem(await ask({ body: '{}', headers: { 'content-type': 'text/plain' } }), 415)
    expectProblem(await ask({ body: '{}', headers: { authorization: 'Bearer x' } }), 401)
    expectProblem(await ask({ body: '{}', path: '/access/v1/nothing' }), 404)
    expectProblem(await send(product.origin, { path: '/access/v1/nothing' }), 404)
    expectProblem(await send(product.origin, { path: PATH }), 404)
  })

  function ask({
    body,
    path = PATH,
    headers = {},
  }: {
    body: string
    path?: string
    headers?: Record<string, string>
  }) {
    const own = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers }
    return send(product.origin, { method: 'POST', path, body, headers: own })
  }

  function expectProblem(answer: Answered, status: number) {
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text)).toMatchObject({ type: 'about:blank', status, title: expect.any(String) })
    expect(answer.text).not.toMatch(INSIDE)
  }
})

describe('a login that another page begins in secret', () => {
  const asked = (more: Record<string, string>, path = '/inloggen/digid') =>
    send(product.origin, { path, headers: { 'sec-fetch-site': 'cross-site', ...more } })

  it.each([
    ['an image', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a frame', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
    ['a script', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
  ])('is none, and uses up nobody’s tries: %s', async (_how, more) => {
    const cookie = `__Host-inloggen=${more['sec-fetch-dest'].padEnd(32, 'y')}`
    for (const path of ['/inloggen/digid', '/en/inloggen/digid', '/inloggen/digid/terug'])
      for (let turn = 0; turn < 11; turn += 1)
        expect((await asked({ ...more, cookie }, path)).status, path).toBe(403)
    const own = {
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      'sec-fetch-site': 'same-origin',
    }
    const begun = await asked({ ...own, cookie })
    expect(begun.status).toBe(303)
    expect(String(begun.headers.location)).toContain(product.standIns)
  })

  it('shows our own page first to who follows a link from elsewhere', async () => {
    const begun = await asked({ 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })
    expect([begun.status, begun.headers.location]).toEqual([303, '/inloggen'])
  })
})

describe('who begins to log in again and again', () => {
  it.each(LANGUAGES)('gets 429 with Retry-After at the 11th time in one browser (%s)', async (language) => {
    const path = addressIn(language, '/inloggen/digid')
    const headers = { cookie: `__Host-inloggen=${language.padEnd(32, 'x')}` }
    const answers: Answered[] = []
    while (answers.length < 11) answers.push(await send(product.origin, { path, headers }))
    expect(answers[9]!.status).toBe(303)
    expectPage(answers.at(-1)!, language, 429)
    const seconds = Number(answers.at(-1)!.headers['retry-after'])
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(15 * 60)
    // Everything else stays open to them.
    expect((await send(product.origin, { path: addressIn(language, '/inloggen') })).status).toBe(200)
  })
})

function expectPage(answer: Answered, language: Language, status: number) {
  expect(answer.status).toBe(status)
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(answer.text).toContain(`<html lang="${language}"`)
  expect(answer.text).toContain(words(language, `ui.failure.${status}.title`))
  expect(answer.text).toContain(words(language, `ui.failure.${status}.holds`))
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  expect(answer.text).not.toMatch(INSIDE)
}
