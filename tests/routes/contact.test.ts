import { beforeAll, expect, it } from 'vitest'
import { sendAnswer } from '~/conversation/answer-use-cases.server'
import { takeMessage } from '~/conversation/desk-use-cases.server'
import { conversation } from '~/conversation/tables.server'
import { mailsTo, mailTo } from '../support/citizen'
import { aWorker } from '../support/conversation'
import { Visitor } from '../support/visitor'
import { SENDING, startProduct, type Product } from './product'
import { stateOf } from './state'

/* A message to the desk: sent by a form with and without a login, answered, and replied to by the link in the mail. */

let product: Product
beforeAll(async () => void (product = await startProduct(SENDING)))

const TYPED = {
  waarover: 'login',
  onderwerp: 'Inloggen lukt niet',
  bericht: 'Ik krijg een scherm over mijn niveau.\r\n\r\n=HYPERLINK("x") <b>Kunt u helpen?</b>',
  voornaam: 'M.',
  achternaam: 'Bakker',
}
const textOf = ({ last }: Visitor) => last!.document.querySelector('main')!.textContent!
const count = () => product.database.reader.$count(conversation)
const write = async (visitor: Visitor, more: Record<string, string>, at = '/contact') => {
  await visitor.get(at)
  return visitor.press('Verstuur bericht', { ...TYPED, ...more })
}

it('is numbered on screen and by mail, answered, and replied to in one conversation', async () => {
  const visitor = new Visitor(product.origin)
  const mail = 'm.bakker@voorbeeld.nl'
  const sent = await write(visitor, { mail })
  expect(new URL(sent.url).pathname).toBe('/contact/verstuurd')
  const [number] = /B \d+/.exec(textOf(visitor))!
  const received = await mailTo(product, mail)
  expect(received.text).toContain(number)
  expect(received.text).not.toMatch(/niveau|Inloggen lukt|Bakker/)
  // Sent again, as a double press or the back button does, it is the same message.
  await write(visitor, { mail })
  expect(textOf(visitor)).toContain(number)
  expect(await count()).toBe(1)

  const [row] = await product.database.reader.select().from(conversation)
  expect(JSON.stringify(row)).not.toMatch(/Bakker|Inloggen|voorbeeld/)
  const noor = { by: await aWorker(product.runtime, 'Noor'), id: row!.id, requestId: 'desk' }
  await takeMessage(product.runtime, noor)
  const answer = { ...noor, text: 'Beste M. Bakker,\n\nGebruik de DigiD-app.', seen: 1 }
  expect(await sendAnswer(product.runtime, answer)).toEqual({ ok: true })
  const answered = await mailTo(product, mail, (text) => text.includes('DigiD-app'))
  const [link] = /http\S+\/contact\/antwoord\/[^\s)"]+/.exec(answered.text)!

  const reader = new Visitor(product.origin)
  // A scanner follows the link: nothing changes.
  const before = await stateOf(product.database)
  await reader.get(link)
  expect(await stateOf(product.database)).toBe(before)
  expect(textOf(reader)).toMatch(/U schreef.*<b>Kunt u helpen\?<\/b>.*Ons antwoord.*Gebruik de DigiD-app/s)
  expect((await reader.press('Verstuur reactie', { bericht: ' ' })).status).toBe(422)
  await reader.press('Verstuur reactie', { bericht: 'Dat lukt niet met mijn telefoon.' })
  expect(textOf(reader)).toMatch(/Uw reactie is verstuurd.*met mijn telefoon/s)
  // Whoever has no link of ours finds nothing, and is stopped who tries many.
  const guessing = new Visitor(product.origin)
  const statuses = []
  for (let tried = 0; tried < 11; tried += 1)
    statuses.push((await guessing.get(`/contact/antwoord/${'A'.repeat(60)}${tried}`)).status)
  expect(statuses).toEqual([...Array<number>(10).fill(404), 429])
}, 60_000)

it('says at each field what to mend and keeps what was typed', async () => {
  const visitor = new Visitor(product.origin)
  const before = await count()
  const empty = await write(visitor, { waarover: '', onderwerp: '', bericht: '', mail: '' })
  expect(empty.status).toBe(422)
  expect(textOf(visitor)).toMatch(
    /Kies waar uw bericht over gaat.*onderwerp.*Schrijf uw bericht.*e-mailadres/s,
  )
  const refused = {
    bericht: 'Mijn nummer is 999990408.',
    mail: 'naam@',
    telefoon: 'bel maar',
    achternaam: 'www.kwaad.example',
  }
  for (const [field, typed] of Object.entries(refused)) {
    const answer = await write(visitor, { mail: 'x@voorbeeld.nl', [field]: typed })
    expect([field, answer.status]).toEqual([field, 422])
    expect(answer.document.querySelector(`[name=${field}]`)!.getAttribute('aria-invalid')).toBe('true')
    expect(answer.document.querySelector<HTMLInputElement>('[name=onderwerp]')!.value).toBe(TYPED.onderwerp)
  }
  await write(visitor, { mail: 'x@voorbeeld.nl', bericht: `kort\r\n${'lang '.repeat(2000)}` })
  expect(textOf(visitor)).toContain('4000 tekens mag')
  const injected = await write(visitor, { mail: 'x@voorbeeld.nl\r\nBcc: y@voorbeeld.nl' })
  expect(injected.status).toBe(422)
  expect(await count()).toBe(before)
})

it('of who is no person is kept nowhere, and looks sent', async () => {
  const visitor = new Visitor(product.origin)
  const before = await count()
  await write(visitor, { mail: 'robot@voorbeeld.nl', website: 'http://kwaad.example' })
  expect(textOf(visitor)).toContain('Uw bericht is verstuurd')
  expect(await count()).toBe(before)
  expect(await mailsTo(product, 'robot@voorbeeld.nl')).toEqual([])
})

it('is one’s own while one is logged in, and nobody else’s', async () => {
  const citizen = await product.newCitizen()
  const other = await product.newCitizen()
  await citizen.get('/mijn/berichten')
  expect(textOf(citizen)).toContain('U stuurde ons nog geen bericht')
  await write(citizen, { onderwerp: 'Onbekende praktijk' }, '/contact?kenmerk=7K3M-9QXT-2HRD')
  expect(citizen.last!.status).toBe(200)
  await citizen.get('/mijn/berichten')
  expect(textOf(citizen)).toMatch(/Onbekende praktijk.*Ontvangen/s)
  const link = citizen.last!.document.querySelector<HTMLAnchorElement>('main .row a')!.getAttribute('href')!
  await citizen.get(link)
  await citizen.press('Verstuur reactie', { bericht: 'Het was op dinsdag.' })
  expect(textOf(citizen)).toMatch(/Uw reactie is verstuurd.*op dinsdag/s)
  expect((await other.get(link)).status).toBe(404)
  await other.get('/mijn/berichten')
  expect(textOf(other)).not.toContain('Onbekende praktijk')
})
