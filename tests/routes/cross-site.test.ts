import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { beginToFollow } from '~/follow/staff-use-cases.server'
import { peekActingSession } from '~/representation/acting-session.server'
import { openDossier } from '~/representation/dossier.server'
import { openStaffDossier } from '~/representation/staff-dossier.server'
import { makeReplyToken } from '~/notification/reply-token.server'
import { makeLink } from '~/notification/links.server'
import { makeWaitsToken } from '~/notification/what-waits-token.server'
import { findById } from '~/person/store.server'
import { SIZES } from '../faults/sizes'
import { logIn, logInAtWork, mailedLink, mailsTo } from '../support/citizen'
import { aMessage } from '../support/conversation'
import { printFor, recordFor } from '../support/recorded'
import { aColleague } from '../support/staff'
import { Visitor } from '../support/visitor'
import { words } from '../support/words'
import { arrivedLeave } from './leave-scene'
import { OPT_IN_DETAILS } from './opt-in-scene'
import { newBsn, type Product, SENDING, startProduct } from './product'
import { builtRoutes } from './build'
import { deskForms } from './desk-forms'
import { evidenceForms } from './evidence-forms'
import { deskPostForms } from './desk-post-forms'
import { askRights } from '~/rights/person-use-cases.server'
import { familyForms } from './family-forms'
import { formOn, type Form } from './form'
import { officerForms } from './officer-forms'
import { staffForms } from './staff-forms'
import { stateOf } from './state'
import { formBody, send } from './wire'

/*
 * Another site makes a browser send our forms (S4). Remix's own check is behind this gate and misses two of the
 * four ways in: `?_data=` and resource routes.
 */

const FAMILY_FORMS = familyForms(() => product)
const STAFF_FORMS = [
  ...staffForms(() => product),
  ...evidenceForms(() => product),
  ...deskPostForms(() => product),
]
const DESK_FORMS = [...deskForms(() => product), ...officerForms(() => product)]

let product: Product
let citizen: Visitor
let newcomer: Visitor
let stranger: Visitor

beforeAll(async () => {
  product = await startProduct(SENDING)
  citizen = await product.newCitizen()
  newcomer = await logIn(product, `bsn:${newBsn()}`)
  stranger = new Visitor(product.origin)
  await stranger.get('/weergave')
})

const ONE_CHOICE = '/mijn/intrekken/keuze?houder=GP&gegevens=GGC002&raadpleger=RPZAC001'
const ONE_PROVIDER = '/mijn/keuzes/zorgaanbieder/90000101'
const EXCEPTION = '/mijn/keuzes/groep/GP/GGC002/uitzondering/RPZAC005/90000202'

let written = 0
/** A message of the citizen's own, with the desk. */
async function ownMessage(): Promise<string> {
  const { runtime } = product
  const { subjectId } = (await peekActingSession(runtime, citizen.cookies()))!.actor
  written += 1
  return (await aMessage(runtime, { subjectId, text: `Bericht ${written}` })).id
}

