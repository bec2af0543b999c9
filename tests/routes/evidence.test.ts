import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDate } from '~/runtime/local-date'
import { typedDay } from '~/runtime/typed-day'
import { actFor } from '../support/acting'
import { choose, logInToRun } from '../support/citizen'
import { documentOf } from '../support/counter'
import { askByPhone, askMeasure, caseOpen, decide, DESK, seePaper } from '../support/desk-pages'
import type { Visitor } from '../support/visitor'
import { startProduct, type Product } from './product'

/* The desk's pages about evidence, without scripts: two people of the desk, who asks, and who it is about. */

let product: Product
let noor: Visitor
let bas: Visitor

beforeAll(async () => {
  product = await startProduct()
  ;[noor, bas] = [await logInToRun(product, 'noor'), await logInToRun(product, 'bas')]
})

const MAIN = 'main form .nl-button--primary'
const textOf = ({ last }: Visitor) => last!.document.querySelector('main')!.textContent!
const pathOf = ({ last }: Visitor) => last!.url.slice(product.origin.length)
const inDays = (days: number) => typedDay(addDays(localDate(new Date()), days))

it('makes a mentor act, from the request online to a choice, and no longer once the desk ends it', async () => {
  const [hugo, gerard] = [await product.citizen('hugo'), await product.citizen('gerard')]
  await choose(hugo, { RPZAC005: 'no' })
  await gerard.get('/mijn/namens/aanvragen')
  await gerard.submit(MAIN, { als: 'mentor', bsn: documentOf('hugo').bsn, tot: inDays(700) })
  const number = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(textOf(gerard))![0]

  await noor.get(DESK)
  expect(textOf(noor)).toContain(number)
  expect(textOf(noor)).not.toMatch(/Hugo|Gerard/)
  await noor.get(`${DESK}?nummer=${number.toLowerCase()}`)
  await noor.get(noor.last!.document.querySelector<HTMLAnchorElement>('tbody a')!.getAttribute('href')!)
  expect(textOf(noor)).toMatch(/Gerard[\s\S]*Hugo/)
  expect(textOf(noor)).not.toMatch(/apothe|huisarts/i)
  const id = caseOpen(noor)
  await seePaper(noor, id, { papier: 'court-order' })
  expect(textOf(noor)).toContain('Een collega kijkt nu als tweede')
  expect((await noor.get(`${DESK}/${id}/besluit`)).status).toBe(409)

  await decide(bas, id, { besluit: 'refuse' })
  expect(bas.last!.status).toBe(422)
  await decide(bas, id, { besluit: 'confirm' })
  expect(textOf(bas)).toContain('Het geldt.')
  await bas.press('Zet ‘kan niet zelf beslissen’ op de lijst')
  const capacity = caseOpen(bas)
  await seePaper(bas, capacity, { papier: 'expert-statement' })
  await decide(noor, capacity, { besluit: 'confirm' })
  expect(textOf(noor)).toContain('Het geldt.')

  await actFor(gerard, 'Hugo')
  await choose(gerard, { RPZAC005: 'yes' })
  await noor.get(`${DESK}/${id}/stop`)
  await noor.submit(MAIN, { reden: 'De rechter benoemde een ander.' })
  expect(textOf(noor)).toContain('De rechter benoemde een ander.')
  await gerard.get('/mijn/keuzes')
  expect(pathOf(gerard)).toBe('/mijn/namens?reden=voorbij')
})

describe('a request', () => {
  it('that is refused tells who asked, with the reason', async () => {
    const yara = await product.citizen('yara')
    const id = await askByPhone(noor, {
      ...{ kind: 'authorised', applicant: 'yara', person: 'fatima', until: inDays(300) },
    })
    await seePaper(noor, id, { papier: 'written-authorisation', rang1: 'absent' })
    await decide(bas, id, { besluit: 'refuse', reden: 'De handtekening ontbreekt.' })
    await yara.get('/mijn/namens')
    expect(textOf(yara)).toContain('De handtekening ontbreekt.')
  })

  it('keeps what was typed, says what is wrong at its field, and finds nobody by a wrong date', async () => {
    const { bsn } = documentOf('anna')
    await noor.get(`${DESK}/nieuw`)
    await noor.submit(MAIN, { als: 'mentor', kanaal: 'phone', aanvrager: bsn, persoon: bsn.slice(1) })
    expect(noor.last!.status).toBe(422)
    expect(textOf(noor)).toContain('of een koppelcode (8 tekens)')
    const wrong = { aanvragergeboren: '1-1-1980', persoongeboren: '1-1-1980', tot: inDays(9) }
    await noor.submit(MAIN, { als: 'mentor', kanaal: 'phone', aanvrager: bsn, persoon: bsn, ...wrong })
    expect(textOf(noor)).toContain('Wij vinden de aanvrager niet.')
    expect(noor.last!.document.querySelector('[name=aanvrager]')!.getAttribute('value')).toBe(bsn)
  })

  it('of which another did something meanwhile is not decided on what is no longer so', async () => {
    const id = await askMeasure(noor, 'shielding-set', 'cato')
    const tab = bas.tab()
    await tab.get(`${DESK}/${id}/gezien`)
    await seePaper(noor, id, { papier: 'own-wish' })
    await tab.submit(MAIN, { papier: 'own-wish', datum: '1-2-2026' })
    expect(tab.last!.status).toBe(409)
  })
})

it('lets somebody look back after a death, who changes nothing', async () => {
  const erik = await product.citizen('erik')
  const id = await askByPhone(noor, {
    ...{ kind: 'after-death', applicant: 'erik', person: 'otto', until: inDays(60) },
  })
  await noor.get(`${DESK}/${id}/gezien`)
  const fields = new URLSearchParams([
    ...Object.entries({ csrf: noor.token(), datum: '1-2-2026', vanaf: inDays(0), tot: inDays(60) }),
    ['revision', noor.last!.document.querySelector('[name=revision]')!.getAttribute('value')!],
    ['papier', 'death-certificate'],
  ])
  const one = await noor.post(`${DESK}/${id}/gezien`, Object.fromEntries(fields))
  expect(one.status).toBe(422)
  fields.append('papier', 'weighty-interest')
  const url = `${product.origin}${DESK}/${id}/gezien`
  const headers = { cookie: noor.cookies(), origin: product.origin, 'sec-fetch-site': 'same-origin' }
  expect((await fetch(url, { method: 'POST', body: fields, headers, redirect: 'manual' })).status).toBe(302)
  await decide(bas, id, { besluit: 'confirm' })
  expect(textOf(bas)).toContain('Het geldt.')

  await actFor(erik, 'Otto')
  expect(pathOf(erik)).toBe('/mijn')
  for (const path of ['/mijn', '/mijn/bekeken', '/mijn/geschiedenis', '/mijn/vastgelegd'])
    expect((await erik.get(path)).status, path).toBe(200)
  for (const path of ['/mijn/keuzes', '/mijn/noodslot', '/mijn/alles-stoppen']) {
    await erik.get(path)
    expect(pathOf(erik), path).toBe('/mijn/namens?reden=terugkijken')
  }
})
