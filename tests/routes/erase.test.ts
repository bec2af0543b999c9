import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { sessionIndexOf } from '~/identity/session.server'
import { session } from '~/identity/tables.server'
import { PERIODS, type RetainedId } from '~/privacy/periods'
import { actFor } from '../support/acting'
import { careSystem } from '../support/care-system'
import { choose, logIn, mailTo } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import { newBsn, type Product, SENDING, startProduct } from './product'

/* One's own data and erasing them, as people press it and as a care system notices it. */

const DATA = '/mijn/gegevens'
const ERASE = '/mijn/gegevens/verwijderen'
const FILE = '/mijn/gegevens/mijn-gegevens.json'
const DO = 'main form .nl-button--primary'

let product: Product

beforeAll(async () => {
  product = await startProduct(SENDING)
})

const titleOf = (visitor: Visitor) => visitor.last!.document.querySelector('h1')?.textContent
const textOf = (visitor: Visitor) => visitor.last!.document.querySelector('main')!.textContent!
const bandOf = (visitor: Visitor) => visitor.last!.document.querySelector('.erasing-band')?.textContent
const ageLogin = async (visitor: Visitor, minutes: number) => {
  const index = sessionIndexOf(product.runtime, visitor.cookies())!
  const startedAt = new Date(Date.now() - minutes * 60_000)
  await product.database.transact(async (transaction) => {
    await transaction.update(session).set({ startedAt }).where(eq(session.idIndex, index))
  })
}

describe('a citizen', () => {
  let citizen: Visitor
  const bsn = newBsn()

  beforeAll(async () => {
    citizen = await product.citizen(`bsn:${bsn}`, 'wis@voorbeeld.nl')
    await choose(citizen, { RPZAC104: 'yes' })
  })

  it('reads what is kept, and takes all of it along without their number or anybody’s id', async () => {
    const page = await citizen.get(DATA)
    expect([page.status, titleOf(citizen)]).toEqual([200, 'Mijn gegevens'])
    expect(textOf(citizen)).toContain('wis@voorbeeld.nl')
    expect(page.document.querySelector('.menu [aria-current=page]')?.textContent).toBe('Mijn gegevens')
    expect(page.text).not.toContain(bsn)
    const file = await citizen.get(FILE)
    expect(file.text).not.toContain(bsn)
    const { kept, asked, done } = JSON.parse(file.text) as {
      kept: Partial<Record<RetainedId, { data: string; holds: object[] }>>
      asked: object[]
      done: { event: string; by: { you: boolean }[] }[]
    }
    expect(Object.keys(kept).filter((id) => !(id in PERIODS))).toEqual([])
    expect(kept.choices!.holds).toMatchObject([
      { version: 1, choices: [{ receiver: 'RPZAC104', answer: 'yes' }] },
    ])
    expect(kept.email!.holds).toMatchObject([{ address: 'wis@voorbeeld.nl' }])
    expect([asked, done.map(({ event }) => event).includes('choices-submitted')]).toEqual([[], true])
    expect(done.every(({ by }) => by.every(({ you }) => you))).toBe(true)
    expect((await citizen.get(`/en${DATA}`)).text).toContain('My data')
  })

  it('reads what goes and what stays, and nothing happened yet', async () => {
    await citizen.get(ERASE)
    expect(titleOf(citizen)).toBe('Verwijder mijn gegevens')
    expect(textOf(citizen)).toMatch(
      /Dit gaat weg.*1 versie met keuzes.*Dit blijft, en waarom.*Het logboek: 5 jaar/,
    )
    expect(bandOf(citizen)).toBeUndefined()
  })

  it('erases with one button: a care system gets an ordinary no, every page says until when it can be stopped', async () => {
    const hospital = await careSystem(product, 'demo-90000303')
    const question = { from: '90000303', type: 'V6', holder: '90000101', holderType: 'Z3', bsn }
    expect((await hospital.ask(question)).body.decision).toBe(true)
    const old = citizen.tab()
    await old.get(ERASE)
    await citizen.get(ERASE)
    await citizen.submit(DO)
    expect(titleOf(citizen)).toBe('Uw gegevens worden verwijderd')
    await old.submit(DO)
    expect(titleOf(old)).toBe('Uw gegevens worden verwijderd')
    const denied = await hospital.ask(question)
    expect(denied.body).toEqual((await hospital.ask({ ...question, bsn: newBsn() })).body)
    for (const path of ['/mijn', '/mijn/keuzes', DATA, '/vragen']) {
      await citizen.get(path)
      expect(bandOf(citizen), path).toMatch(
        /Uw gegevens worden verwijderd.*Tegenhouden kan tot en met .*Toch niet/,
      )
    }
    await citizen.get('/en/mijn')
    expect(bandOf(citizen)).toContain('Your data are being deleted')
    await citizen.get('/mijn/bekeken')
    const mail = await mailTo(product, 'wis@voorbeeld.nl', (text) => !text.includes('/bevestigen/'))
    expect(mail.text).not.toMatch(/verwijder|wis/i)
  })

  it('stops it with a new login, and everything is as it was', async () => {
    await ageLogin(citizen, 6)
    await citizen.get(ERASE)
    expect(textOf(citizen)).toContain('Log opnieuw in met DigiD')
    const again = await logIn(product, `bsn:${bsn}`)
    await again.get(ERASE)
    await again.press('Toch niet')
    expect(textOf(again)).toContain('Er wordt niets verwijderd.')
    expect(bandOf(again)).toBeUndefined()
    const hospital = await careSystem(product, 'demo-90000303')
    const question = { from: '90000303', type: 'V6', holder: '90000101', holderType: 'Z3', bsn }
    expect((await hospital.ask(question)).body.decision).toBe(true)
  })

  it('says what becomes of the lock, at its own question and none chosen beforehand', async () => {
    const again = await logIn(product, `bsn:${bsn}`)
    await again.get('/mijn/noodslot')
    await again.press('Zet het noodslot erop')
    const page = await again.get(ERASE)
    expect(page.document.querySelectorAll('input[name=lock]:checked')).toHaveLength(0)
    const refused = await again.submit(DO)
    expect(refused.status).toBe(422)
    expect(refused.document.querySelector('.error-summary a')?.getAttribute('href')).toBe('#lock')
    expect(refused.document.querySelector('#lock')).not.toBeNull()
  })
})

