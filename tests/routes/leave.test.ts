import { beforeAll, describe, expect, it } from 'vitest'
import { arriveRequests } from '~/consentrequest/arrive.server'
import { actFor } from '../support/acting'
import { logInAtWork } from '../support/citizen'
import { documentOf } from '../support/counter'
import type { Visitor } from '../support/visitor'
import { arrivedLeave, askLeave, leaveAsked, makeCode } from './leave-scene'
import { startProduct, type Product } from './product'

/* Leave for something else than care, without scripts: asked by a care provider, answered by a citizen, and looked at. */

const GO = 'main form .nl-button--primary'

let product: Product
let sanne: Visitor
beforeAll(async () => {
  product = await startProduct()
  sanne = await logInAtWork(product, 'sanne')
})

const mainOf = ({ last }: Visitor) => last!.document.querySelector('main')!
const textOf = (visitor: Visitor) => mainOf(visitor).textContent!
const check = async (id: string, visitor = sanne) => {
  await visitor.get(`/zorgaanbieder/verzoeken/${id}`)
  await visitor.press('Controleer nu')
  return textOf(visitor)
}

describe('leave', () => {
  it('is asked with a code that is shown once, given in part, looked at, seen, made smaller and taken back', async () => {
    const citizen = await product.newCitizen()
    const id = await arrivedLeave(product, { staff: sanne, citizen })
    await citizen.get('/mijn')
    expect(textOf(citizen)).toContain('1 verzoek om toestemming')
    await citizen.get('/mijn/verzoeken')
    expect(citizen.last!.document.querySelector('.pairing__code')).toBeNull()
    expect(textOf(citizen)).toMatch(/los van uw keuzes.*Huisartsenpraktijk De Linde: onderzoek/s)
    await citizen.get(`/mijn/verzoeken/${id}`)
    expect(textOf(citizen)).toMatch(
      /Wij onderzoeken slaap in 2026-2027\.\n\nBel 030-1234567\..*Universiteit Utrecht/s,
    )
    const { document } = citizen.last!
    expect(document.querySelectorAll('main [checked]')).toHaveLength(0)
    const [yes, no] = [...document.querySelectorAll('main .two-answers button')]
    expect(yes!.className).toBe(no!.className)

    expect((await citizen.press('Ja, dit mag')).status).toBe(422)
    expect(textOf(citizen)).toContain('Kies welke gegevens')
    await citizen.press('Ja, dit mag', { gegevens: 'GGC013', totenmet: '' })
    expect(textOf(citizen)).toMatch(/U gaf toestemming\..*Medicatiegegevens/s)
    expect(await check(id)).toMatch(/Er is toestemming tot en met .*medicatiegegevens.*Universiteit/s)
    await citizen.get('/mijn/bekeken')
    expect(textOf(citizen)).toMatch(/voor onderzoek\? Ja\.De organisatie schreef: Wij onderzoeken slaap/)

    expect((await citizen.get(`/mijn/verzoeken/${id}`)).text).toContain('Er was toestemming')
    const wider = await citizen.press('Maak de toestemming kleiner', { gegevens: 'GGC002', totenmet: '' })
    expect(wider.status).toBe(422)
    await citizen.get(`/en/mijn/verzoeken/${id}`)
    await citizen.press('Withdraw the consent')
    expect(textOf(citizen)).toContain('The consent has been withdrawn')
    expect(await check(id)).toContain('Geen toestemming')
  })

  it('is told as done only where it is so, whatever stands in the address', async () => {
    const citizen = await product.newCitizen()
    const id = await arrivedLeave(product, { staff: sanne.tab(), citizen })
    const one = `/mijn/verzoeken/${id}`
    const told = async (page: string, words: string[], visitor = citizen) => {
      const said: string[] = []
      for (const word of words) {
        await visitor.get(`${page}?gedaan=${word}`)
        if (mainOf(visitor).querySelector('[role=status]')) said.push(word)
      }
      return said
    }
    const ANSWERS = ['accept', 'narrow', 'decline', 'withdraw']
    const DOOR = ['code', 'aan', 'uit', 'decline', 'withdraw']
    expect(await told(one, ANSWERS)).toEqual([])
    expect(await told('/mijn/verzoeken', DOOR)).toEqual(['uit'])
    await citizen.get(one)
    await citizen.press('Ja, dit mag', { gegevens: 'GGC002', totenmet: '' })
    expect(await told(one, ANSWERS)).toEqual(['accept'])
    await citizen.get(one)
    await citizen.press('Maak de toestemming kleiner', { gegevens: 'GGC013', totenmet: '' })
    expect(await told(one, ANSWERS)).toEqual(['narrow'])
    await citizen.press('Trek de toestemming in')
    expect(await told(one, ANSWERS)).toEqual(['withdraw'])
    await makeCode(citizen)
    expect(await told('/mijn/verzoeken', DOOR)).toEqual(['uit'])
    await citizen.press('Maak de code ongeldig')
    await citizen.press('Laat geen verzoeken meer toe')
    expect(await told('/mijn/verzoeken', DOOR)).toEqual(['code', 'aan'])
  })

  it('is told to each in words that are true of them: for whom, and whose yes it was', async () => {
    const [anna, erik] = [await product.citizen('anna'), await product.citizen('erik')]
    for (const parent of [anna, erik]) await actFor(parent, 'Cato')
    const id = await arrivedLeave(product, { staff: sanne.tab(), citizen: anna })
    await anna.get('/mijn/verzoeken?toon=gegeven')
    expect(textOf(anna)).toContain('Er is nu geen toestemming gegeven')
    await anna.get(`/mijn/verzoeken/${id}`)
    expect(textOf(anna)).not.toContain('uw kind')
    await anna.press('Ja, dit mag', { gegevens: 'GGC013', totenmet: '' })
    expect(textOf(anna)).toContain('U gaf toestemming voor Cato.')
    await erik.get(`/mijn/verzoeken/${id}?gedaan=accept`)
    expect(textOf(erik)).not.toContain('U gaf')
    expect(textOf(erik)).toMatch(/Antwoord.*Door.*ouder/s)

    const bram = await product.citizen('bram')
    await bram.get('/mijn/verzoeken')
    expect(textOf(bram)).toContain('Voor een ja zijn er twee nodig: u en een ouder of voogd')
    await anna.get('/mijn/verzoeken')
    expect(textOf(anna)).toContain('U zegt ja of nee')
    await actFor(anna, 'Bram')
    await anna.get('/mijn/verzoeken')
    for (const one of [bram, anna]) expect(textOf(one)).not.toContain('U zegt ja of nee')
  })

  it('is given for a child of 14 by its yes and a parent’s, who sees that one request and takes it back', async () => {
    const [bram, anna] = [await product.citizen('bram'), await product.citizen('anna')]
    await actFor(anna, 'Bram')
    const els = await logInAtWork(product, 'els')
    const id = await arrivedLeave(product, { staff: els.tab(), citizen: bram })
    expect((await anna.get(`/mijn/verzoeken/${id}`)).status).toBe(404)
    await bram.get(`/mijn/verzoeken/${id}`)
    await bram.press('Ja, dit mag', { gegevens: 'GGC013', totenmet: '' })
    expect(textOf(bram)).toContain('Er is nog een ja nodig van uw ouder of voogd.')
    expect(textOf(bram)).toContain('U zei ja. Nu is uw ouder of voogd aan de beurt.')
    await anna.get('/mijn/verzoeken')
    expect(textOf(anna)).toContain('Dit wordt ook aan u gevraagd')
    await anna.get(`/mijn/verzoeken/${id}`)
    expect(textOf(anna)).toContain('Bram zei ja.')
    expect(textOf(anna)).not.toContain('Wie keek hiernaar?')
    await anna.press('Ja, dit mag', { gegevens: 'GGC013', totenmet: '' })
    expect(textOf(anna)).toContain('U gaf toestemming voor Bram.')
    await anna.press('Trek de toestemming in')
    expect(textOf(anna)).toContain('De toestemming is ingetrokken.')
  })

  /** What a colleague sees of it, without what is another every time. */
  async function seen(code: string, answer: (id: string) => Promise<unknown> = async () => undefined) {
    const staff = sanne.tab()
    const id = await askLeave(staff, code)
    const pages = [mainOf(staff).innerHTML]
    await arriveRequests(product.runtime)
    await answer(id)
    await check(id, staff)
    pages.push(mainOf(staff).innerHTML)
    await staff.get('/zorgaanbieder/verzoeken')
    const row = [...staff.last!.document.querySelectorAll('tbody tr')].find((one) =>
      one.innerHTML.includes(id),
    )
    pages.push(row!.innerHTML)
    const answers = staff.heard.map(({ status, headers }) => [status, [...headers.keys()].toSorted()])
    const text = pages
      .join('\n')
      .replaceAll(id, 'id')
      .replace(/name="csrf" value="[^"]*"/g, '')
      .replace(/<time[^>]*>[^<]*<\/time>/g, 'time')
    return { text, answers }
  }

  it('is not there in one way: unknown, used, declined, blocked', async () => {
    const citizen = await product.newCitizen()
    const unknown = await seen('ABCD2345')
    expect(unknown.text).toContain('Geen toestemming')
    const used = await makeCode(citizen)
    const id = await askLeave(sanne.tab(), used)
    await arriveRequests(product.runtime)
    expect(await seen(used)).toEqual(unknown)
    const declined = await seen(await makeCode(citizen), async (one) => {
      await citizen.get(`/mijn/verzoeken/${one}`)
      await citizen.press('Nee, dit mag niet')
      expect(textOf(citizen)).toContain('U zei nee.')
    })
    expect(declined).toEqual(unknown)
    const code = await makeCode(citizen)
    await citizen.press('Laat geen verzoeken meer toe')
    expect(textOf(citizen)).toContain('Er komen nu geen verzoeken meer aan')
    expect(await seen(code)).toEqual(unknown)
    expect((await citizen.get(`/mijn/verzoeken/${id}`)).status).toBe(200)
    await citizen.get('/mijn/verzoeken')
    const links = [...mainOf(citizen).querySelectorAll('a')]
    await citizen.get(links.find((one) => one.textContent === 'Wie vroeg iets dat niet aankwam?')!.href)
    expect(textOf(citizen)).toMatch(/De Linde.*Vroeg toestemming met een code\. Dat verzoek kwam niet aan/s)
  })

  it('is nobody else’s: another organisation and another citizen find nothing', async () => {
    const citizen = await product.newCitizen()
    const id = await arrivedLeave(product, { staff: sanne.tab(), citizen })
    const lotte = await logInAtWork(product, 'lotte')
    await lotte.get('/zorgaanbieder/verzoeken')
    expect(textOf(lotte)).toContain('Uw organisatie vroeg nog niets')
    const csrf = lotte.token()
    const path = `/zorgaanbieder/verzoeken/${id}`
    expect([(await lotte.get(path)).status, (await lotte.post(path, { csrf })).status]).toEqual([404, 404])
    const other = await product.newCitizen()
    const own = other.token()
    const there = `/mijn/verzoeken/${id}`
    const sent = { csrf: own, do: 'intrekken' }
    expect([(await other.get(there)).status, (await other.post(there, sent)).status]).toEqual([404, 404])
  })

  it('is asked by number of who is treated there; the number stands in no address', async () => {
    const tab = sanne.tab()
    await tab.get('/zorgaanbieder/verzoeken/nieuw/nummer')
    const filled = { ...leaveAsked(), ...documentOf('erik') }
    const refused = await tab.submit(GO, filled)
    expect([refused.status, textOf(tab)]).toEqual([422, expect.stringContaining('Vink aan dat de persoon')])
    const withNumber = await tab.submit(GO, { ...filled, patient: 'ja', tekst: `U bent ${filled.bsn}.` })
    expect([withNumber.status, textOf(tab)]).toEqual([
      422,
      expect.stringContaining('burgerservicenummer. Haal'),
    ])
    await tab.submit(GO, { ...filled, patient: 'ja' })
    expect(textOf(tab)).toContain('Kloppen de gegevens')
    expect(tab.heard.map(({ url }) => url).join()).not.toContain(filled.bsn)
    await arriveRequests(product.runtime)
    const erik = await product.citizen('erik')
    await erik.get('/en/mijn/verzoeken')
    expect(textOf(erik)).toMatch(/Huisartsenpraktijk De Linde: research/)
  })
})