const citizensForms: Form[] = [
  {
    name: 'write to the desk',
    route: 'routes/public/contact',
    fill: async () => {
      const who = { voornaam: 'M.', achternaam: 'Bakker', mail: 'kruis@bericht.example' }
      const fields = { ...who, waarover: 'login', onderwerp: 'Inloggen', bericht: 'Het lukt niet.' }
      return { path: '/contact', fields }
    },
  },
  {
    name: 'reply to the desk',
    route: 'routes/citizen/messages/own-message',
    fill: async () => ({ path: `/mijn/berichten/${await ownMessage()}`, fields: { bericht: 'Dank u.' } }),
  },
  {
    name: 'reply by the link in a mail',
    route: 'routes/public/reply',
    fill: async () => {
      const token = makeReplyToken(product.runtime, await ownMessage())
      return { path: `/contact/antwoord/${token}`, fields: { bericht: 'Dank u.' } }
    },
  },
  {
    name: 'ask who follows to stop',
    route: 'routes/citizen/own-providers/followers',
    fill: async () => ({ path: '/mijn/volgers', fields: await followed() }),
  },
  {
    name: 'begin choosing',
    route: 'routes/citizen/choices/choices',
    fill: async () => ({ path: '/mijn/keuzes', fields: { way: 'all' } }),
  },
  {
    name: 'throw a draft away',
    route: 'routes/citizen/choices/choices',
    fill: async () => ({ path: '/en/mijn/keuzes', fields: { do: 'discard' } }),
  },
  {
    name: 'answer a group',
    route: 'routes/citizen/choices/group',
    fill: () => readOwn('/mijn/keuzes/groep/GP', 'button[name=next]', { 'answer-RPZAC001': 'yes' }),
  },
  {
    name: 'answer for one provider',
    route: 'routes/citizen/choices/provider',
    fill: () => readOwn(ONE_PROVIDER, 'main button[name=next]', { 'answer-RPZAC001': 'yes' }),
  },
  {
    name: 'make an exception',
    route: 'routes/citizen/choices/exception',
    fill: () => readOwn(EXCEPTION, 'main button[name=next]', { 'answer-ura:90000202': 'yes' }),
  },
  {
    name: 'submit',
    route: 'routes/citizen/sending/review',
    fill: () => readOwn('/mijn/keuzes/controle', 'main form .nl-button--primary'),
  },
  {
    name: 'undo the last change',
    route: 'routes/citizen/history/history',
    fill: () => readOwn('/mijn/geschiedenis', 'button[value=undo]', { do: 'undo' }),
  },
  {
    name: 'withdraw one choice',
    route: 'routes/citizen/withdrawing/withdraw-one',
    fill: () => readOwn(ONE_CHOICE, 'main form .nl-button--primary'),
  },
  {
    name: 'withdraw everything',
    route: 'routes/citizen/withdrawing/stop-everything',
    fill: () => readOwn('/mijn/alles-stoppen', 'main form .nl-button--primary'),
  },
  // Before the lock and the switch: behind them nothing is written down.
  {
    name: 'say that what staff wrote down is right',
    route: 'routes/citizen/recorded/recorded',
    fill: async () => ({ path: `/mijn/vastgelegd/${(await recordOf()).id}`, fields: { do: 'accept' } }),
  },
  {
    name: 'the same with the code of the paper',
    route: 'routes/public/code',
    fill: async () => ({
      path: '/code',
      fields: { do: 'accept', code: await printFor(product.runtime, await recordOf()) },
    }),
  },
  {
    name: 'look by the link in a mail at what waits',
    route: 'routes/citizen/recorded/what-waits',
    fill: async () => ({ path: await whatWaitsLink(), fields: { do: 'look' } }),
    shows: ({ text }) => text.includes(words('nl', 'recorded.mailed.nothing')),
  },
  {
    name: 'forbid that staff write anything down',
    route: 'routes/citizen/recorded/recordings',
    fill: async () => ({ path: '/mijn/vastgelegd', fields: { do: 'forbid' } }),
  },
  {
    name: 'make a code for a request',
    route: 'routes/citizen/requests/requests',
    fill: async () => ({ path: '/mijn/verzoeken', fields: { do: 'code' } }),
  },
  {
    name: 'answer a request for leave',
    route: 'routes/citizen/requests/request',
    fill: async () => {
      const staff = await logInAtWork(product, 'sanne')
      const id = await arrivedLeave(product, { staff, citizen: citizen.tab() })
      return { path: `/mijn/verzoeken/${id}`, fields: { gegevens: 'GGC002', totenmet: '' } }
    },
  },
  {
    name: 'set the emergency lock',
    route: 'routes/citizen/lock/lock',
    fill: async () => ({ path: '/mijn/noodslot', fields: { do: 'lock' } }),
  },
  {
    name: 'change the own list',
    route: 'routes/citizen/own-providers/own-providers',
    fill: async () => ({ path: '/mijn/zorgaanbieders', fields: { ura: '90000101', do: 'add' } }),
  },
  {
    name: 'say who one is to a provider',
    route: 'routes/citizen/opt-ins/opt-in-details',
    fill: async () => ({
      path: '/mijn/aanvragen/gegevens/toestemming/90000101',
      fields: { ...OPT_IN_DETAILS, straat: `Singel ${turn()}` },
    }),
  },
  {
    name: 'save the mail settings',
    route: 'routes/citizen/mail/mail-settings',
    fill: () => readOwn('/mijn/meldingen', 'main form .nl-button--primary', { name: `Anna ${turn()}` }),
  },
  {
    name: 'ask for another address',
    route: 'routes/citizen/mail/change-address',
    fill: async () => ({ path: '/mijn/meldingen/adres', fields: { email: `kruis-${turn()}@elders.nl` } }),
  },
  {
    name: 'keep the address',
    route: 'routes/citizen/mail/keep-address',
    fill: async () => ({ path: `/adres-houden/${await keepToken()}`, fields: {} }),
  },
  {
    name: 'erase everything',
    route: 'routes/citizen/own-data/erase',
    fill: async () => ({
      path: '/mijn/gegevens/verwijderen',
      fields: { lock: 'stays', 'recording-ban': 'stays', 'consent-block': 'stays' },
    }),
  },
  {
    name: 'ask something of the privacy officer',
    route: 'routes/citizen/rights/new-right',
    fill: async () => ({
      path: '/mijn/rechten/nieuw',
      fields: { soort: 'complaint', tekst: turn(), kenmerk: '' },
    }),
  },
  {
    name: 'add to what was asked',
    route: 'routes/citizen/rights/right',
    fill: async () => ({ path: `/mijn/rechten/${await askedRight()}`, fields: { tekst: turn() } }),
  },
  {
    name: 'change the display',
    route: 'routes/public/display',
    fill: async () => ({ path: '/weergave', fields: { letters: 'large', colours: 'dark' } }),
    shows: (answer) => JSON.stringify(answer.headers).includes('large'),
  },
  {
    name: 'stay logged in',
    fill: async () => ({ path: '/sessie/verleng', fields: { naar: '/mijn/bekeken' } }),
    shows: (answer) => answer.headers.location === '/mijn/bekeken',
  },
  { name: 'log out', fill: async () => ({ path: '/uitloggen', fields: {} }) },
]

