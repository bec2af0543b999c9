import type { ServerBuild } from '@remix-run/node'
import { desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { markText } from '~/enquiry/who-viewed.server'
import { parseBsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { draft } from '~/consent/tables.server'
import type { Access } from '~/identity/access'
import { sessionIndexOf } from '~/identity/session.server'
import { session } from '~/identity/tables.server'
import { remixRoutes } from '~/server/remix.server'
import { careSystem } from '../support/care-system'
import { becomeCitizen, choose, logIn } from '../support/citizen'
import { Visitor } from '../support/visitor'
import { builtRoutes } from './build'
import { newBsn, startProduct, type Product } from './product'
import { stateOf } from './state'
import { formBody, send, type Answered } from './wire'

/* Who may use which address, by every way in (S2), and that what is somebody else's looks like what is not there (S3). */

type Who = 'nobody' | 'newcomer' | 'child' | 'citizen'
const EVERYBODY: Who[] = ['nobody', 'newcomer', 'child', 'citizen']

/** What opening gives to who may come in: a status, or where the page itself sends them. */
type Opens = number | string
type Route = { path: string; access: Access; opens?: Opens | Partial<Record<Who, Opens>> }

/** Written down here a second time on purpose: a route that changes its access must change this too. */
const ROUTES: Record<string, Route> = {
  'routes/public/home': { path: '/', access: 'public' },
  'routes/public/how-it-works': { path: '/zo-werkt-het', access: 'public' },
  'routes/public/never': { path: '/wie-nooit', access: 'public' },
  'routes/public/questions': { path: '/vragen', access: 'public' },
  'routes/public/find': { path: '/zoeken', access: 'public' },
  'routes/public/contact': { path: '/contact', access: 'public' },
  'routes/public/paper': { path: '/papier', access: 'public' },
  'routes/public/privacy': { path: '/privacy', access: 'public' },
  'routes/public/terms': { path: '/voorwaarden', access: 'public' },
  'routes/public/cookies': { path: '/cookies', access: 'public' },
  'routes/public/accessibility': { path: '/toegankelijkheid', access: 'public' },
  'routes/public/display': { path: '/weergave', access: 'public' },
  'routes/public/status': { path: '/status', access: 'public' },
  'routes/public/unsubscribe': { path: '/afmelden/x', access: 'public', opens: 404 },
  'routes/public/error': { path: '/fout/403', access: 'public', opens: 403 },
  'routes/public/not-found': { path: '/nergens/te/vinden', access: 'public', opens: 404 },
  'routes/citizen/login': {
    path: '/inloggen',
    access: 'public',
    opens: { newcomer: '/mijn', child: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/login-failed': { path: '/inloggen/mislukt', access: 'public' },
  'routes/citizen/logged-out': {
    path: '/uitgelogd',
    access: 'public',
    opens: { newcomer: '/mijn', child: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/without-cookies': { path: '/zonder-cookies', access: 'public' },
  'routes/citizen/confirm-address': { path: `/bevestigen/${'A'.repeat(32)}`, access: 'public', opens: 404 },
  'routes/citizen/keep-address': { path: `/adres-houden/${'A'.repeat(32)}`, access: 'public', opens: 404 },
  'routes/citizen/too-young': {
    path: '/te-jong',
    access: 'newcomer',
    opens: { newcomer: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/welcome': {
    path: '/welkom',
    access: 'newcomer',
    opens: { child: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/welcome-mail': {
    path: '/welkom/e-mail',
    access: 'newcomer',
    opens: { newcomer: '/welkom', child: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/welcome-confirm': {
    path: '/welkom/bevestigen',
    access: 'newcomer',
    opens: { newcomer: '/welkom/e-mail', child: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/overview': { path: '/mijn', access: 'reader' },
  'routes/citizen/choices': { path: '/mijn/keuzes', access: 'participant' },
  'routes/citizen/group': { path: '/mijn/keuzes/groep/GP', access: 'participant' },
  'routes/citizen/provider': { path: '/mijn/keuzes/zorgaanbieder/90000101', access: 'participant' },
  'routes/citizen/exceptions': {
    path: '/mijn/keuzes/groep/GP/GGC002/uitzondering/RPZAC005',
    access: 'participant',
  },
  'routes/citizen/exception': {
    path: '/mijn/keuzes/groep/GP/GGC002/uitzondering/RPZAC005/90000202',
    access: 'participant',
  },
  'routes/citizen/named-choices': { path: '/mijn/keuzes/bij-naam', access: 'reader' },
  'routes/citizen/control': { path: '/mijn/keuzes/controle', access: 'participant', opens: '/mijn/keuzes' },
  'routes/citizen/done': { path: '/mijn/keuzes/klaar?versie=1', access: 'taking-back', opens: 404 },
  'routes/citizen/receipt': { path: '/mijn/keuzes/bewijs?versie=1', access: 'taking-back', opens: 404 },
  'routes/citizen/history': { path: '/mijn/geschiedenis', access: 'reader' },
  'routes/citizen/history-version': { path: '/mijn/geschiedenis/1', access: 'reader', opens: 404 },
  'routes/citizen/stop-everything': {
    path: '/mijn/alles-stoppen',
    access: 'taking-back',
    opens: { child: '/te-jong' },
  },
  'routes/citizen/lock': { path: '/mijn/noodslot', access: 'emergency' },
  'routes/citizen/withdraw': { path: '/mijn/intrekken', access: 'taking-back', opens: { child: '/te-jong' } },
  'routes/citizen/withdraw-one': {
    path: '/mijn/intrekken/keuze?houder=GP&gegevens=GGC002&raadpleger=RPZAC001',
    access: 'taking-back',
    opens: { newcomer: 404, child: '/te-jong', citizen: 404 },
  },
  'routes/citizen/what-if': { path: '/mijn/wat-als', access: 'participant' },
  'routes/citizen/viewed': { path: '/mijn/bekeken', access: 'reader' },
  'routes/citizen/viewed-print': { path: '/mijn/bekeken/afdrukken', access: 'reader' },
  'routes/citizen/viewed-csv': { path: '/mijn/bekeken/wie-keek.csv', access: 'reader' },
  'routes/citizen/own-providers': { path: '/mijn/zorgaanbieders', access: 'participant' },
  'routes/family/others': { path: '/mijn/namens', access: 'switch' },
  'routes/family/begin': { path: `/mijn/namens/${'0'.repeat(26)}`, access: 'switch', opens: 404 },
  'routes/family/add-child': { path: '/mijn/namens/kind', access: 'citizen' },
  'routes/family/authorise': { path: '/mijn/namens/machtigen', access: 'citizen' },
  'routes/family/evidence': { path: '/mijn/namens/aanvragen', access: 'citizen' },
  'routes/family/ask-authority': { path: '/mijn/namens/gezag', access: 'citizen' },
  'routes/family/authorisation': {
    path: `/mijn/namens/machtiging/${'0'.repeat(26)}`,
    access: 'citizen',
    opens: 404,
  },
  'routes/family/pairing': { path: '/mijn/koppelcode', access: 'citizen' },
  'routes/family/sixteen': { path: '/mijn/zestien', access: 'citizen' },
  'routes/family/agreements': { path: '/mijn/akkoord', access: 'participant' },
  'routes/family/agreement': { path: `/mijn/akkoord/${'0'.repeat(26)}`, access: 'participant', opens: 404 },
  'routes/family/decline': { path: `/mijn/akkoord/${'0'.repeat(26)}/nee`, access: 'participant', opens: 404 },
  'routes/citizen/mail-settings': { path: '/mijn/meldingen', access: 'oneself' },
  'routes/citizen/change-address': { path: '/mijn/meldingen/adres', access: 'oneself' },
}

/** What somebody may do before the first login is done: agree, and take everything back. */
const NEWCOMERS_FORMS = ['/welkom', '/mijn/alles-stoppen']

/** Filled in everywhere: what any form of the product would carry out. */
const EVERYTHING = {
  way: 'all',
  revision: '0',
  'answer-RPZAC001': 'yes',
  next: 'on',
  ura: '90000101',
  do: 'add',
  version: '1',
  email: 'iemand@voorbeeld.nl',
  name: 'Iemand',
  kinds: 'viewed',
  letters: 'large',
  colours: 'dark',
  opnieuw: 'ja',
  draft: '0'.repeat(26),
  versie: '1',
  id: '1'.repeat(26),
  base: '0',
  catalogue: '1',
}

let product: Product
let visitors: Record<Who, Visitor>

beforeAll(async () => {
  product = await startProduct()
  visitors = {
    nobody: new Visitor(product.origin),
    newcomer: await logIn(product, `bsn:${newBsn()}`),
    child: await logIn(product, 'cato'),
    citizen: await becomeCitizen(product, 'anna'),
  }
  await visitors.nobody.get('/weergave')
})

it('knows every address of the product', () => {
  expect(Object.keys(ROUTES).toSorted()).toEqual(
    builtRoutes()
      .map((route) => route.id)
      .toSorted(),
  )
})

describe.each(EVERYBODY)('%s', (who) => {
  it.each(Object.keys(ROUTES))('opens what is open to them and nothing else: %s', async (id) => {
    const { path, access, opens = 200 } = ROUTES[id]!
    const out = shutOut(access, who)
    const expected = out ? exitOf(out, path) : (expectedOf(opens, who) ?? 200)
    for (const prefix of ['', '/en'] as const) {
      const page = await ask(who, prefix + path)
      expect(outcomeOf(page), `${prefix}${path}`).toBe(inLanguageOf(prefix, expected))
      const data = await ask(who, withData(prefix + path, id))
      expect(outcomeOf(data), `${prefix}${path} as data`).toBe(inLanguageOf(prefix, expected))
      if (out) expect(page.text + data.text).toBe('')
    }
  })

  it('sends only forms that are open to them', async () => {
    const own = visitors[who].tab()
    await own.get('/weergave')
    const fields = { ...EVERYTHING, csrf: own.token() }
    for (const [id, { path, access }] of Object.entries(ROUTES)) {
      const out = shutOut(access, who)
      if (!out && (who === 'citizen' || (who === 'newcomer' && NEWCOMERS_FORMS.includes(path)))) continue
      const before = await stateOf(product.database)
      for (const address of [path, withData(path, id), path.includes('?') ? path : `${path}?index`]) {
        const answer = await ask(who, address, fields)
        if (out) expect(outcomeOf(answer), address).toBe(exitOf(out, address.split('?')[0]!))
        else expect(answer.status, address).not.toBe(500)
      }
      expect(await stateOf(product.database), path).toBe(before)
    }
  })

  it('gets no further with another spelling, nor with the data of one page at the address of another', async () => {
    const shut = Object.entries(ROUTES).filter(([, { access }]) => shutOut(access, who))
    for (const [id, { path }] of shut) {
      const [plain = ''] = path.split('?')
      const spellings = [
        plain.toUpperCase(),
        `${plain}/`,
        `/x/..${plain}`,
        `/%2e${plain}`,
        `/EN${plain}`,
        plain.replace('m', '%6d').replace('w', '%77').replace('t', '%74'),
      ]
      for (const spelling of spellings) {
        const answer = await ask(who, spelling)
        expect([302, 400, 404], spelling).toContain(answer.status)
        expect([204, 400, 403, 404], spelling).toContain((await ask(who, withData(spelling, id))).status)
      }
      for (const open of ['/', '/zo-werkt-het', '/en', '/nergens']) {
        expect([400, 403, 404], `${id} at ${open}`).toContain((await ask(who, withData(open, id))).status)
      }
    }
  })
})

it('would have been carried out for whom the forms are for', async () => {
  const newcomer = visitors.newcomer.tab()
  await newcomer.get('/weergave')
  await carriedOut('newcomer', newcomer, [
    '/mijn/alles-stoppen',
    '/welkom',
    '/welkom/e-mail',
    '/welkom/bevestigen',
  ])
  const citizen = visitors.citizen.tab()
  await citizen.get('/weergave')
  await carriedOut('citizen', citizen, ['/mijn/keuzes/groep/GP', '/mijn/keuzes', '/mijn/zorgaanbieders'])

  async function carriedOut(who: Who, tab: Visitor, paths: string[]) {
    for (const path of paths) {
      const before = await stateOf(product.database)
      await ask(who, path, { ...EVERYTHING, csrf: tab.token() })
      expect(await stateOf(product.database), path).not.toBe(before)
    }
  }
})

describe('what is somebody else’s', () => {
  let owner: Visitor
  let other: Visitor

  beforeAll(async () => {
    ;[owner, other] = [await product.newCitizen(), await product.newCitizen()]
    await choose(owner, { RPZAC001: 'yes' })
    await choose(owner, { RPZAC005: 'yes' })
    await choose(other, { RPZAC001: 'no' })
    await owner.get('/mijn/keuzes/groep/GP')
    await owner.submit('button[name=next][value=on]', { 'answer-RPZAC003': 'yes' })
  })

  it('looks like what is not there: a version', async () => {
    expect((await owner.get('/mijn/keuzes/klaar?versie=2')).status).toBe(200)
    const [theirs, nothing] = [
      await other.get('/mijn/keuzes/klaar?versie=2'),
      await other.get('/mijn/keuzes/klaar?versie=3'),
    ]
    expect(theirs.status).toBe(404)
    expect(alike(theirs.text)).toBe(alike(nothing.text))
    const own = await other.get('/mijn/keuzes/klaar?versie=1')
    expect(own.text).not.toContain(receiptIn((await owner.get('/mijn/keuzes/klaar?versie=1')).text))
  })

  it('looks like what is not there: a draft', async () => {
    const theirs = await draftOf(owner)
    await other.get('/mijn/keuzes/groep/GP')
    await other.submit('button[name=next][value=on]', { 'answer-RPZAC004': 'yes' })
    await other.get('/weergave')
    const before = await stateOf(product.database)
    const sent = { revision: String(theirs.revision), base: '1', catalogue: '1', csrf: other.token() }
    const answers = [
      await other.post('/mijn/keuzes/controle', { ...sent, draft: theirs.id }),
      await other.post('/mijn/keuzes/controle', { ...sent, draft: '0'.repeat(26) }),
    ]
    expect(answers[0]!.status).toBe(409)
    expect(alike(answers[0]!.text)).toBe(alike(answers[1]!.text))
    expect(await stateOf(product.database)).toBe(before)
  })

  it('looks like what is not there: a draft that was sent', async () => {
    await owner.get('/mijn/keuzes/controle')
    const theirs = await draftOf(owner)
    await owner.submit('main form button.nl-button--primary')
    await other.get('/weergave')
    const sent = { draft: theirs.id, revision: String(theirs.revision), base: '1', catalogue: '1' }
    const answer = await other.post('/mijn/keuzes/controle', { ...sent, csrf: other.token() })
    expect(answer.status).toBe(409)
  })

  it('looks like what is not there: who asked about them', async () => {
    const asked = await careSystem(product, 'demo-90000101')
    const bsn = newBsn()
    const third = await becomeCitizen(product, `bsn:${bsn}`)
    const question = {
      from: '90000101',
      type: 'Z3',
      holder: '90000202',
      holderType: 'J8',
      data: 'GGC013',
      bsn,
    }
    expect((await asked.ask(question)).status).toBe(200)
    expect((await third.get('/mijn/bekeken')).text).toContain('De Linde')
    const [row] = await product.database.reader
      .select()
      .from(activity)
      .where(eq(activity.event, 'consulted'))
      .orderBy(desc(activity.at))
    // A mark is a place in one citizen's own list: to anybody else it is nowhere, like one that was never given.
    const citizen = (await findByBsn(product.database.reader, product.runtime, parseBsn(bsn)!))!
    const after = { at: new Date(row!.at.getTime() + 1), lane: row!.lane, sequence: row!.sequence }
    const theirs = `/mijn/bekeken?voor=${markText(product.runtime, citizen, after)}`
    const invented = theirs.replace(/=\d/, (start) => (start === '=9' ? '=8' : '=9'))
    expect((await third.get(theirs)).text).toContain('De Linde')
    const [found, nowhere] = [await other.get(theirs), await other.get(invented)]
    expect([found.status, nowhere.status]).toEqual([404, 404])
    expect(alike(found.text)).toBe(alike(nowhere.text))
  })

  async function draftOf(visitor: Visitor) {
    const index = sessionIndexOf(product.runtime, visitor.cookies())
    const { reader } = product.database
    const [row] = await reader.select().from(session).where(eq(session.idIndex, index!))
    const [found] = await reader.select().from(draft).where(eq(draft.subjectId, row!.subjectId))
    return found!
  }
})

it('shuts out at the very next request who logged out', async () => {
  const citizen = await product.newCitizen()
  const cookie = citizen.cookies()
  await citizen.get('/mijn')
  expect((await send(product.origin, { path: '/mijn', headers: { cookie } })).status).toBe(200)
  await citizen.post('/uitloggen', { csrf: citizen.token() })
  const after = await send(product.origin, { path: '/mijn', headers: { cookie } })
  expect(after.headers.location).toBe('/inloggen?naar=%2Fmijn')
})

describe('a route that does not say who may use it', () => {
  const module = (handle?: unknown) => ({ default: () => null, handle })
  const buildOf = (routes: Record<string, unknown>) =>
    ({
      routes: Object.fromEntries(
        Object.entries({ root: module(), ...routes }).map(([id, made]) => [
          id,
          { id, parentId: id === 'root' ? undefined : 'root', path: id === 'root' ? '' : id, module: made },
        ]),
      ),
    }) as unknown as ServerBuild

  it('stops the start and is named', () => {
    const routes = { open: module({ access: 'public' }), forgotten: module(), empty: module({ title: 'x' }) }
    expect(() => remixRoutes(buildOf(routes))).toThrow(/forgotten, empty/)
    expect(() => remixRoutes(buildOf({ misspelt: module({ access: 'citizens' }) }))).toThrow(/misspelt/)
  })

  it('is the only thing that stops it; the strictest of nested routes counts', () => {
    const build = buildOf({ open: module({ access: 'public' }), shut: module({ access: 'citizen' }) })
    const inside = { id: 'inside', parentId: 'shut', path: 'in', module: module({ access: 'public' }) }
    Object.assign(build.routes, { inside })
    const { match } = remixRoutes(build)
    expect(match('/open')?.access).toBe('public')
    expect(match('/SHUT')?.access).toBe('citizen')
    expect(match('/shut/in')?.access).toBe('citizen')
    expect(match('/nothing')).toBeNull()
  })
})

function shutOut(access: Access, who: Who): 'log-in' | 'finish-welcome' | 'too-young' | null {
  if (access === 'public' || who === 'citizen') return null
  if (who === 'nobody') return 'log-in'
  if (
    access === 'newcomer' ||
    access === 'taking-back' ||
    access === 'emergency' ||
    (access === 'reader' && who === 'child')
  )
    return null
  return who === 'child' ? 'too-young' : 'finish-welcome'
}

function exitOf(out: 'log-in' | 'finish-welcome' | 'too-young', back: string): string {
  if (out === 'finish-welcome') return '/welkom'
  if (out === 'too-young') return '/te-jong'
  return `/inloggen?naar=${encodeURIComponent(back)}`
}

function expectedOf(opens: Route['opens'], who: Who): Opens | undefined {
  return typeof opens === 'object' ? opens[who] : opens
}

function inLanguageOf(prefix: '' | '/en', expected: Opens): Opens {
  return typeof expected === 'string' ? prefix + expected : expected
}

/** Where an answer sends on to, or else its status. */
function outcomeOf({ status, headers }: Answered): Opens {
  const to = status === 302 ? headers.location : headers['x-remix-redirect']
  return typeof to === 'string' ? to : status
}

function withData(path: string, id: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(id)}`
}

function ask(who: Who, path: string, fields?: Record<string, string>): Promise<Answered> {
  const cookie = visitors[who].cookies()
  if (!fields) return send(product.origin, { path, headers: { cookie } })
  const { headers, body } = formBody(fields)
  const from = { origin: product.origin, 'sec-fetch-site': 'same-origin', cookie }
  return send(product.origin, { method: 'POST', path, body, headers: { ...headers, ...from } })
}

/** A page without what differs at every request: nonce, form token, the moment one is logged out. */
function alike(page: string): string {
  return page
    .replace(/nonce="[^"]+"/g, '')
    .replace(/name="csrf" value="[^"]+"/g, '')
    .replace(/"csrf":"[^"]+"/g, '')
    .replace(/"logoutAt":"[^"]+"/g, '')
    .replace(/\d{1,2}[:.]\d{2}/g, '')
    .replace(/\?(versie|voor)=[\w.%-]+/g, '')
}

function receiptIn(page: string): string {
  return /Z \d{4} \d{4} \d{4}/.exec(page)![0]
}
