import { beforeAll, describe, expect, it } from 'vitest'
import { documentOf, findAtCounter, recordAnswer } from '../support/counter'
import { logIn, logInAtWork, logInToRun } from '../support/citizen'
import { Visitor } from '../support/visitor'
import { words } from '../support/words'
import { startProduct, type Product } from './product'

/* What the desk does on paper, and what comes of it for who gets the letter. */

let product: Product
let desk: Visitor

const ADDRESS = { straat: 'Dorpsstraat', huisnummer: '12', postcode: '1234ab', plaats: 'Dorp' }
const textOf = ({ last }: Visitor) => last!.document.querySelector('main')!.textContent!
const press = (visitor: Visitor, doing: string) => visitor.submit(`main button[value="${doing}"]`)
const MAIN = 'main form .nl-button--primary'

beforeAll(async () => {
  product = await startProduct()
  desk = await logInToRun(product, 'noor')
})

async function writeTo(persona: string) {
  await desk.get('/servicedesk/post/adres')
  await desk.submit(MAIN, { ...documentOf(persona), ...ADDRESS, naam: 'Dhr. H. Peters', do: 'set' })
}

describe('somebody without e-mail', () => {
  it('is found by number and birth date only, and what was typed stays where that is nobody', async () => {
    await desk.get('/servicedesk/post/adres')
    const wrong = { ...documentOf('hugo'), geboortedatum: '1-1-1950', ...ADDRESS, naam: 'X', do: 'set' }
    await desk.submit(MAIN, wrong)
    expect(desk.last!.status).toBe(404)
    expect(textOf(desk)).toContain(words('nl', 'post.nobody'))
    expect(desk.last!.document.querySelector<HTMLInputElement>('input[name=straat]')!.value).toBe(
      'Dorpsstraat',
    )
    await desk.submit(MAIN, { ...wrong, ...documentOf('hugo'), straat: '' })
    expect([desk.last!.status, textOf(desk).includes(words('nl', 'post.street.missing'))]).toEqual([
      422,
      true,
    ])
  })

  it('withdraws everything on paper, says yes at a counter, and confirms it with the code of the letter', async () => {
    await writeTo('hugo')
    expect(textOf(desk)).toContain(words('nl', 'post.address.done'))
    await desk.get('/servicedesk/post/aanvragen/nieuw')
    const form = { ...documentOf('hugo'), ...ADDRESS, voorletters: 'H.', achternaam: 'Berg', gezien: 'ja' }
    await desk.submit(MAIN, { ...form, soort: 'withdraw-all' })
    const request = new URL(desk.last!.url).pathname
    await press(desk, 'came-back')
    await press(desk, 'handle')
    expect(textOf(desk)).toContain(words('nl', 'post.did.withdraw-all'))
    expect(textOf(desk)).not.toMatch(/huisarts|apothe|ziekenhuis/i)
    expect(new URL(desk.last!.url).pathname).toBe(request)

    const staff = await logInAtWork(product, 'sanne')
    await findAtCounter(staff, 'hugo')
    await recordAnswer(staff, 'yes')
    const slip = staff.last!.document.querySelector('.slip__signs')!.textContent!

    await desk.get('/servicedesk/post')
    expect(textOf(desk)).toContain('Dhr. H. Peters')
    await press(desk, 'print')
    const signs = [...desk.last!.document.querySelectorAll('.letter__signs')].map((one) => one.textContent!)
    expect(signs).toHaveLength(1)
    expect(textOf(desk)).toContain('1234 AB  DORP')
    await press(desk, 'posted')
    expect(textOf(desk)).toContain('gepost')
    await desk.get('/servicedesk/post/afdrukken')
    expect(desk.last!.document.querySelector('.letter')).toBeNull()

    const home = new Visitor(product.origin)
    await home.get('/code')
    await home.submit(MAIN, { code: slip })
    expect(home.last!.document.querySelector('button[value=yes]')).toBeNull()
    await home.get('/code')
    await home.submit(MAIN, { code: signs[0]!.toLowerCase() })
    expect(new URL(home.last!.url).pathname).toMatch(/^\/wacht-op-u\//)
    await press(home, 'look')
    await press(home, 'yes')
    expect(textOf(home)).toContain(words('nl', 'recorded.mailed.yes'))
  })

  it('is asked for no address at the first login, and sees what the desk did', async () => {
    const hugo = await logIn(product, 'hugo')
    await hugo.submit('main form button[type=submit]')
    await hugo.get('/mijn')
    expect(new URL(hugo.last!.url).pathname).toBe('/mijn')
    await hugo.get('/mijn/meldingen')
    expect(textOf(hugo)).toContain('Dhr. H. Peters, Dorpsstraat 12, 1234 AB Dorp')
    expect(textOf(hugo)).toContain(words('nl', 'settings.post.why'))
    await hugo.get('/mijn/vastgelegd')
    for (const did of ['postal-address-set', 'post-request-received'] as const)
      expect(textOf(hugo)).toContain(words('nl', `recorded.list.desk.${did}`))
  })
})

describe('a note of a call', () => {
  it('is written down once the caller was told, shown to the desk, and taken away', async () => {
    const note = { voornaam: 'Anna', achternaam: 'de Vries', verteld: '<b>Terugbellen</b> 999990408' }
    await desk.get('/servicedesk/belnotities/nieuw')
    await desk.submit(MAIN, note)
    expect([desk.last!.status, textOf(desk).includes(words('nl', 'calls.announced.missing'))]).toEqual([
      422,
      true,
    ])
    await desk.submit(MAIN, { ...note, voorgelezen: 'ja', gesprek: 'T-1' })
    expect(textOf(desk)).toContain(words('nl', 'calls.saved'))
    expect(textOf(desk)).toContain('<b>Terugbellen</b> █████████')
    await press(desk, 'delete')
    expect(textOf(desk)).toContain(words('nl', 'calls.deleted'))
    expect(textOf(desk)).not.toContain('de Vries')
  })
})
