import type { JSONWebKeySet } from 'jose'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { logInAtWork, mailedLink, mailTo } from '../support/citizen'
import { isSignedWith, startReceiver } from '../support/receiver'
import { employ } from '../support/staff'
import { Visitor } from '../support/visitor'
import { CONTROL, ON, SEND } from './choosing-scene'
import { OPT_IN_DETAILS, sendOptIn } from './opt-in-scene'
import { type Product, SENDING, startProduct } from './product'

/* Opt-in requests and withdrawals, without scripts: as a citizen sends one, and as a care provider deals with it. */

const DETAILS = '/mijn/aanvragen/gegevens/toestemming/90000101'
const GO = 'main form .nl-button--primary'

let product: Product
let citizen: Visitor
let sanne: Visitor
beforeAll(async () => {
  product = await startProduct(SENDING)
  citizen = await product.newCitizen()
  sanne = await logInAtWork(product, 'sanne')
})

const textOf = ({ last }: Visitor) => last!.document.querySelector('main')!.textContent!
const pathOf = ({ last }: Visitor) => last!.url.slice(product.origin.length)
const follow = async (visitor: Visitor, words: string) => {
  const links = [...visitor.last!.document.querySelectorAll('main a')]
  await visitor.get(links.find((link) => link.textContent!.includes(words))!.getAttribute('href')!)
}
const until = (done: () => Promise<boolean>) => vi.waitUntil(done, { timeout: 20_000, interval: 100 })
const openLast = async (visitor: Visitor) => {
  await visitor.get('/zorgaanbieder/aanvragen')
  await visitor.get([...visitor.last!.document.querySelectorAll('tbody a')].at(-1)!.getAttribute('href')!)
}

describe('a citizen', () => {
  it('says who they are, is told what must change, and keeps what was typed', async () => {
    const tab = citizen.tab()
    await tab.get('/mijn/aanvragen')
    expect(textOf(tab)).toContain('U stuurde nog niets')
    await tab.get('/mijn/aanvragen/nieuw?zoek=linde')
    await follow(tab, 'Kies deze')
    expect(pathOf(tab)).toBe(DETAILS)
    const blank = [...tab.last!.document.querySelectorAll('main input:is([type=text], [type=email])')]
    const filled = blank.filter((field) => field.getAttribute('value'))
    expect(filled.map((field) => field.getAttribute('name'))).toEqual(['mail'])
    const wrong = await tab.submit(GO, {
      ...OPT_IN_DETAILS,
      achternaam: '',
      geslacht: '',
      mail: 'geen adres',
    })
    expect(wrong.status).toBe(422)
    for (const words of ['Vul de achternaam in', 'Kies een van de drie', 'Vul één e-mailadres in'])
      expect(textOf(tab)).toContain(words)
    expect(tab.last!.document.querySelector<HTMLInputElement>('[name=straat]')!.value).toBe('Singel 1')
  })

  it('answers that provider, sees on the review page what goes along, sends it, and sees how far it is', async () => {
    const tab = citizen.tab()
    await tab.get(DETAILS)
    await tab.submit(GO, OPT_IN_DETAILS)
    expect(pathOf(tab)).toBe('/mijn/keuzes/zorgaanbieder/90000101?terug=aanvragen')
    expect(tab.last!.document.querySelectorAll('main input[type=radio][checked]')).toHaveLength(0)
    await tab.get(CONTROL)
    const unanswered = await tab.press(SEND)
    expect([unanswered.status, textOf(tab)]).toEqual([
      422,
      expect.stringContaining('U beantwoordde nog geen vraag van'),
    ])
    await tab.get('/mijn/keuzes/zorgaanbieder/90000101')
    await tab.submit(ON, { 'answer-RPZAC005': 'yes' })
    expect(textOf(tab)).toMatch(/Dit gaat ook naar een zorgaanbieder.*A\. de Vries.*1234 AB Utrecht/s)
    await tab.press(SEND)
    expect(textOf(tab)).toContain('Wij stuurden de keuze ook naar de zorgaanbieder.')
    await follow(tab, 'Bekijk hoe ver het is')
    await follow(tab, 'Aanvraag aan Huisartsenpraktijk De Linde')
    expect(textOf(tab)).toMatch(/Verstuurd.*nog niemand daar behandelt het.*Uiterlijk klaar/is)
    const [theirs, nothing] = await Promise.all(
      [pathOf(tab), `/mijn/aanvragen/${'0'.repeat(26)}`].map(async (path) =>
        (await product.newCitizen()).get(path),
      ),
    )
    expect([theirs!.status, nothing!.status]).toEqual([404, 404])
  })

  it('leaves it out again, and only the choice is sent', async () => {
    const tab = await product.newCitizen()
    await tab.get(DETAILS)
    await tab.submit(GO, OPT_IN_DETAILS)
    await tab.submit(ON, { 'answer-RPZAC005': 'no' })
    await tab.press('Stuur dit niet mee')
    expect(textOf(tab)).not.toContain('Dit gaat ook naar een zorgaanbieder')
    await tab.press(SEND)
    await tab.get('/mijn/aanvragen')
    expect(textOf(tab)).toContain('U stuurde nog niets')
  })

  it('withdraws at all that hold a yes, by the same page', async () => {
    const tab = await product.newCitizen()
    await sendOptIn(tab)
    await tab.get('/mijn/aanvragen/intrekken')
    expect(textOf(tab)).toContain('krijgen elk een intrekking: Huisartsenpraktijk De Linde')
    await follow(tab, 'Trek alles in')
    await tab.submit(GO, OPT_IN_DETAILS)
    await tab.press(SEND)
    await tab.get('/en/mijn/aanvragen')
    expect(textOf(tab)).toMatch(/Withdrawal to Huisartsenpraktijk De Linde.*Sent.*Request to.*Replaced/s)
  })

  it('finds nothing at a provider that asks nothing, or is none', async () => {
    for (const to of ['90000606', '99999999', 'x', 'alle'])
      expect((await citizen.tab().get(`/mijn/aanvragen/gegevens/toestemming/${to}`)).status).toBe(404)
  })
})