let turns = 0
/** Something else every time. */
function turn(): string {
  turns += 1
  return String.fromCharCode(96 + turns)
}

/** The token of a link that stops a change of the citizen's address. */
async function keepToken(): Promise<string> {
  const { runtime, database } = product
  const { actor } = (await peekActingSession(runtime, citizen.cookies()))!
  const subject = (await findById(database.reader, runtime, actor.subjectId))!
  const asked = {
    citizen: subject,
    purpose: 'keep-address',
    payload: 'oud@elders.nl',
    at: new Date(),
  } as const
  return (await database.transact((transaction) => makeLink(transaction, runtime, asked))).token
}

async function recordOf() {
  const { runtime } = product
  const { subjectId } = (await peekActingSession(runtime, citizen.cookies()))!.actor
  const staff = await aColleague(runtime)
  return { staff, subjectId, id: await recordFor(runtime, { staff, subjectId, answer: 'no' }) }
}

/** Of a record in which nothing waits: what is shown is that. */
async function whatWaitsLink(): Promise<string> {
  const { database, runtime } = product
  const { subjectId } = await recordOf()
  const mailed = (await findById(database.reader, runtime, subjectId))!
  return `/wacht-op-u/${makeWaitsToken(runtime, { citizen: mailed, at: new Date() })}`
}

/** A complaint of the citizen. */
async function askedRight(): Promise<string> {
  const { runtime } = product
  const { actor } = (await peekActingSession(runtime, citizen.cookies()))!
  const dossier = (await openDossier(product.database.reader, runtime, { actor, requestId: 'rights' }))!
  const asked = await askRights(runtime, dossier, { kind: 'complaint', text: turn(), about: '', name: 'x' })
  return asked.ok ? asked.id : ''
}

/** Somebody at work begins to follow the citizen, as at a counter. */
async function followed() {
  const { staff, subjectId } = await recordOf()
  const opening = { staff, subjectId, requestId: 'follow' }
  const dossier = (await openStaffDossier(product.database.reader, product.runtime, opening))!
  await beginToFollow(product.runtime, dossier, { reason: 'treatment', name: null })
  return { ura: staff.organisation.ura }
}

