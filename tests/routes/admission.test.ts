import type { ServerBuild } from '@remix-run/node'
import { desc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { draft } from '~/consent/tables.server'
import { VIEW_ORDER } from '~/enquiry/who-viewed.server'
import { admitAll } from '~/identity/access'
import type { Audience, InternalRole } from '~/identity/actor'
import { isFor, MATRIX, ROLES_OF, type Need, type Role } from '~/identity/matrix'
import { sessionIndexOf } from '~/identity/session.server'
import { session } from '~/identity/tables.server'
import { parseBsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { remixRoutes } from '~/server/remix.server'
import { careSystem } from '../support/care-system'
import { choose, logIn, logInAtWork, logInToRun } from '../support/citizen'
import { Visitor } from '../support/visitor'
import { builtRoutes } from './build'
import { newBsn, startProduct, type Product } from './product'
import { stateOf } from './state'
import { formBody, send, type Answered } from './wire'

/* Who may use which address, by every way in (S2), and that what is somebody else's looks like what is not there (S3). */

type Citizens = 'nobody' | 'newcomer' | 'child' | 'citizen'
/** The others are colleagues of care providers, and of the support desk, each in one role. */
type Who = Citizens | 'professional' | 'administrator' | InternalRole
/** What each of them is in the access matrix, when they look. */
const ROLES: Record<Who, Role[]> = {
  nobody: ['nobody'],
  newcomer: ['adult', 'newcomer'],
  child: ['child'],
  citizen: ['adult'],
  professional: ['professional'],
  administrator: ['administrator'],
  'support-desk': ['support-desk'],
  'privacy-officer': ['privacy-officer'],
  operator: ['operator'],
}
const EVERYBODY = Object.keys(ROLES) as Who[]
/** For which audience they are; who is nobody is looked at as a citizen is. */
const audienceOf = (who: Who): Audience =>
  (['staff', 'internal'] as const).find((audience) =>
    ROLES[who].some((role) => ROLES_OF[audience].includes(role)),
  ) ?? 'citizen'

/** What opening gives to who may come in: a status, or where the page itself sends them. */
type Opens = number | string
type Route = { path: string; needs: Need; opens?: Opens | Partial<Record<Who, Opens>> }

/** Written down here a second time on purpose: a route that changes its access must change this too. */
const ROUTES: Record<string, Route> = {
  'routes/public/home': { path: '/', needs: 'nothing' },
  'routes/public/how-it-works': { path: '/zo-werkt-het', needs: 'nothing' },
  'routes/public/never': { path: '/wie-nooit', needs: 'nothing' },
  'routes/public/questions': { path: '/vragen', needs: 'nothing' },
  'routes/public/find': { path: '/zoeken', needs: 'nothing' },
  'routes/public/contact': { path: '/contact', needs: 'nothing' },
  'routes/public/message-sent': { path: '/contact/verstuurd', needs: 'nothing' },
  'routes/public/reply': { path: `/contact/antwoord/${'A'.repeat(60)}`, needs: 'nothing', opens: 404 },
  'routes/public/paper': { path: '/papier', needs: 'nothing' },
  'routes/public/privacy': { path: '/privacy', needs: 'nothing' },
  'routes/public/terms': { path: '/voorwaarden', needs: 'nothing' },
  'routes/public/cookies': { path: '/cookies', needs: 'nothing' },
  'routes/public/accessibility': { path: '/toegankelijkheid', needs: 'nothing' },
  'routes/public/display': { path: '/weergave', needs: 'nothing' },
  'routes/public/status': { path: '/status', needs: 'nothing' },
  'routes/public/code': { path: '/code', needs: 'nothing' },
  'routes/citizen/recorded/what-waits': { path: '/wacht-op-u/x', needs: 'nothing' },
  'routes/public/unsubscribe': { path: '/afmelden/x', needs: 'nothing', opens: 404 },
  'routes/public/error': { path: '/fout/403', needs: 'nothing', opens: 404 },
  'routes/public/not-found': { path: '/nergens/te/vinden', needs: 'nothing', opens: 404 },
  'routes/citizen/login/login': {
    path: '/inloggen',
    needs: 'nothing',
    opens: { newcomer: '/mijn', child: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/login/login-failed': { path: '/inloggen/mislukt', needs: 'nothing' },
  'routes/citizen/login/logged-out': {
    path: '/uitgelogd',
    needs: 'nothing',
    opens: { newcomer: '/mijn', child: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/login/without-cookies': { path: '/zonder-cookies', needs: 'nothing' },
  'routes/citizen/mail/confirm-address': {
    path: `/bevestigen/${'A'.repeat(32)}`,
    needs: 'nothing',
    opens: 404,
  },
  'routes/citizen/mail/keep-address': {
    path: `/adres-houden/${'A'.repeat(32)}`,
    needs: 'nothing',
    opens: 404,
  },
  'routes/citizen/login/too-young': {
    path: '/te-jong',
    needs: 'begin',
    opens: { newcomer: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/welcome/welcome': {
    path: '/welkom',
    needs: 'begin',
    opens: { child: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/welcome/welcome-mail': {
    path: '/welkom/e-mail',
    needs: 'begin',
    opens: { newcomer: '/welkom', child: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/welcome/welcome-confirm': {
    path: '/welkom/bevestigen',
    needs: 'begin',
    opens: { newcomer: '/welkom/e-mail', child: '/mijn', citizen: '/mijn' },
  },
  'routes/citizen/overview/overview': { path: '/mijn', needs: 'read' },
  'routes/citizen/choices/choices': { path: '/mijn/keuzes', needs: 'choose' },
  'routes/citizen/choices/group': { path: '/mijn/keuzes/groep/GP', needs: 'choose' },
  'routes/citizen/choices/provider': { path: '/mijn/keuzes/zorgaanbieder/90000101', needs: 'choose' },
  'routes/citizen/choices/exceptions': {
    path: '/mijn/keuzes/groep/GP/GGC002/uitzondering/RPZAC005',
    needs: 'choose',
  },
  'routes/citizen/choices/exception': {
    path: '/mijn/keuzes/groep/GP/GGC002/uitzondering/RPZAC005/90000202',
    needs: 'choose',
  },
  'routes/citizen/choices/named-choices': { path: '/mijn/keuzes/bij-naam', needs: 'read' },
  'routes/citizen/sending/review': { path: '/mijn/keuzes/controle', needs: 'choose', opens: '/mijn/keuzes' },
  'routes/citizen/sending/done': { path: '/mijn/keuzes/klaar?versie=1', needs: 'take-back', opens: 404 },
  'routes/citizen/sending/receipt': { path: '/mijn/keuzes/bewijs?versie=1', needs: 'take-back', opens: 404 },
  'routes/citizen/history/history': { path: '/mijn/geschiedenis', needs: 'read' },
  'routes/citizen/history/history-version': { path: '/mijn/geschiedenis/1', needs: 'read', opens: 404 },
  'routes/citizen/withdrawing/stop-everything': {
    path: '/mijn/alles-stoppen',
    needs: 'take-back',
    opens: { child: '/te-jong' },
  },
  'routes/citizen/lock/lock': { path: '/mijn/noodslot', needs: 'lock' },
  'routes/citizen/rights/rights': { path: '/mijn/rechten', needs: 'rights' },
  'routes/citizen/rights/new-right': { path: '/mijn/rechten/nieuw', needs: 'rights' },
  'routes/citizen/rights/right': { path: `/mijn/rechten/${'0'.repeat(26)}`, needs: 'rights', opens: 404 },
  'routes/citizen/rights/right-pack': {
    path: `/mijn/rechten/${'0'.repeat(26)}/bewijs`,
    needs: 'rights',
    opens: 404,
  },
  'routes/citizen/own-data/own-data': { path: '/mijn/gegevens', needs: 'own-settings' },
  'routes/citizen/own-data/own-data-file': {
    path: '/mijn/gegevens/mijn-gegevens.json',
    needs: 'own-settings',
  },
  'routes/citizen/own-data/erase': { path: '/mijn/gegevens/verwijderen', needs: 'erase' },
  'routes/citizen/withdrawing/withdraw': {
    path: '/mijn/intrekken',
    needs: 'take-back',
    opens: { child: '/te-jong' },
  },
  'routes/citizen/withdrawing/withdraw-one': {
    path: '/mijn/intrekken/keuze?houder=GP&gegevens=GGC002&raadpleger=RPZAC001',
    needs: 'take-back',
    opens: { newcomer: 404, child: '/te-jong', citizen: 404 },
  },
  'routes/citizen/what-if/what-if': { path: '/mijn/wat-als', needs: 'choose' },
  'routes/citizen/viewed/viewed': { path: '/mijn/bekeken', needs: 'read' },
  'routes/citizen/viewed/viewed-print': { path: '/mijn/bekeken/afdrukken', needs: 'read' },
  'routes/citizen/viewed/viewed-csv': { path: '/mijn/bekeken/wie-keek.csv', needs: 'read' },
  'routes/citizen/viewed/viewed-proof': { path: '/mijn/bekeken/bewijs?regel=x', needs: 'read', opens: 404 },
  'routes/citizen/own-providers/own-providers': { path: '/mijn/zorgaanbieders', needs: 'choose' },
  'routes/citizen/opt-ins/opt-ins': { path: '/mijn/aanvragen', needs: 'choose' },
  'routes/citizen/opt-ins/new-opt-in': { path: '/mijn/aanvragen/nieuw', needs: 'choose' },
  'routes/citizen/opt-ins/new-withdrawal': { path: '/mijn/aanvragen/intrekken', needs: 'choose' },
  'routes/citizen/opt-ins/opt-in-details': {
    path: '/mijn/aanvragen/gegevens/toestemming/90000101',
    needs: 'choose',
  },
  'routes/citizen/opt-ins/opt-in': {
    path: `/mijn/aanvragen/${'0'.repeat(26)}`,
    needs: 'choose',
    opens: 404,
  },
  'routes/citizen/requests/requests': { path: '/mijn/verzoeken', needs: 'read' },
  'routes/citizen/requests/request': {
    path: `/mijn/verzoeken/${'0'.repeat(26)}`,
    needs: 'end-leave',
    opens: 404,
  },
  'routes/citizen/messages/own-messages': { path: '/mijn/berichten', needs: 'own-settings' },
  'routes/citizen/messages/own-message': {
    path: `/mijn/berichten/${'0'.repeat(26)}`,
    needs: 'own-settings',
    opens: 404,
  },
  'routes/family/others': { path: '/mijn/namens', needs: 'choose-for-whom' },
  'routes/family/begin': { path: `/mijn/namens/${'0'.repeat(26)}`, needs: 'choose-for-whom', opens: 404 },
  'routes/family/add-child': { path: '/mijn/namens/kind', needs: 'decide-alone' },
  'routes/family/authorise': { path: '/mijn/namens/machtigen', needs: 'decide-alone' },
  'routes/family/evidence': { path: '/mijn/namens/aanvragen', needs: 'decide-alone' },
  'routes/family/ask-authority': { path: '/mijn/namens/gezag', needs: 'decide-alone' },
  'routes/family/authorisation': {
    path: `/mijn/namens/machtiging/${'0'.repeat(26)}`,
    needs: 'decide-alone',
    opens: 404,
  },
  'routes/family/pairing': { path: '/mijn/koppelcode', needs: 'decide-alone' },
  'routes/family/sixteen': { path: '/mijn/zestien', needs: 'decide-alone' },
  'routes/family/agreements': { path: '/mijn/akkoord', needs: 'choose' },
  'routes/family/agreement': { path: `/mijn/akkoord/${'0'.repeat(26)}`, needs: 'choose', opens: 404 },
  'routes/family/decline': { path: `/mijn/akkoord/${'0'.repeat(26)}/nee`, needs: 'choose', opens: 404 },
  'routes/citizen/recorded/recordings': { path: '/mijn/vastgelegd', needs: 'read' },
  'routes/citizen/recorded/recorded': { path: '/mijn/vastgelegd/x', needs: 'read', opens: 404 },
  'routes/citizen/own-providers/followers': { path: '/mijn/volgers', needs: 'read' },
  'routes/citizen/mail/mail-settings': { path: '/mijn/meldingen', needs: 'own-settings' },
  'routes/citizen/mail/change-address': { path: '/mijn/meldingen/adres', needs: 'own-settings' },
  'routes/internal/internal-login': {
    path: '/medewerkers/inloggen',
    needs: 'nothing',
    opens: {
      ...{ 'support-desk': '/medewerkers', 'privacy-officer': '/medewerkers', operator: '/medewerkers' },
    },
  },
  'routes/internal/internal-home': {
    path: '/medewerkers',
    needs: 'internal-work',
    opens: { 'support-desk': '/servicedesk/berichten', 'privacy-officer': '/privacyfunctionaris' },
  },
  'routes/officer/worklist': { path: '/privacyfunctionaris', needs: 'rights-requests' },
  'routes/officer/request': {
    path: `/privacyfunctionaris/verzoeken/${'0'.repeat(26)}`,
    needs: 'rights-requests',
    opens: 404,
  },
  'routes/desk/calls/calls': { path: '/servicedesk/belnotities', needs: 'desk-calls' },
  'routes/desk/calls/new-call': { path: '/servicedesk/belnotities/nieuw', needs: 'desk-calls' },
  'routes/desk/post/queue': { path: '/servicedesk/post', needs: 'desk-post' },
  'routes/desk/post/print': { path: '/servicedesk/post/afdrukken', needs: 'desk-post' },
  'routes/desk/post/address': { path: '/servicedesk/post/adres', needs: 'desk-post' },
  'routes/desk/post/requests': { path: '/servicedesk/post/aanvragen', needs: 'desk-post' },
  'routes/desk/post/new-request': { path: '/servicedesk/post/aanvragen/nieuw', needs: 'desk-post' },
  'routes/desk/post/request': {
    path: `/servicedesk/post/aanvragen/${'0'.repeat(26)}`,
    needs: 'desk-post',
    opens: 404,
  },
  'routes/desk/desk-home': {
    path: '/servicedesk',
    needs: 'desk-messages',
    opens: { 'support-desk': '/servicedesk/berichten' },
  },
  'routes/desk/messages/messages': { path: '/servicedesk/berichten', needs: 'desk-messages' },
  'routes/desk/messages/new-message': { path: '/servicedesk/berichten/nieuw', needs: 'desk-messages' },
  'routes/desk/messages/message': {
    path: `/servicedesk/berichten/${'0'.repeat(26)}`,
    needs: 'desk-messages',
    opens: 404,
  },
  'routes/desk/messages/message-act': {
    path: `/servicedesk/berichten/${'0'.repeat(26)}/sluit`,
    needs: 'desk-messages',
    opens: 404,
  },
  'routes/desk/messages/canned-answers': {
    path: '/servicedesk/standaardantwoorden',
    needs: 'desk-messages',
  },
  'routes/desk/messages/canned-answer': {
    path: '/servicedesk/standaardantwoorden/nieuw',
    needs: 'desk-messages',
  },
  'routes/staff/staff-login': {
    path: '/zorgaanbieder/inloggen',
    needs: 'nothing',
    opens: { professional: '/zorgaanbieder', administrator: '/zorgaanbieder' },
  },
  'routes/staff/workplace': { path: '/zorgaanbieder/werkplek', needs: 'arrive' },
  'routes/staff/staff-home': {
    path: '/zorgaanbieder',
    needs: 'work',
    opens: { professional: '/zorgaanbieder/dag', administrator: '/zorgaanbieder/organisatie' },
  },
  'routes/staff/my-day': { path: '/zorgaanbieder/dag', needs: 'counter' },
  'routes/staff/inbox/inbox': { path: '/zorgaanbieder/aanvragen', needs: 'opt-ins' },
  'routes/staff/inbox/inbox-request': {
    path: `/zorgaanbieder/aanvragen/${'0'.repeat(26)}`,
    needs: 'opt-ins',
    opens: 404,
  },
  'routes/staff/inbox/inbox-address': {
    path: '/zorgaanbieder/organisatie/adres',
    needs: 'inbox-address',
  },
  'routes/staff/print-later': {
    path: `/zorgaanbieder/dag/${'0'.repeat(26)}/print`,
    needs: 'counter',
    opens: 404,
  },
  'routes/staff/wrong-person': {
    path: `/zorgaanbieder/dag/${'0'.repeat(26)}/verkeerd`,
    needs: 'counter',
    opens: 404,
  },
  'routes/staff/counter/find-person': { path: '/zorgaanbieder/persoon', needs: 'counter' },
  'routes/staff/counter/question': atCounter(''),
  'routes/staff/counter/single': atCounter('/los'),
  'routes/staff/counter/speaker': atCounter('/wie-spreekt'),
  'routes/staff/counter/ask': atCounter('/vraag'),
  'routes/staff/counter/earlier': atCounter('/eerder'),
  'routes/staff/counter/follow': atCounter('/volgen'),
  'routes/staff/counter/read-back': atCounter('/teruglezen'),
  'routes/staff/counter/recorded': atCounter('/klaar'),
  'routes/staff/counter/stop': { ...atCounter('/stop'), opens: '/zorgaanbieder/persoon' },
  'routes/staff/in-whose-name': { path: '/zorgaanbieder/namens', needs: 'counter' },
  'routes/staff/following/followed': { path: '/zorgaanbieder/volgen', needs: 'counter' },
  'routes/staff/following/followed-person': {
    path: `/zorgaanbieder/volgen/${'0'.repeat(26)}`,
    needs: 'counter',
    opens: 404,
  },
  'routes/staff/requests/sent-requests': { path: '/zorgaanbieder/verzoeken', needs: 'consent-requests' },
  'routes/staff/requests/new-request': {
    path: '/zorgaanbieder/verzoeken/nieuw',
    needs: 'consent-requests',
  },
  'routes/staff/requests/new-request-by-number': {
    path: '/zorgaanbieder/verzoeken/nieuw/nummer',
    needs: 'consent-requests',
  },
  'routes/staff/requests/sent-request': {
    path: `/zorgaanbieder/verzoeken/${'0'.repeat(26)}`,
    needs: 'consent-requests',
    opens: 404,
  },
  'routes/staff/organisation': { path: '/zorgaanbieder/organisatie', needs: 'staff-roles' },
  'routes/staff/endpoint': { path: '/zorgaanbieder/organisatie/koppelingen', needs: 'clients' },
  'routes/staff/add-staff': { path: '/zorgaanbieder/organisatie/nieuw', needs: 'staff-roles' },
  'routes/staff/signals': { path: '/zorgaanbieder/organisatie/signalen', needs: 'staff-roles' },
  'routes/staff/signal': {
    path: `/zorgaanbieder/organisatie/signalen/${'0'.repeat(26)}`,
    needs: 'staff-roles',
    opens: 404,
  },
  'routes/staff/own-log/own-log': { path: '/zorgaanbieder/logboek', needs: 'own-log' },
  'routes/staff/own-log/figures': { path: '/zorgaanbieder/cijfers', needs: 'own-log' },
  'routes/staff/clients/clients': { path: '/zorgaanbieder/koppelingen', needs: 'clients' },
  'routes/staff/clients/add-client': { path: '/zorgaanbieder/koppelingen/nieuw', needs: 'clients' },
  'routes/staff/clients/client': {
    path: `/zorgaanbieder/koppelingen/${'0'.repeat(26)}`,
    needs: 'clients',
    opens: 404,
  },
  'routes/desk/evidence/list': { path: '/servicedesk/vertegenwoordiging', needs: 'desk-evidence' },
  'routes/desk/evidence/new': { path: '/servicedesk/vertegenwoordiging/nieuw', needs: 'desk-evidence' },
  'routes/desk/evidence/measure': {
    path: '/servicedesk/vertegenwoordiging/vastleggen',
    needs: 'desk-evidence',
  },
  'routes/officer/registers': { path: '/privacyfunctionaris/registers', needs: 'registers' },
  'routes/officer/registers-csv': {
    path: '/privacyfunctionaris/registers/csv?wat=rechten',
    needs: 'registers',
  },
  'routes/officer/note-right': {
    path: '/privacyfunctionaris/verzoeken/nieuw',
    needs: 'rights-requests',
  },
  'routes/officer/acting': { path: '/privacyfunctionaris/vertegenwoordiging', needs: 'suspend' },
  'routes/officer/alarms/alarms': { path: '/privacyfunctionaris/signalen', needs: 'alarms' },
  'routes/officer/alarms/alarm': {
    path: `/privacyfunctionaris/signalen/${'0'.repeat(26)}`,
    needs: 'alarms',
    opens: 404,
  },
  'routes/officer/breach/breaches': { path: '/privacyfunctionaris/datalekken', needs: 'breaches' },
  'routes/officer/breach/new-breach': { path: '/privacyfunctionaris/datalekken/nieuw', needs: 'breaches' },
  'routes/officer/breach/breach': {
    path: `/privacyfunctionaris/datalekken/${'0'.repeat(26)}`,
    needs: 'breaches',
    opens: 404,
  },
  'routes/officer/log': { path: '/privacyfunctionaris/logboek', needs: 'log-reading' },
  'routes/officer/retention': { path: '/privacyfunctionaris/bewaren', needs: 'retention' },
  'routes/desk/evidence/one': evidenceAt(''),
  'routes/desk/evidence/see': evidenceAt('/gezien'),
  'routes/desk/evidence/decide': evidenceAt('/besluit'),
  'routes/desk/evidence/end': evidenceAt('/stop'),
  'routes/desk/evidence/renew': evidenceAt('/verleng'),
  'routes/staff/staff-roles': {
    path: `/zorgaanbieder/organisatie/mensen/${'0'.repeat(26)}`,
    needs: 'staff-roles',
    opens: 404,
  },
}

/** A case of the desk that is not there. */
function evidenceAt(screen: string): Route {
  const path = `/servicedesk/vertegenwoordiging/${'0'.repeat(26)}${screen}`
  return { path, needs: 'desk-evidence', opens: 404 }
}

/** A screen of a visit that is nobody's, or wiped. */
function atCounter(screen: string): Route {
  const path = `/zorgaanbieder/balie/${'0'.repeat(26)}${screen}`
  return { path, needs: 'counter', opens: '/zorgaanbieder/persoon?gewist' }
}

/** What somebody may do before the first login is done: agree, and take everything back. */
const NEWCOMERS_FORMS = ['/welkom', '/mijn/alles-stoppen', '/mijn/gegevens/verwijderen']

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
    citizen: await product.citizen('anna'),
    professional: await logInAtWork(product, 'sanne'),
    administrator: await logInAtWork(product, 'ruben'),
    'support-desk': await logInToRun(product, 'noor'),
    'privacy-officer': await logInToRun(product, 'joris'),
    operator: await logInToRun(product, 'petra'),
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
    const { path, needs, opens = 200 } = ROUTES[id]!
    const out = shutOut(needs, who)
    const expected = out ? exitOf(out, path) : (expectedOf(opens, who) ?? 200)
    for (const prefix of ['', '/en'] as const) {
      const page = await ask(who, prefix + path)
      expect(outcomeOf(page), `${prefix}${path}`).toBe(inLanguageOf(prefix, expected))
      const data = await ask(who, withData(prefix + path, id))
      expect(outcomeOf(data), `${prefix}${path} as data`).toBe(inLanguageOf(prefix, expected))
      if (out && out !== 'other-role') expect(page.text + data.text).toBe('')
    }
  })

  it('sends only forms that are open to them', async () => {
    const own = visitors[who].tab()
    await own.get('/weergave')
    const fields = { ...EVERYTHING, csrf: own.token() }
    for (const [id, { path, needs }] of Object.entries(ROUTES)) {
      const out = shutOut(needs, who)
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
    const shut = Object.entries(ROUTES).filter(([, { needs }]) => shutOut(needs, who))
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
    '/mijn/gegevens/verwijderen',
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
    const third = await product.citizen(`bsn:${bsn}`)
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
    const theirs = `/mijn/bekeken?voor=${VIEW_ORDER.placeText(product.runtime, citizen.row.id, after)}`
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
    const [found] = await reader.select().from(draft).where(eq(draft.subjectId, row!.subjectId!))
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
  const open = { audience: 'public', needs: 'nothing' }
  const shut = { audience: 'citizen', needs: 'decide-alone' }
  const module = (handle?: unknown) => ({ default: () => null, handle })
  const buildOf = (routes: Record<string, unknown>) =>
    ({
      routes: Object.fromEntries(
        Object.entries({ root: module(), ...routes }).map(([id, made]) => [
          id,
          { id, parentId: id === 'root' ? undefined : 'root', path: id === 'root' ? '' : id, module: made },
        ]),
      ),
      assets: { url: '/assets/manifest.js', version: '1', routes: {} },
    }) as unknown as ServerBuild

  it('stops the start and is named', () => {
    const routes = { open: module(open), forgotten: module(), empty: module({ title: 'x' }) }
    expect(() => remixRoutes(buildOf(routes))).toThrow(/forgotten, empty/)
    const misspelt = module({ audience: 'citizens', needs: 'choose' })
    expect(() => remixRoutes(buildOf({ misspelt }))).toThrow(/misspelt/)
  })

  it('stops the start when it needs what the access matrix does not have, or has for another audience', () => {
    const planted = module({ audience: 'citizen', needs: 'read-the-log' })
    expect(() => remixRoutes(buildOf({ planted }))).toThrow(/planted/)
    const strayed = module({ audience: 'staff', needs: 'choose' })
    expect(() => remixRoutes(buildOf({ strayed }))).toThrow(/strayed/)
  })

  it('is the only thing that stops it; of nested routes all count', () => {
    const build = buildOf({ open: module(open), shut: module(shut) })
    const inside = { id: 'inside', parentId: 'shut', path: 'in', module: module(open) }
    Object.assign(build.routes, { inside })
    const { match } = remixRoutes(build)
    expect(match('/open')?.access).toEqual([open])
    expect(match('/SHUT')?.access).toEqual([shut])
    expect(match('/shut/in')?.access).toEqual([shut, open])
    expect(admitAll(match('/shut/in')!.access, null)).toBe('log-in')
    expect(match('/nothing')).toBeNull()
  })
})

/** By the matrix: whom a need does not let in, and where they go instead. */
function shutOut(needs: Need, who: Who): Out | null {
  if (!isFor(needs, audienceOf(who))) return 'log-in'
  const missing = ROLES[who].find((role) => !MATRIX[needs].includes(role))
  if (!missing) return null
  if (audienceOf(who) !== 'citizen') return 'other-role'
  if (missing === 'nobody') return 'log-in'
  return missing === 'newcomer' ? 'finish-welcome' : 'too-young'
}

type Out = 'log-in' | 'finish-welcome' | 'too-young' | 'other-role'

function exitOf(out: Out, back: string): Opens {
  if (out === 'other-role') return 404
  const to = encodeURIComponent(back)
  if (out === 'log-in' && back.startsWith('/zorgaanbieder')) return `/zorgaanbieder/inloggen?naar=${to}`
  if (out === 'log-in' && /^\/(medewerkers|servicedesk|privacyfunctionaris)/.test(back))
    return `/medewerkers/inloggen?naar=${to}`
  if (out === 'finish-welcome') return '/welkom'
  if (out === 'too-young') return '/te-jong'
  return `/inloggen?naar=${to}`
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
