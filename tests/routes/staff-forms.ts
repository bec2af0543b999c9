import { generateKeyPairSync } from 'node:crypto'
import { logInAtWork } from '../support/citizen'
import { documentOf, findAtCounter, IN_PERSON, recordAnswer } from '../support/counter'
import { oddity } from '../support/staff'
import type { Visitor } from '../support/visitor'
import { formOn, type Form } from './form'
import { askLeave, leaveAsked } from './leave-scene'
import { sendOptIn } from './opt-in-scene'
import type { Product } from './product'

/** A form of a colleague of a care provider, and who fills it in. */
type StaffForm = Form & { sender: () => Promise<Visitor> }

const { publicKey: KEY } = generateKeyPairSync('ec', { namedCurve: 'P-384' })

/** A public key as a supplier gives it. */
function publicKey(kid: string): string {
  return JSON.stringify({ keys: [{ ...KEY.export({ format: 'jwk' }), kid }] })
}

/** Every form of colleagues of care providers. */
export function staffForms(product: () => Product): StaffForm[] {
  const came = new Map<string, Promise<Visitor>>()
  const colleague = (name: string) => () => {
    const visitor = came.get(name) ?? logInAtWork(product(), name)
    came.set(name, visitor)
    return visitor
  }
  let told = 0
  const tabOf = async (name: string) => (await colleague(name)()).tab()

  const NUMBER = { button: 'main form .nl-button--primary', filled: documentOf('anna') }
  const visitOf = async (key: string) => findAtCounter(await tabOf('sanne'), key)
  const said = { button: 'main form .nl-button--primary', filled: { antwoord: 'no', ...IN_PERSON } }

  const recordOf = async (key: string) => {
    const tab = await tabOf('sanne')
    await findAtCounter(tab, key)
    await recordAnswer(tab, 'no')
    await tab.get('/zorgaanbieder/dag')
    // On top may stand papers of others that were not printed; the list has the newest first.
    return /dag\/([^/]+)\/print/.exec(tab.last!.document.querySelector('main table')!.innerHTML)![1]!
  }

  return [
    {
      name: 'find who is at the counter',
      route: 'routes/staff/counter/find-person',
      sender: colleague('sanne'),
      fill: async () => formOn(await tabOf('sanne'), '/zorgaanbieder/persoon', NUMBER),
    },
    {
      name: 'answer the question at the counter',
      route: 'routes/staff/counter/question',
      sender: colleague('sanne'),
      fill: async () => formOn(await tabOf('sanne'), `/zorgaanbieder/balie/${await visitOf('anna')}`, said),
    },
    {
      name: 'answer one by one at the counter',
      route: 'routes/staff/counter/single',
      sender: colleague('sanne'),
      fill: async () => {
        const filled = { ...IN_PERSON, 'GGC002-RPZAC004': 'no' }
        const path = `/zorgaanbieder/balie/${await visitOf('anna')}/los`
        return formOn(await tabOf('sanne'), path, { ...said, filled })
      },
    },
    {
      name: 'say who speaks at the counter',
      route: 'routes/staff/counter/speaker',
      sender: colleague('sanne'),
      fill: async () => {
        const filled = { ...documentOf('anna'), document: 'passport' }
        const path = `/zorgaanbieder/balie/${await visitOf('cato')}/wie-spreekt`
        return formOn(await tabOf('sanne'), path, { ...said, filled })
      },
    },
    {
      name: 'record at the counter',
      route: 'routes/staff/counter/read-back',
      sender: colleague('sanne'),
      fill: async () => {
        const tab = await tabOf('sanne')
        const visit = await findAtCounter(tab, 'anna')
        await tab.submit(said.button, said.filled)
        return { path: `/zorgaanbieder/balie/${visit}/teruglezen`, fields: {} }
      },
    },
    {
      name: 'print the paper again',
      route: 'routes/staff/counter/recorded',
      sender: colleague('sanne'),
      fill: async () => {
        const tab = await tabOf('sanne')
        const visit = await findAtCounter(tab, 'anna')
        await recordAnswer(tab, 'no')
        return { path: `/zorgaanbieder/balie/${visit}/klaar`, fields: { print: 'ja' } }
      },
    },
    {
      name: 'say that something was wrongly recorded',
      route: 'routes/staff/counter/earlier',
      sender: colleague('sanne'),
      fill: async () => {
        const tab = await tabOf('sanne')
        await findAtCounter(tab, 'anna')
        await recordAnswer(tab, 'no')
        const path = `/zorgaanbieder/balie/${await visitOf('anna')}/eerder`
        await tab.get(path)
        const [first] = tab.last!.document.querySelectorAll<HTMLInputElement>('input[name=vastlegging]')
        return { path, fields: { vastlegging: first!.value, reden: 'Het ging om iemand anders.' } }
      },
    },
    {
      name: 'stop working in somebody’s name',
      route: 'routes/staff/in-whose-name',
      sender: colleague('fatma'),
      fill: async () => formOn(await tabOf('fatma'), '/zorgaanbieder/namens', { button: 'main form button' }),
    },
    {
      name: 'begin to follow',
      route: 'routes/staff/counter/follow',
      sender: colleague('sanne'),
      fill: async () => ({
        path: `/zorgaanbieder/balie/${await visitOf('ivo')}/volgen`,
        fields: { reden: 'treatment' },
      }),
    },
    {
      name: 'stop following',
      route: 'routes/staff/following/followed-person',
      sender: colleague('sanne'),
      fill: async () => {
        const tab = await tabOf('sanne')
        await tab.get(`/zorgaanbieder/balie/${await visitOf('erik')}/volgen`)
        await tab.submit('main form .nl-button--primary', { reden: 'treatment' })
        const links = [...tab.last!.document.querySelectorAll('main a')]
        const path = links.find(({ textContent }) => textContent === 'Erik Bakker')!.getAttribute('href')!
        return { path, fields: {} }
      },
    },
    {
      name: 'ask by screen',
      route: 'routes/staff/counter/ask',
      sender: colleague('sanne'),
      fill: async () => {
        const filled = { met: '90000202', als: 'raadpleger', gegevens: 'GGC002' }
        return { path: `/zorgaanbieder/balie/${await visitOf('anna')}/vraag`, fields: filled }
      },
      shows: ({ text }) => text.includes('Mag uw organisatie zien'),
    },
    {
      name: 'print a paper of today again',
      route: 'routes/staff/print-later',
      sender: colleague('sanne'),
      fill: async () => ({
        path: `/zorgaanbieder/dag/${await recordOf('anna')}/print`,
        fields: documentOf('anna'),
      }),
    },
    {
      name: 'take back what was of another today',
      route: 'routes/staff/wrong-person',
      sender: colleague('sanne'),
      fill: async () => ({ path: `/zorgaanbieder/dag/${await recordOf('anna')}/verkeerd`, fields: {} }),
    },
    {
      name: 'wipe the screen',
      route: 'routes/staff/counter/stop',
      sender: colleague('sanne'),
      fill: async () => ({ path: `/zorgaanbieder/balie/${await visitOf('anna')}/stop`, fields: {} }),
    },
    {
      name: 'say where one works',
      route: 'routes/staff/workplace',
      sender: colleague('tom'),
      fill: async () => {
        const button = 'main form:has([value="90000303"]) button'
        return formOn(await tabOf('tom'), '/zorgaanbieder/werkplek', { button })
      },
    },
    {
      name: 'give a colleague roles',
      route: 'routes/staff/staff-roles',
      sender: colleague('ruben'),
      fill: async () => {
        const tab = await tabOf('ruben')
        await tab.get('/zorgaanbieder/organisatie')
        const rows = [...tab.last!.document.querySelectorAll('tbody tr')]
        const link = rows.find((row) => row.textContent!.includes('F. Yildiz'))!.querySelector('a')!
        const button = 'main form .nl-button--primary'
        return formOn(tab, link.getAttribute('href')!, { button, filled: { rol: 'planner' } })
      },
    },
    {
      name: 'take a message of a patient on',
      route: 'routes/staff/inbox/inbox-request',
      sender: colleague('sanne'),
      fill: async () => {
        await sendOptIn(await product().newCitizen())
        const tab = await tabOf('sanne')
        await tab.get('/zorgaanbieder/aanvragen')
        const links = [...tab.last!.document.querySelectorAll('tbody a')]
        const button = 'main form .nl-button--primary'
        return formOn(tab, links.at(-1)!.getAttribute('href')!, { button })
      },
    },
    {
      name: 'ask for leave with a code',
      route: 'routes/staff/requests/new-request',
      sender: colleague('sanne'),
      fill: async () => ({
        path: '/zorgaanbieder/verzoeken/nieuw',
        fields: { ...leaveAsked(), code: 'ABCD2345' },
      }),
    },
    {
      name: 'ask a patient for leave',
      route: 'routes/staff/requests/new-request-by-number',
      sender: colleague('sanne'),
      fill: async () => ({
        path: '/zorgaanbieder/verzoeken/nieuw/nummer',
        // Who died is reached by nothing: nobody is mailed while another form is looked at.
        fields: { ...leaveAsked(), ...documentOf('otto'), patient: 'ja' },
      }),
    },
    {
      name: 'look whether there is leave',
      route: 'routes/staff/requests/sent-request',
      sender: colleague('sanne'),
      fill: async () => ({
        path: `/zorgaanbieder/verzoeken/${await askLeave(await tabOf('sanne'), 'ABCD2345')}`,
        fields: {},
      }),
      shows: ({ text }) => text.includes('Geen toestemming'),
    },
    {
      name: 'say where the organisation is told',
      route: 'routes/staff/inbox/inbox-address',
      sender: colleague('ruben'),
      fill: async () => ({
        path: '/zorgaanbieder/organisatie/adres',
        fields: { mail: `aanvragen-${(told += 1)}@delinde.example` },
      }),
    },
    {
      name: 'say where the systems of the organisation are told',
      route: 'routes/staff/endpoint',
      sender: colleague('ruben'),
      fill: async () => ({
        path: '/zorgaanbieder/organisatie/koppelingen',
        fields: { adres: `https://epd-${(told += 1)}.delinde.nl/meldingen` },
      }),
    },
    {
      name: 'add a colleague',
      route: 'routes/staff/add-staff',
      sender: colleague('ruben'),
      fill: async () => ({
        path: '/zorgaanbieder/organisatie/nieuw',
        fields: { nummer: '900000888', naam: 'N. Nieuw', rol: 'planner' },
      }),
    },
    {
      name: 'add a care system',
      route: 'routes/staff/clients/add-client',
      sender: colleague('ruben'),
      fill: async () => ({
        path: '/zorgaanbieder/koppelingen/nieuw',
        fields: { naam: `EPD ${(told += 1)}`, sleutels: publicKey('one') },
      }),
    },
    {
      name: 'give a care system other keys',
      route: 'routes/staff/clients/client',
      sender: colleague('ruben'),
      fill: async () => {
        const tab = await tabOf('ruben')
        await tab.get('/zorgaanbieder/koppelingen/nieuw')
        const fields = { naam: 'EPD', sleutels: publicKey('two'), csrf: tab.token() }
        await tab.post('/zorgaanbieder/koppelingen/nieuw', fields)
        const path = new URL(tab.last!.url).pathname
        return { path, fields: { sleutels: publicKey(`three-${(told += 1)}`), tot: '7' } }
      },
    },
    {
      name: 'answer a signal',
      route: 'routes/staff/signal',
      sender: colleague('ruben'),
      fill: async () => ({
        path: `/zorgaanbieder/organisatie/signalen/${await oddity(product().runtime)}`,
        fields: { oordeel: 'in-order', antwoord: 'Een drukke ochtend.' },
      }),
    },
  ]
}
