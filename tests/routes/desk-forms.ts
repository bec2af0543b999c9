import { logInToRun } from '../support/citizen'
import { aMessage } from '../support/conversation'
import type { Visitor } from '../support/visitor'
import { formOn, type Form } from './form'
import type { Product } from './product'

/** A form of the desk, and who fills it in. */
type DeskForm = Form & { sender: () => Promise<Visitor> }

/** Every form of the messages of the desk. */
export function deskForms(product: () => Product): DeskForm[] {
  let came: Promise<Visitor> | undefined
  const noor = () => (came ??= logInToRun(product(), 'noor'))
  let place = 0
  const message = async () => {
    place += 1
    const content = { email: `formulier${place}@voorbeeld.example` }
    return (await aMessage(product().runtime, { content })).id
  }
  /** One that noor has. */
  const taken = async () => {
    const tab = (await noor()).tab()
    const id = await message()
    await tab.get('/servicedesk/berichten')
    await tab.submit(`button[name=take][value="${id}"]`)
    return { tab, path: `/servicedesk/berichten/${id}` }
  }
  const words = { naam: 'x', tekst: 'x', naamEngels: 'x', tekstEngels: 'x' }
  return [
    {
      name: 'take a message',
      route: 'routes/desk/messages/messages',
      sender: noor,
      fill: async () => ({ path: '/servicedesk/berichten', fields: { take: await message() } }),
    },
    {
      name: 'answer a message',
      route: 'routes/desk/messages/message',
      sender: noor,
      fill: async () => {
        const { tab, path } = await taken()
        const filled = { antwoord: 'Beste M. Bakker' }
        return formOn(tab, path, { button: 'textarea[name=antwoord]', filled })
      },
    },
    {
      name: 'close a message',
      route: 'routes/desk/messages/message-act',
      sender: noor,
      fill: async () => ({ path: `${(await taken()).path}/sluit`, fields: { hoe: 'by-phone' } }),
    },
    {
      name: 'write a message down',
      route: 'routes/desk/messages/new-message',
      sender: noor,
      fill: async () => {
        place += 1
        const said = { onderwerp: 'x', thema: 'other', taal: 'nl', achternaam: 'Bakker' }
        const fields = { ...said, kanaal: 'phone', telefoon: `${place}`, tekst: `${place}` }
        return { path: '/servicedesk/berichten/nieuw', fields }
      },
    },
    {
      name: 'write an answer that stands ready',
      route: 'routes/desk/messages/canned-answer',
      sender: noor,
      fill: async () => ({ path: '/servicedesk/standaardantwoorden/nieuw', fields: words }),
    },
  ]
}