describe('a care provider', () => {
  it('has its system told, once the address proved to be theirs, signed and without who or what', async () => {
    const receiver = await startReceiver()
    const ruben = await logInAtWork(product, 'ruben')
    await ruben.get('/zorgaanbieder/organisatie/koppelingen')
    expect((await ruben.submit(GO, { adres: 'http://wie:geheim@127.0.0.1/' })).status).toBe(422)
    await ruben.submit(GO, { adres: receiver.url })
    expect(textOf(ruben)).toContain('Wij vragen het adres nu of het van uw organisatie is')
    const got = (kind: string) => receiver.received.find(({ told }) => told.kind === kind)
    const toldAt = `Uw systeem krijgt bericht op ${receiver.url}`
    await until(async () => (await ruben.get('/zorgaanbieder/organisatie')) && textOf(ruben).includes(toldAt))
    await sendOptIn(await product.newCitizen())
    await until(async () => got('request-arrived') !== undefined)
    const { text, told, signature } = got('request-arrived')!
    expect(Object.keys(told).sort()).toEqual(['id', 'kind', 'organisation', 'time'])
    const keys = (await (await fetch(`${product.origin}/abonnementen/jwks`)).json()) as JSONWebKeySet
    expect(await isSignedWith(keys, { text, signature })).toBe(true)
    await ruben.get('/zorgaanbieder/organisatie/koppelingen')
    await ruben.press('Haal het adres weg')
    expect(textOf(ruben)).toContain('Uw systeem krijgt geen bericht meer')
    await receiver.close()
  })

  it('is told at the address that its administrator gave, without who or what', async () => {
    const ruben = await logInAtWork(product, 'ruben')
    expect(textOf(ruben)).toContain('Uw organisatie krijgt geen e-mail')
    await ruben.get('/zorgaanbieder/organisatie/adres')
    expect((await ruben.submit(GO, { mail: 'geen adres' })).status).toBe(422)
    await ruben.submit(GO, { mail: 'aanvragen@delinde.example' })
    expect(textOf(ruben)).toMatch(/Er wacht een nieuw adres: aanvragen@delinde\.example/)
    const link = await mailedLink(product, 'aanvragen@delinde.example')
    const stranger = new Visitor(product.origin)
    await stranger.get(link)
    expect(textOf(stranger)).toContain('Het e-mailadres van uw organisatie bevestigen')
    await stranger.press('Bevestig dit e-mailadres')
    expect(textOf(stranger)).toContain('Het e-mailadres is bevestigd')
    expect([(await stranger.get(link)).status, textOf(stranger)]).toEqual([
      410,
      expect.stringContaining('Deze knop is al gebruikt'),
    ])
    await ruben.get('/zorgaanbieder/organisatie')
    expect(textOf(ruben)).toMatch(
      /Bij een nieuwe aanvraag gaat er een e-mail naar aanvragen@delinde\.example/,
    )
    expect((await ruben.get('/zorgaanbieder/aanvragen')).status).toBe(404)
    await sendOptIn(await product.newCitizen())
    const isNotice = (text: string) => text.includes('/zorgaanbieder/aanvragen')
    const mail = await mailTo(product, 'aanvragen@delinde.example', isNotice)
    expect(`${mail.subject}${mail.text}`).not.toMatch(/Vries|Singel|intrekking van|\d{9}/)
  })

  it('takes it on, sees who it is, processes it, and the citizen sees that', async () => {
    const tab = await product.newCitizen()
    await sendOptIn(tab)
    await openLast(sanne)
    const address = pathOf(sanne)
    expect(textOf(sanne)).not.toContain('de Vries')
    await sanne.press('Neem op mij')
    expect(textOf(sanne)).toMatch(/U behandelt dit bericht.*A\. de Vries.*24 maart 1985.*apotheken.*Ja/s)
    await sanne.press('Verwerkt in ons systeem')
    expect(textOf(sanne)).toMatch(/De gegevens zijn vernietigd/)
    await sanne.get(address)
    expect(textOf(sanne)).not.toContain('de Vries')
    await tab.get('/mijn/aanvragen')
    await follow(tab, 'Aanvraag aan')
    expect(textOf(tab)).toContain('De zorgaanbieder verwerkte de keuze in het eigen systeem.')
  })

  it('does not know the patient: the choice stays, and the citizen reads so', async () => {
    const tab = await product.newCitizen()
    await sendOptIn(tab)
    await openLast(sanne)
    await sanne.press('Neem op mij')
    await sanne.press('Geen patiënt van ons')
    await tab.get('/mijn/aanvragen')
    await follow(tab, 'Aanvraag aan')
    expect(textOf(tab)).toContain('Uw keuze blijft zoals u haar maakte.')
    await tab.get('/mijn/keuzes/zorgaanbieder/90000101')
    expect(tab.last!.document.querySelector('[name=answer-RPZAC005][checked]')!.getAttribute('value')).toBe(
      'yes',
    )
  })

  it('of another organisation finds nothing, and a role that is taken is gone at the next click', async () => {
    await sendOptIn(await product.newCitizen())
    await openLast(sanne)
    const address = pathOf(sanne)
    const tom = await logInAtWork(product, 'tom')
    await tom.submit('main form:has([value="90000303"]) button')
    expect((await tom.get('/zorgaanbieder/aanvragen')).text).not.toContain(address)
    for (const path of [
      address,
      `/zorgaanbieder/aanvragen/${'0'.repeat(26)}`,
      `${address}?gedaan=processed`,
    ]) {
      const tab = tom.tab()
      await tab.get('/weergave')
      const csrf = tab.token()
      const answers = [
        await tab.get(path),
        ...(await Promise.all(
          ['take', 'process', 'not-patient', 'hand-back'].map((press) => tab.post(path, { csrf, do: press })),
        )),
      ]
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    }
    await sanne.get(address)
    await employ(product.runtime, { roles: ['planner'] })
    await sanne.press('Neem op mij')
    expect(pathOf(sanne)).toMatch(/^\/zorgaanbieder\/inloggen/)
    await employ(product.runtime)
    sanne = await logInAtWork(product, 'sanne')
    await sanne.get(address)
    expect(textOf(sanne)).toContain('nog niemand')
  })
})
