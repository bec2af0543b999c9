import { afterAll, beforeAll, expect, it } from 'vitest'
import { logInToRun } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import { startProduct, type Product } from './product'

/* The privacy officer notes a breach and deals with it; what the rules refuse is said at its field, with what was typed kept. */

const LIST = '/privacyfunctionaris/datalekken'

let product: Product
let joris: Visitor
beforeAll(async () => {
  product = await startProduct()
  joris = await logInToRun(product, 'joris')
})
afterAll(() => product.stop())

const text = () => joris.last!.document.body.textContent.replace(/\s+/g, ' ')
const valueOf = (name: string) =>
  joris.last!.document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ??
  joris.last!.document.querySelector(`textarea[name=${name}]`)?.textContent

it('is noted, reported, and told to those whom the log has, by number and never by name', async () => {
  await joris.get(`${LIST}/nieuw`)
  const wrong = await joris.press('Leg vast', { dag: '32-3-2026', tijd: 'laat', data: 'Adressen' })
  expect(wrong.status).toBe(422)
  expect(text()).toMatch(/Kies wat er met de gegevens is\..*Vul een dag in.*Vul een tijd in.*Vul dit in\./)
  expect(valueOf('data')).toBe('Adressen')
  const found = { soort: 'confidentiality', dag: '1-3-2026', tijd: '14.30', nature: 'Een lijst lag open' }
  await joris.press('Leg vast', { ...found, data: 'Adressen' })
  expect(text()).toMatch(/Datalek D 20\d\d 0001.*1 maart 2026, 14.30 uur.*uur te laat.*Nog niet bekend/)
  const place = new URL(joris.last!.url).pathname

  await joris.get('/privacyfunctionaris')
  expect(text()).toMatch(/Eerst kijken.*Datalek D 20\d\d 0001: nog niet gemeld/)

  await joris.get(`${place}?doe=report`)
  const early = await joris.press('Noteer de melding', { dag: '1-3-2026', tijd: '14.00', kenmerk: 'AP 12' })
  expect(early.status).toBe(422)
  expect(text()).toContain('Dit moment ligt voor het moment waarop u het wist.')
  expect(valueOf('kenmerk')).toBe('AP 12')
  await joris.press('Noteer de melding', { dag: '2-3-2026', tijd: '9:00', kenmerk: 'AP 12' })
  expect(text()).toMatch(/Gemeld.*AP 12/)

  await joris.get(`${place}?doe=look-for`)
  const nobody = { van: '1-2-2026', tot: '1-3-2026', ura: '9000', medewerker: '' }
  await joris.press('Zoek', nobody)
  expect(text()).toContain('Een URA heeft 8 cijfers.')
  await joris.press('Zoek', { ...nobody, ura: '', medewerker: '123456789' })
  expect(text()).toContain('Dit nummer kennen wij niet.')
  await joris.press('Zoek', { ...nobody, van: '2-3-2026', ura: '' })
  expect(text()).toContain('De eerste dag ligt na de laatste.')

  await joris.get(`${place}?doe=word`)
  await joris.press('Bewaar en bekijk', { nl: 'Er lag een lijst open.', en: '' })
  expect(text()).toContain('Schrijf het bericht ook in het Engels.')
  expect(valueOf('nl')).toBe('Er lag een lijst open.')
  await joris.press('Bewaar en bekijk', { nl: 'Er lag een lijst open.', en: 'A list lay open.' })
  expect(text()).toMatch(/Zo komt het aan.*Er lag een lijst open\..*A list lay open\./)
  expect(text()).toMatch(/Melding van een datalek \(AVG 33\).*Een lijst lag open.*Adressen/)
  const tell = await joris.post(place, { do: 'tell', csrf: joris.token() })
  expect(tell.status).toBe(409)
  expect(text()).toContain('Er is nog niet gezocht wie het raakt')
})

it('is not there for who does not know its number, nor for the desk', async () => {
  expect((await joris.get(`${LIST}/${'0'.repeat(26)}`)).status).toBe(404)
  const noor = await logInToRun(product, 'noor')
  expect((await noor.get(LIST)).status).toBe(404)
})