const newcomersForms: Form[] = [
  {
    name: 'accept the terms',
    route: 'routes/citizen/welcome/welcome',
    fill: async () => ({ path: '/welkom', fields: { version: '1' } }),
  },
  {
    name: 'give an address',
    route: 'routes/citizen/welcome/welcome-mail',
    fill: async () => ({ path: '/welkom/e-mail', fields: { email: 'kruis@voorbeeld.nl', kinds: 'viewed' } }),
  },
  {
    name: 'ask for the mail again',
    route: 'routes/citizen/welcome/welcome-confirm',
    fill: async () => ({ path: '/welkom/bevestigen', fields: { opnieuw: 'ja' } }),
  },
  {
    name: 'confirm an address',
    route: 'routes/citizen/mail/confirm-address',
    fill: async () => ({ path: new URL(await newestLink()).pathname, fields: {} }),
  },
]

it('knows every form of the product', () => {
  const known = [...citizensForms, ...newcomersForms, ...FAMILY_FORMS, ...STAFF_FORMS, ...DESK_FORMS].map(
    (form) => form.route,
  )
  const built = builtRoutes().filter((route) => route.hasAction)
  expect(built.map((route) => route.id).filter((id) => !known.includes(id))).toEqual([])
})

describe('a form of the portal that another site sends', () => {
  it.each(citizensForms)('is refused: $name', (form) => attack(form, citizen))
  it.each(newcomersForms)('is refused: $name', (form) => attack(form, newcomer))
  it.each([...FAMILY_FORMS, ...STAFF_FORMS, ...DESK_FORMS])('is refused: $name', async (form) =>
    attack(form, await form.sender()),
  )
})

it('is refused when nobody is logged in, too', async () => {
  const token = await tokenOf(stranger)
  const fields = { letters: 'large', colours: 'dark' }
  for (const { headers, ...attempt } of attemptsOn(token, await tokensOfOthers(stranger))) {
    const body = formBody({ ...fields, ...attempt.fields })
    const answer = await send(product.origin, {
      method: 'POST',
      path: '/weergave',
      body: body.body,
      headers: { ...body.headers, ...headers, cookie: stranger.cookies() },
    })
    expect(answer.status, attempt.how).toBe(403)
  }
})

/** Sends the form from elsewhere by every entry, sees that nothing changed, then sends it as it should be. */
async function attack(form: Form, victim: Visitor) {
  const { path, fields } = await form.fill()
  const token = await tokenOf(victim)
  const before = await stateOf(product.database)
  const others = await tokensOfOthers(victim)
  for (const [place, entry] of entriesOf(path, form.route).entries()) {
    const all = attemptsOn(token, others)
    for (const { headers, ...attempt } of place === 0 ? all : all.filter((one) => one.basic)) {
      const answer = await post(
        entry,
        { ...fields, ...attempt.fields },
        { ...headers, cookie: victim.cookies() },
      )
      expect(answer.status, `${entry}, ${attempt.how}`).toBe(403)
      expect(form.shows?.(answer) ?? false, `${entry}, ${attempt.how}`).toBe(false)
    }
  }
  expect(await stateOf(product.database)).toBe(before)

  // The negative control: the very same bytes, sent by our own page, are carried out.
  const headers = { origin: product.origin, 'sec-fetch-site': 'same-origin', cookie: victim.cookies() }
  const answer = await post(path, { ...fields, csrf: token }, headers)
  expect(answer.status).toBeLessThan(400)
  const done = form.shows ? form.shows(answer) : (await stateOf(product.database)) !== before
  expect(done, 'the form of the portal itself').toBe(true)
}

function entriesOf(path: string, route: string | undefined) {
  if (!route) return [path]
  const more = path.includes('?') ? '&' : '?'
  return [path, `${path}${more}_data=${encodeURIComponent(route)}`, `${path}${more}index`]
}

/** The basic ones are tried at every entry, all of them at the first. */
type Attempt = { how: string; headers: Record<string, string>; fields: Record<string, string>; basic?: true }

