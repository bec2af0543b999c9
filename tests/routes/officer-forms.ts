import { noteBreach } from '~/breach/use-cases.server'
import { openAlarm } from '~/oversight/alarm-use-cases.server'
import { askRights } from '~/rights/person-use-cases.server'
import { oddity } from '../support/staff'
import { dossierOf } from '../support/dossier'
import { openFamily } from '../support/family'
import { logInToRun } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import type { Form } from './form'
import { newBsn, type Product } from './product'

const BY = { worker: 'joris', requestId: 'r' }
const FOUND = {
  ...{ soort: 'integrity', dag: '2-3-2026', tijd: '9:00', nature: 'Een fout adres', data: '', people: '' },
  ...{ consequences: '', measures: '' },
}
const REGISTERS = '/privacyfunctionaris/registers?wat=blokkades'

/** A form of the privacy officer, and who fills it in. */
type OfficerForm = Form & { sender: () => Promise<Visitor> }

/** Every form of the privacy officer. */
export function officerForms(product: () => Product): OfficerForm[] {
  let came: Promise<Visitor> | undefined
  const joris = () => (came ??= logInToRun(product(), 'joris'))
  return [
    {
      name: 'block at once',
      route: 'routes/officer/registers',
      sender: joris,
      fill: async () => ({
        path: REGISTERS,
        fields: { soort: 'client', nummer: 'demo-90000303', reden: 'Zaak 12: misbruik gezien' },
      }),
    },
    {
      name: 'read the log of somebody',
      route: 'routes/officer/log',
      sender: joris,
      fill: async () => {
        const bsn = newBsn()
        await product().citizen(`bsn:${bsn}`)
        const fields = { over: 'burger', bsn, reden: 'Klacht K 2026 0021', van: '', tot: '' }
        return { path: '/privacyfunctionaris/logboek', fields }
      },
      shows: ({ text }) => text.includes('logregels'),
    },
    {
      name: 'say what one makes of what stood out at a counter',
      route: 'routes/officer/alarms/alarm',
      sender: joris,
      fill: async () => {
        const id = await oddity(product().runtime)
        const gezien = (await openAlarm(product().runtime, BY, id))!.at.toISOString()
        const fields = { oordeel: 'in-order', tekst: 'Griepprik', gezien }
        return { path: `/privacyfunctionaris/signalen/${id}`, fields }
      },
    },
    {
      name: 'look who acts for somebody',
      route: 'routes/officer/acting',
      sender: joris,
      fill: async () => {
        const bsn = newBsn()
        await product().citizen(`bsn:${bsn}`)
        const fields = { bsn, wie: '', reden: 'Klacht K 2026 0021' }
        return { path: '/privacyfunctionaris/vertegenwoordiging', fields }
      },
      shows: ({ text }) => text.includes('Niemand beslist voor deze persoon'),
    },
    {
      name: 'note a breach',
      route: 'routes/officer/breach/new-breach',
      sender: joris,
      fill: async () => ({ path: '/privacyfunctionaris/datalekken/nieuw', fields: FOUND }),
    },
    {
      name: 'say that a breach was reported',
      route: 'routes/officer/breach/breach',
      sender: joris,
      fill: async () => {
        const facts = {
          kind: 'integrity',
          foundAt: '2026-03-01T08:00:00.000Z',
          nature: 'Fout adres',
        } as const
        const rest = { data: '', people: '', consequences: '', measures: '' }
        const noted = await noteBreach(product().runtime, BY, { ...facts, ...rest })
        const fields = { do: 'report', dag: '2-3-2026', tijd: '9:00', kenmerk: 'AP 12' }
        return { path: `/privacyfunctionaris/datalekken/${noted.ok ? noted.id : ''}`, fields }
      },
    },
    {
      name: 'write down a request on paper',
      route: 'routes/officer/note-right',
      sender: joris,
      fill: async () => {
        const fields = {
          soort: 'access',
          hoe: 'paper',
          dag: '2-3-2026',
          naam: 'K. Bos',
          tekst: 'Wat weet u?',
        }
        const rest = { kenmerk: '', bsn: '' }
        return { path: '/privacyfunctionaris/verzoeken/nieuw', fields: { ...fields, ...rest } }
      },
    },
    {
      name: 'keep something longer',
      route: 'routes/officer/retention',
      sender: joris,
      fill: async () => {
        const bsn = newBsn()
        await product().citizen(`bsn:${bsn}`)
        const until = `${new Date().getFullYear() + 1}-01-31`
        const fields = { soort: 'person', nummer: bsn, grond: 'asked', reden: 'Zij vroeg erom', tot: until }
        return { path: '/privacyfunctionaris/bewaren?wat=langer', fields }
      },
    },
    {
      name: 'take what was asked of the privacy officer',
      route: 'routes/officer/worklist',
      sender: joris,
      fill: async () => ({ path: '/privacyfunctionaris', fields: { take: await aRight(product()) } }),
    },
    {
      name: 'ask the person something about it',
      route: 'routes/officer/request',
      sender: joris,
      fill: async () => {
        const id = await aRight(product())
        const tab = (await joris()).tab()
        await tab.get('/privacyfunctionaris')
        await tab.submit(`button[name=take][value="${id}"]`)
        const fields = { do: 'ask', tekst: 'Welk bericht?', dag: '' }
        return { path: `/privacyfunctionaris/verzoeken/${id}`, fields }
      },
    },
  ]
}

/** Something that a persona asked. */
async function aRight(product: Product): Promise<string> {
  const family = openFamily(product as never)
  const hugo = await family.logIn('hugo')
  const dossier = await dossierOf(product.runtime, await hugo.actor())
  const asked = await askRights(product.runtime, dossier, {
    ...{ kind: 'complaint', text: 'Dit klopt niet', about: '', name: 'H. Jansen' },
  })
  if (!asked.ok) throw new Error('it was not asked')
  return asked.id
}
