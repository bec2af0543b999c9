import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { replyByPerson } from '~/conversation/person-use-cases.server'
import { outbox } from '~/notification/tables.server'
import { makeReplyToken } from '~/notification/reply-token.server'
import { logInToRun } from '../support/citizen'
import { aMessage } from '../support/conversation'
import type { Visitor } from '../support/visitor'
import { startProduct, type Product } from './product'

/* The pages of the desk, without scripts: as one takes, answers and ends what was written to it. */

let product: Product
let noor: Visitor
beforeAll(async () => {
  product = await startProduct()
  noor = await logInToRun(product, 'noor')
})

let place = 0
const message = (text = 'Ik kan niet inloggen.') => {
  place += 1
  return aMessage(product.runtime, { text, content: { email: `desk${place}@voorbeeld.example` } })
}
const textOf = ({ last }: Visitor) => last!.document.querySelector('main')!.textContent!
const pathOf = ({ last }: Visitor) => last!.url.slice(product.origin.length)
const one = (id: string, rest = '') => `/servicedesk/berichten/${id}${rest}`
const taken = async (text?: string) => {
  const { id } = await message(text)
  await noor.get('/servicedesk/berichten')
  await noor.submit(`button[name=take][value="${id}"]`)
  return id
}
const answered = (id: string) =>
  product.database.reader.$count(
    outbox,
    and(eq(outbox.subjectId, id), eq(outbox.kind, 'message-answered'), eq(outbox.state, 'waiting')),
  )
const answer = (text: string) => noor.press('Verstuur antwoord', { antwoord: text })

