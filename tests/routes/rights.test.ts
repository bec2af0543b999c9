import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { conversation } from '~/conversation/tables.server'
import { careSystem } from '../support/care-system'
import { choose, logInToRun, mailTo } from '../support/citizen'
import { aMessage } from '../support/conversation'
import type { Visitor } from '../support/visitor'
import { newBsn, type Product, SENDING, startProduct } from './product'

/* What people ask of the privacy officer, from both sides. */

const NEW = '/mijn/rechten/nieuw'
const LIST = '/privacyfunctionaris'
const DO = 'main form .nl-button--primary'

let product: Product
let citizen: Visitor
let officer: Visitor
const bsn = newBsn()

beforeAll(async () => {
  product = await startProduct(SENDING)
  citizen = await product.citizen(`bsn:${bsn}`, 'recht@voorbeeld.nl')
  await choose(citizen, { RPZAC104: 'yes' })
  officer = await logInToRun(product, 'joris')
})

const textOf = (visitor: Visitor) => visitor.last!.document.querySelector('main')!.textContent!
const idOf = (visitor: Visitor) => new URL(visitor.last!.url).pathname.split('/').at(-1)!
async function ask(soort: string, tekst = 'Wis mijn bericht van oktober.') {
  await citizen.get(`${NEW}?soort=${soort}`)
  await citizen.submit(DO, { soort, tekst, kenmerk: '' })
  return idOf(citizen)
}
async function take(id: string) {
  await officer.get(LIST)
  await officer.submit(`button[name=take][value="${id}"]`)
}
async function act(id: string, doe: string, filled: Record<string, string>) {
  await officer.get(`${LIST}/verzoeken/${id}?doe=${doe}`)
  return officer.submit(DO, filled)
}

describe('a request', () => {
  let id: string

  it('has a number and a last day as a sum, from the day it is sent', async () => {
    id = await ask('erasure')
    expect(textOf(citizen)).toMatch(
      /Verzoek R \d{4} \d{4}.*U hoeft nu niets te doen.*Deze dag telt niet mee.*4 weken.*Uiterlijk/,
    )
    await citizen.get('/mijn/rechten')
    expect(textOf(citizen)).toContain('Een deel laten wissen')
  })

  it('asked twice leads to the one that is under way', async () => {
    expect(await ask('erasure')).toBe(id)
    expect(textOf(citizen)).toContain('U vroeg dit al.')
  })

  it('shows the officer neither who asked nor what, until they take it; what is wrong is said at its field', async () => {
    await officer.get(LIST)
    expect(textOf(officer)).not.toContain('Wis mijn bericht')
    await officer.get(`${LIST}/verzoeken/${id}`)
    expect(textOf(officer)).not.toContain('Wis mijn bericht')
    await take(id)
    expect(textOf(officer)).toContain('Wis mijn bericht van oktober.')
    const early = await act(id, 'ask', { do: 'ask', tekst: 'Welk bericht?', dag: '2020-01-01' })
    expect(early.status).toBe(422)
    expect(early.document.querySelector('#dag')?.getAttribute('aria-invalid')).toBe('true')
    expect(early.document.querySelector('textarea')?.textContent).toContain('Welk bericht?')
    const blank = await act(id, 'decide', {
      do: 'decide',
      besluit: 'refused',
      grond: 'another-privacy',
      tekst: 'want',
      weglating: '',
    })
    expect(blank.status).toBe(422)
  })

  it('stands still while a question waits, which the person is mailed of and answers', async () => {
    await act(id, 'ask', { do: 'ask', tekst: 'Welk bericht?', dag: '' })
    await citizen.get(`/mijn/rechten/${id}`)
    expect(textOf(citizen)).toMatch(/Wij wachten op u.*De klok staat stil sinds/)
    const mail = await mailTo(product, 'recht@voorbeeld.nl', (text) => !text.includes('/bevestigen/'))
    expect(mail.text).not.toMatch(/bericht\?|wissen|verzoek/i)
    await citizen.submit('main form .nl-button--primary', { tekst: 'Dat van 19 oktober.' })
    expect(textOf(citizen)).toContain('Dat van 19 oktober.')
  })

  it('is decided with a reason, carried out, and kept as a signed file of which the number opens nothing', async () => {
    await act(id, 'decide', {
      do: 'decide',
      besluit: 'in-part',
      grond: 'statutory-retention',
      tekst: 'Het logboek blijft.',
      weglating: '',
    })
    await citizen.get(`/mijn/rechten/${id}`)
    expect(textOf(citizen)).toMatch(
      /Besluit: voor een deel.*De wet zegt dat wij dit moeten bewaren.*Het logboek blijft\./,
    )
    await act(id, 'carry-out', { do: 'carry-out', tekst: 'Het bericht is weg.' })
    await citizen.get(`/mijn/rechten/${id}`)
    expect(textOf(citizen)).toContain('Dit verzoek is klaar.')
    const file = await citizen.get(`/mijn/rechten/${id}/bewijs`)
    const { payload } = JSON.parse(file.text) as { payload: string }
    const proof = Buffer.from(payload, 'base64url').toString()
    expect(JSON.parse(proof)).toMatchObject({ kind: 'erasure', standing: 'done' })
    expect(proof).not.toContain(bsn)
    const other = await product.citizen(`bsn:${newBsn()}`, 'ander@voorbeeld.nl')
    for (const path of [`/mijn/rechten/${id}`, `/mijn/rechten/${id}/bewijs`])
      expect((await other.get(path)).status).toBe(404)
  })
})

