import { logInToRun } from '../support/citizen'
import { documentOf, surnameOf } from '../support/counter'
import type { Visitor } from '../support/visitor'
import type { Form } from './form'
import type { Product } from './product'

type DeskForm = Form & { sender: () => Promise<Visitor> }

const ADDRESS = { straat: 'Dorpsstraat', huisnummer: '1', postcode: '1234 AB', plaats: 'Dorp' }
const PRIMARY = 'main form .nl-button--primary'

/** Every form of the desk's post and calls. */
export function deskPostForms(product: () => Product): DeskForm[] {
  let came: Promise<Visitor> | undefined
  const sender = () => (came ??= logInToRun(product(), 'noor'))
  let turn = 0

  /** Somebody asks for an overview; the request that is under way, if there is one. */
  const requestOf = async () => {
    const tab = (await sender()).tab()
    await tab.get('/servicedesk/post/aanvragen')
    const known = tab.last!.document.querySelector('tbody a')
    if (known) return known.getAttribute('href')!
    await tab.get('/servicedesk/post/aanvragen/nieuw')
    const asked = { soort: 'overview', voorletters: 'H.', achternaam: 'Berg', gezien: 'ja' }
    await tab.submit(PRIMARY, { ...asked, ...documentOf('hugo'), ...ADDRESS })
    return new URL(tab.last!.url).pathname
  }

  return [
    {
      name: 'write down a postal address',
      route: 'routes/desk/post/address',
      sender,
      fill: async () => {
        const street = { straat: `Singel ${(turn += 1)}` }
        return {
          path: '/servicedesk/post/adres',
          fields: { ...documentOf('gerard'), ...ADDRESS, ...street, naam: 'G. Smit', do: 'set' },
        }
      },
    },
    {
      name: 'write down a request by post',
      route: 'routes/desk/post/new-request',
      sender,
      fill: async () => {
        // One of a kind and person is under way at a time, and the next is another's.
        const who = ['karin', 'nina', 'sem', 'yara', 'fatima', 'ivo', 'erik'][(turn += 1) % 7]!
        const asked = { soort: 'withdraw-all', voorletters: 'K.', achternaam: surnameOf(who) }
        return {
          path: '/servicedesk/post/aanvragen/nieuw',
          fields: { ...asked, ...documentOf(who), ...ADDRESS },
        }
      },
    },
    {
      name: 'send the form of a request by post',
      route: 'routes/desk/post/request',
      sender,
      fill: async () => ({ path: await requestOf(), fields: { do: 'send-form' } }),
    },
    {
      name: 'make letters ready',
      route: 'routes/desk/post/queue',
      sender,
      fill: async () => {
        const tab = (await sender()).tab()
        const path = await requestOf()
        await tab.get(path)
        await tab.post(path, { do: 'send-form', csrf: tab.token() })
        return { path: '/servicedesk/post', fields: { do: 'print' } }
      },
    },
    {
      name: 'note a call',
      route: 'routes/desk/calls/new-call',
      sender,
      fill: async () => ({
        path: '/servicedesk/belnotities/nieuw',
        fields: { voornaam: 'A', achternaam: 'B', verteld: 'Wil een brief', gesprek: '', voorgelezen: 'ja' },
      }),
    },
    {
      name: 'take a note of a call away',
      route: 'routes/desk/calls/calls',
      sender,
      fill: async () => {
        const tab = (await sender()).tab()
        await tab.get('/servicedesk/belnotities/nieuw')
        const note = { voornaam: 'A', achternaam: 'B', verteld: 'Belt terug', voorgelezen: 'ja' }
        await tab.submit(PRIMARY, note)
        const call = tab.last!.document.querySelector<HTMLInputElement>('main [name=call]')!.value
        return { path: '/servicedesk/belnotities', fields: { do: 'delete', call } }
      },
    },
  ]
}