describe('a message', () => {
  it('is in the list, opened by who takes it, and shown as text', async () => {
    const { id, number } = await message('<b>Dik</b> & <script>alert(1)</script>')
    await noor.get(one(id))
    expect([noor.last!.status, textOf(noor).includes('Dit bericht is niet van u')]).toEqual([403, true])
    await noor.get('/servicedesk')
    expect(textOf(noor)).toContain(number)
    await noor.submit(`button[name=take][value="${id}"]`)
    expect(pathOf(noor)).toBe(one(id))
    expect(textOf(noor)).toContain('<b>Dik</b> & <script>alert(1)</script>')
    expect(textOf(noor)).toContain('d•••@voorbeeld.example')
    await noor.get(`/servicedesk/berichten?zoek=${encodeURIComponent('bakk')}`)
    expect(textOf(noor)).toContain(number)
    await noor.get('/servicedesk/berichten?zoek=niets-van-dat')
    expect(textOf(noor)).toContain('Hier staat niets')
    await noor.get(one('0'.repeat(26)))
    expect(noor.last!.status).toBe(404)
  })

  it('is answered, and the answer taken back; what was typed is there again', async () => {
    const id = await taken()
    await answer('Beste M. Bakker, kom langs.')
    expect(textOf(noor)).toMatch(/Uw antwoord aan M. Bakker is klaar.*seconden? weg/)
    expect(await answered(id)).toBe(1)
    await noor.press('Neem terug')
    expect(textOf(noor)).toContain('Er is niets verstuurd.')
    const field = noor.last!.document.querySelector<HTMLTextAreaElement>('textarea[name=antwoord]')!
    expect([field.value, await answered(id)]).toEqual(['Beste M. Bakker, kom langs.', 0])
  })

  it('keeps what was typed where something newer came in, and sends it when that was read', async () => {
    const id = await taken()
    const token = makeReplyToken(product.runtime, id)
    await replyByPerson(product.runtime, { token, text: 'Het is al gelukt.', requestId: 'r' })
    await answer('Kom langs.')
    expect([noor.last!.status, await answered(id)]).toEqual([409, 0])
    expect(textOf(noor)).toMatch(/Er kwam iets nieuws binnen.*Het is al gelukt\./s)
    await noor.press('Verstuur antwoord')
    expect(await answered(id)).toBe(1)
  })

  it.each([
    ['[plaats]', 'Kom naar [plaats].', 'Vul nog 1 plek in: plaats.'],
    ['a citizen number', 'Uw nummer is 999990408.', 'burgerservicenummer'],
    ['nothing', ' ', 'Schrijf eerst een antwoord.'],
  ])('is not sent with %s', async (...[, text, said]) => {
    const id = await taken()
    await answer(text)
    expect([noor.last!.status, await answered(id)]).toEqual([422, 0])
    expect(textOf(noor)).toContain(said)
    expect(
      noor.last!.document.querySelector<HTMLTextAreaElement>('textarea[name=antwoord]')!.value.trim(),
    ).toBe(text.trim())
  })

  it('gets a note that says that nobody got anything, and a draft that stays', async () => {
    const id = await taken()
    await noor.press('Bewaar notitie', { notitie: 'Belt liever niet overdag.' })
    expect(textOf(noor)).toMatch(/Notitie bewaard. M. Bakker kreeg niets.*Belt liever niet overdag/s)
    await noor.press('Bewaar concept', { antwoord: 'Half' })
    await noor.get('/servicedesk/berichten?lijst=mijn')
    expect(textOf(noor)).toContain('Concept')
    expect(await answered(id)).toBe(0)
  })

  it('has words made black, is joined to nobody else’s, and is closed', async () => {
    const other = await message()
    const id = await taken('Mijn nummer is 999990408.')
    await noor.get(one(id, '/zwart'))
    await noor.press('Maak zwart', { woorden: '999990408', soort: 'number' })
    expect(textOf(noor)).toMatch(/Zwart gemaakt: burgerservicenummer, door Noor Hendriks/)
    expect(noor.last!.text).not.toContain('999990408')
    await noor.get(one(id, '/voeg-samen'))
    await noor.press('Voeg samen', { nummer: other.number })
    expect([noor.last!.status, textOf(noor).includes('van iemand anders')]).toEqual([422, true])
    await noor.get(one(id, '/nood'))
    await noor.press('Bewaar', { vlag: 'distress' })
    expect(textOf(noor)).toContain('113')
    await noor.get(one(id, '/sluit'))
    await noor.press('Sluit', { hoe: 'by-phone' })
    expect(pathOf(noor)).toBe('/servicedesk/berichten')
    await noor.get('/servicedesk/berichten?lijst=gesloten')
    await noor.get(one(id))
    expect(textOf(noor)).toContain('sloot dit bericht')
  })

  it('is answered by letter where there is no address, put first, and given to a colleague', async () => {
    place += 1
    const { id, number } = await aMessage(product.runtime, { content: { email: null, phone: `${place}` } })
    await noor.get('/servicedesk/berichten')
    await noor.press('Geef voorrang', { gekozen: id })
    await noor.submit(`button[name=take][value="${id}"]`)
    expect(textOf(noor)).toContain('Haal voorrang weg')
    const where = { antwoord: 'Kom langs.', naam: 'M. Bakker', huisnummer: '2', postcode: '1234ab' }
    await noor.press('Zet bij de brieven', { ...where, plaats: 'Dorp', straat: '' })
    expect([noor.last!.status, textOf(noor).includes('Vul de straat in.')]).toEqual([422, true])
    await noor.press('Zet bij de brieven', { ...where, plaats: 'Dorp', straat: 'Kade' })
    expect(textOf(noor)).toMatch(/ligt bij de brieven.*Nog af te drukken.*Kade 2, 1234 AB Dorp/s)
    await noor.get('/servicedesk/post')
    await noor.submit('button[name=do][value=print]')
    expect(textOf(noor)).toMatch(new RegExp(`${number}.*Kom langs\\.`, 's'))
    await noor.get(one(id))
    expect(textOf(noor)).toContain('Afgedrukt')
    await noor.get(one(id, '/wijs-toe'))
    await noor.press('Geef aan collega', { collega: '' })
    expect([noor.last!.status, textOf(noor).includes('Kies een collega.')]).toEqual([422, true])
  })

  it('is handed on, let go, or put away as unwanted with others', async () => {
    const first = await taken()
    await noor.press('Laat los')
    const { id: second } = await message()
    await noor.get('/servicedesk/berichten')
    await noor.press('Gekozen berichten zijn ongewenst', { gekozen: second })
    await noor.get('/servicedesk/berichten')
    expect(noor.last!.document.querySelector(`button[name=take][value="${second}"]`)).toBeNull()
    await noor.submit(`button[name=take][value="${first}"]`)
    await noor.get(one(first, '/geef-door'))
    await noor.press('Geef door')
    expect(textOf(noor)).toMatch(/Doorgegeven aan de functionaris gegevensbescherming.*Nog niet opgepakt/s)
  })

  it('is written down by hand', async () => {
    await noor.get('/servicedesk/berichten/nieuw')
    await noor.press('Bewaar bericht')
    expect(noor.last!.status).toBe(422)
    await noor.press('Bewaar bericht', {
      ...{
        kanaal: 'phone',
        onderwerp: 'Brief niet gekregen',
        achternaam: '=SOM(1+1)',
        tekst: 'Kreeg niets.',
      },
    })
    expect(textOf(noor)).toMatch(/Brief niet gekregen.*=SOM\(1\+1\)/s)
    expect(textOf(noor)).toContain('Er is geen e-mailadres dat werkt.')
  })
})

describe('an answer that stands ready', () => {
  it('is written in both languages, put into an answer, and not overwritten by who did not see it', async () => {
    const words = {
      naam: 'DigiD',
      tekst: 'Ga naar [plaats].',
      naamEngels: 'DigiD',
      tekstEngels: 'Go to [place].',
    }
    await noor.get('/servicedesk/standaardantwoorden/nieuw')
    await noor.press('Bewaar', words)
    const link = [...noor.last!.document.querySelectorAll('main a')].find((a) => a.textContent === 'DigiD')!
    await noor.get(link.getAttribute('href')!)
    const other = noor.tab()
    await other.get(pathOf(noor))
    await noor.press('Bewaar', { tekst: 'Ga naar [plaats] of [stad].' })
    expect(textOf(noor)).toContain('Versie 2')
    await other.press('Bewaar', { tekst: 'Iets anders.' })
    expect(other.last!.status).toBe(409)
    await taken()
    const option = noor.last!.document.querySelector<HTMLOptionElement>(
      'select[name=standaard] option:last-child',
    )!
    await noor.press('Zet in antwoord', { standaard: option.value, antwoord: 'Hallo,' })
    expect(noor.last!.document.querySelector<HTMLTextAreaElement>('textarea[name=antwoord]')!.value).toBe(
      'Hallo,\n\nGa naar [plaats] of [stad].',
    )
    expect(textOf(noor)).toContain('Vul nog 2 plekken in: plaats, stad.')
  })
})