it('to keep everything still works at once and ends when it is taken back', async () => {
  const hospital = await careSystem(product, 'demo-90000303')
  const question = { from: '90000303', type: 'V6', holder: '90000101', holderType: 'Z3', bsn }
  expect((await hospital.ask(question)).body.decision).toBe(true)
  await ask('restriction', 'Zoek uit of dit klopt.')
  expect((await hospital.ask(question)).body.decision).toBe(false)
  await citizen.get('/mijn')
  expect(textOf(citizen)).toContain('Het gebruik van uw gegevens is beperkt')
  await citizen.get('/mijn/rechten')
  await citizen.get([...citizen.last!.document.querySelectorAll<HTMLAnchorElement>('main .row a')][0]!.href)
  await citizen.press('Trek uw verzoek in')
  expect(textOf(citizen)).toContain('U trok uw verzoek in.')
  expect((await hospital.ask(question)).body.decision).toBe(true)
})

it('on paper is written down with the day it came, and of who is known leads to the one that is under way', async () => {
  const bsn = newBsn()
  await product.citizen(`bsn:${bsn}`)
  const form = `${LIST}/verzoeken/nieuw`
  const typed = { soort: 'access', hoe: 'paper', naam: 'K. Bos', tekst: 'Wat weet u van mij?', kenmerk: '' }
  await officer.get(form)
  await officer.press('Leg vast', { ...typed, dag: '1-1-2099', bsn: '' })
  expect(textOf(officer)).toContain('Deze dag moet nog komen.')
  await officer.press('Leg vast', { ...typed, dag: '2-3-2026', bsn: newBsn() })
  expect(textOf(officer)).toContain('Dit nummer is hier niet bekend.')
  await officer.press('Leg vast', { ...typed, dag: '2-3-2026', bsn: '', gezien: 'ja' })
  expect(textOf(officer)).toContain('U weet pas wie het is als het nummer hier bekend is.')
  await officer.press('Leg vast', { ...typed, dag: '2-3-2026', bsn, gezien: 'ja' })
  expect(textOf(officer)).toMatch(/K\. Bos.*Wat weet u van mij\?.*2 maart 2026/)
  expect(textOf(officer)).not.toContain(bsn)
  const asked = new URL(officer.last!.url).pathname
  await officer.get(`${asked}?doe=ask`)
  await officer.press('Vraag dit', { tekst: 'Wat bedoelt u?', dag: '2026-03-01' })
  expect(textOf(officer)).toContain('Deze dag ligt voor de ontvangst')
  await officer.get(form)
  await officer.press('Leg vast', { ...typed, dag: '3-3-2026', bsn })
  expect(officer.last!.status).toBe(409)
  expect(textOf(officer)).toContain('Dit is al gevraagd en loopt nog.')
})

it('of one’s own name an officer neither reads nor takes', async () => {
  const { askRights } = await import('~/rights/person-use-cases.server')
  const { dossierOf } = await import('../support/dossier')
  const { openFamily } = await import('../support/family')
  const hugo = await openFamily(product as never).logIn('hugo')
  const dossier = await dossierOf(product.runtime, await hugo.actor())
  const asked = await askRights(product.runtime, dossier, {
    ...{ kind: 'complaint', text: 'Dit klopt niet', about: '', name: 'J. van Dijk' },
  })
  const id = asked.ok ? asked.id : ''
  await officer.get(LIST)
  expect(textOf(officer)).toContain('Uw eigen verzoek: een collega beslist')
  expect(officer.last!.document.querySelector(`button[value="${id}"]`)).toBeNull()
  expect((await officer.get(`${LIST}/verzoeken/${id}`)).status).toBe(404)
  const forced = await officer.post(LIST, { take: id, csrf: officer.token() })
  expect(forced.status).toBe(409)
})

it('that the desk handed on becomes one whose clock counts from the day it was written', async () => {
  const noor = await logInToRun(product, 'noor')
  const { id } = await aMessage(product.runtime, {
    ...{ text: 'Ik wil een klacht indienen.', topic: 'privacy' },
    content: { firstName: 'M.', surname: 'Bakker' },
  })
  await product.database.transact(async (transaction) => {
    const receivedAt = new Date(Date.now() - 3 * 24 * 3_600_000)
    await transaction.update(conversation).set({ receivedAt }).where(eq(conversation.id, id))
  })
  await noor.get('/servicedesk/berichten')
  await noor.submit(`button[name=take][value="${id}"]`)
  await noor.get(`/servicedesk/berichten/${id}/geef-door`)
  await noor.press('Geef door')
  await officer.get(LIST)
  expect(textOf(officer)).toMatch(/Doorgegeven door de servicedesk.*Bericht B \d+/)
  expect(textOf(officer)).not.toContain('klacht indienen')
  await officer.submit(`button[name=picked][value="${id}"]`, { soort: 'complaint' })
  expect(textOf(officer)).toMatch(/M\. Bakker.*Ik wil een klacht indienen\..*Ik weet wie het is/)
  expect(textOf(officer)).toContain('Dat is over 2')
  await officer.get(LIST)
  expect(textOf(officer)).not.toContain('Doorgegeven door de servicedesk')
  await officer.get(`${LIST}/registers`)
  const current = [...officer.last!.document.querySelectorAll('.menu__link[aria-current=page]')]
  expect(current.map((link) => link.textContent)).toEqual(['Registers'])
})