describe('for a child', () => {
  it('of 14 a parent is asked and agrees; each of them sees whose turn it is', async () => {
    const bram = await product.citizen('bram')
    const anna = await product.citizen('anna')
    await bram.get(ERASE)
    expect(textOf(bram)).toContain('Dit doet u samen')
    await bram.submit(DO)
    expect(textOf(bram)).toContain('Uw ja staat. Wij wachten nog op een ander.')
    await actFor(anna, 'Bram')
    await anna.get(ERASE)
    expect(titleOf(anna)).toBe('Verwijderen wacht op akkoord')
    await anna.press('Ja, verwijder de gegevens')
    expect(titleOf(anna)).toMatch(/^De gegevens van Bram/)
    await anna.get('/mijn')
    expect(bandOf(anna)).toContain('De gegevens van Bram')
    await bram.get('/mijn')
    expect(bandOf(bram)).toContain('Uw gegevens worden verwijderd')
    await bram.get(ERASE)
    await bram.press('Toch niet')
    expect(textOf(bram)).toContain('U zei: toch niet. Wij wachten nog op een ander.')
    await anna.get(ERASE)
    expect(textOf(anna)).toContain('Iemand zei: toch niet.')
    await anna.press('Toch niet')
    expect(textOf(anna)).toContain('Er wordt niets verwijderd.')
  })

  it('a form of one’s own, sent while acting for another since, erases nobody', async () => {
    const erik = await product.citizen('erik')
    const own = erik.tab()
    await own.get(ERASE)
    await actFor(erik, 'Cato')
    expect((await own.submit(DO)).status).toBe(409)
    await erik.get('/mijn')
    expect(bandOf(erik)).toBeUndefined()
  })

  it('under 12 the child itself is kept out, and who was authorised by an adult too', async () => {
    const cato = await product.citizen('cato')
    expect((await cato.get(ERASE)).url).toContain('/te-jong')
    expect((await cato.get(DATA)).url).toContain('/te-jong')
  })
})