function attemptsOn(csrf: string, others: string[]): Attempt[] {
  const ours = { origin: product.origin, 'sec-fetch-site': 'same-origin' }
  const stolen = { csrf }
  const evil = { origin: 'https://evil.example' }
  return [
    {
      how: 'another origin',
      headers: { ...evil, 'sec-fetch-site': 'cross-site' },
      fields: stolen,
      basic: true,
    },
    { how: 'another origin, an old browser', headers: evil, fields: stolen },
    { how: 'a name like ours', headers: { origin: `${product.origin}.evil.example` }, fields: stolen },
    { how: 'our host on another port', headers: { origin: 'http://localhost:1' }, fields: stolen },
    { how: 'origin null', headers: { origin: 'null' }, fields: stolen },
    {
      how: 'called cross-site',
      headers: { ...ours, 'sec-fetch-site': 'cross-site' },
      fields: stolen,
      basic: true,
    },
    { how: 'a neighbour', headers: { ...ours, 'sec-fetch-site': 'same-site' }, fields: stolen },
    { how: 'typed in', headers: { ...ours, 'sec-fetch-site': 'none' }, fields: stolen },
    { how: 'neither header', headers: {}, fields: stolen, basic: true },
    { how: 'a referrer of ours alone', headers: { referer: `${product.origin}/mijn` }, fields: stolen },
    { how: 'no token', headers: ours, fields: {}, basic: true },
    { how: 'an empty token', headers: ours, fields: { csrf: '' } },
    { how: 'a changed token', headers: ours, fields: { csrf: changed(csrf) } },
    ...others.map((other): Attempt => ({
      how: 'the token of another',
      headers: ours,
      fields: { csrf: other },
      basic: true,
    })),
    ...Array.from({ length: SIZES.forgedTokens }, (): Attempt => ({
      how: 'a token made up',
      headers: ours,
      fields: { csrf: randomBytes(Buffer.from(csrf, 'base64url').length).toString('base64url') },
    })),
    { how: 'a token in a header', headers: { ...evil, 'x-csrf-token': csrf }, fields: {} },
  ]
}

/** Another byte in the second half: the mask stays, what it hides does not. */
function changed(token: string): string {
  const bytes = Buffer.from(token, 'base64url')
  bytes[bytes.length - 1]! ^= 1
  return bytes.toString('base64url')
}

describe('a form that is sent in a strange way', () => {
  const SIMPLE = ['text/plain', 'multipart/form-data; boundary=x', 'application/json', 'text/xml', '']

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('is refused by %s', async (method) => {
    const { cookie, text, before } = await victim()
    const headers = { ...formBody({}).headers, cookie, origin: 'https://evil.example' }
    const answer = await send(product.origin, { method, path: '/mijn/keuzes', body: text, headers })
    expect([403, 404, 405]).toContain(answer.status)
    expect(await stateOf(product.database)).toBe(before)
  })

  // What a page elsewhere may send without asking first (CORS calls these simple), and what it may not.
  it.each(SIMPLE)('is refused as “%s”', async (type) => {
    const { cookie, text, before } = await victim()
    const multipart = '--x\r\nContent-Disposition: form-data; name="way"\r\n\r\nall\r\n--x--\r\n'
    for (const origin of ['https://evil.example', product.origin]) {
      const headers = { cookie, origin, ...(type && { 'content-type': type }) }
      const body = type.startsWith('multipart') ? multipart : text
      const answer = await send(product.origin, { method: 'POST', path: '/mijn/keuzes', body, headers })
      expect([400, 403, 415], origin).toContain(answer.status)
    }
    expect(await stateOf(product.database)).toBe(before)
  })

  async function victim() {
    const cookie = newcomer.cookies()
    const text = new URLSearchParams({ way: 'all', csrf: await tokenOf(newcomer) }).toString()
    return { cookie, text, before: await stateOf(product.database) }
  }
})

async function post(path: string, fields: Record<string, string>, headers: Record<string, string>) {
  const form = formBody(fields)
  return send(product.origin, {
    method: 'POST',
    path,
    body: form.body,
    headers: { ...form.headers, ...headers },
  })
}

/** A token for this browser, from a page that anybody may open. */
async function tokenOf(visitor: Visitor): Promise<string> {
  const tab = visitor.tab()
  await tab.get('/weergave')
  return tab.token()
}

async function tokensOfOthers(victim: Visitor): Promise<string[]> {
  const others = [citizen, newcomer, stranger].filter((one) => one !== victim)
  return Promise.all(others.map(tokenOf))
}

/** The link in the second mail, after the first was asked anew. */
async function newestLink(): Promise<string> {
  while ((await mailsTo(product, 'kruis@voorbeeld.nl')).length < 2) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return mailedLink(product, 'kruis@voorbeeld.nl')
}

/** What the form with this button would send for the citizen. */
async function readOwn(path: string, button: string, filled: Record<string, string> = {}) {
  return formOn(citizen.tab(), path, { button, filled })
}
