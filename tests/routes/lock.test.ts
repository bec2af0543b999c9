import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { session } from '~/identity/tables.server'
import { sessionIndexOf } from '~/identity/session.server'
import { gateOn } from '~/person/gate'
import { subject } from '~/person/tables.server'
import { approval } from '~/representation/tables.server'
import { localDate } from '~/runtime/local-date'
import { actFor } from '../support/acting'
import { careSystem } from '../support/care-system'
import { choose, logIn, mailTo } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import { words } from '../support/words'
import { newBsn, type Product, SENDING, startProduct } from './product'

/* The emergency lock as people press it, and as a care system notices it: by nothing but a refusal. */

const PAGE = '/mijn/noodslot'
const SET = words('nl', 'lock.set')
const LIFT = words('nl', 'lock.lift.alone')
const ASK = words('nl', 'lock.lift.together')

let product: Product

beforeAll(async () => {
  product = await startProduct(SENDING)
})

const titleOf = (visitor: Visitor) => visitor.last!.document.querySelector('h1')?.textContent
const textOf = (visitor: Visitor) => visitor.last!.document.querySelector('main')!.textContent!
const rowOf = async (visitor: Visitor) => {
  const { reader } = product.database
  const index = sessionIndexOf(product.runtime, visitor.cookies())!
  const [found] = await reader
    .select({ subject })
    .from(session)
    .innerJoin(subject, eq(subject.id, session.subjectId))
    .where(eq(session.idIndex, index))
  return found!.subject
}
/** Makes the login of this session so many minutes older. */
const ageLogin = async (visitor: Visitor, minutes: number) => {
  const index = sessionIndexOf(product.runtime, visitor.cookies())!
  const startedAt = new Date(Date.now() - minutes * 60_000)
  await product.database.transact(async (transaction) => {
    await transaction.update(session).set({ startedAt }).where(eq(session.idIndex, index))
  })
}
const pressOn = async (visitor: Visitor, button: string) => {
  await visitor.get(PAGE)
  return visitor.press(button)
}
const linkTo = (visitor: Visitor, part: string) =>
  [...visitor.last!.document.querySelectorAll<HTMLAnchorElement>('main a')].find(({ href }) =>
    href.includes(part),
  )

describe('a citizen', () => {
  let citizen: Visitor
  const bsn = newBsn()

  beforeAll(async () => {
    citizen = await product.citizen(`bsn:${bsn}`, 'slot@voorbeeld.nl')
    await choose(citizen, { RPZAC104: 'yes' })
  })

  it('finds it from the overview, reads what it does, and sets it with one button', async () => {
    await citizen.get('/mijn')
    expect(linkTo(citizen, PAGE)).toBeDefined()
    const page = await citizen.get(PAGE)
    expect([page.status, titleOf(citizen)]).toEqual([200, 'Noodslot'])
    expect(page.document.querySelectorAll('main .card li')).toHaveLength(3)
    expect(page.document.querySelectorAll('main form button')).toHaveLength(1)
    const old = citizen.tab()
    await old.get(PAGE)
    await citizen.press(SET)
    expect([new URL(citizen.last!.url).pathname, titleOf(citizen)]).toEqual([PAGE, 'Het noodslot staat erop'])
    const { lockedAt } = await rowOf(citizen)
    // A second press, from a page that was open before, is answered the same and changes nothing.
    expect((await old.press(SET)).status).toBe(200)
    expect(titleOf(old)).toBe('Het noodslot staat erop')
    expect((await rowOf(citizen)).lockedAt).toEqual(lockedAt)
  })

  it('reads everywhere that it is on, since when and by whom', async () => {
    await citizen.get(PAGE)
    expect(textOf(citizen)).toMatch(/Sinds.*\d{4}.*Erop gezet door.*U/)
    for (const path of ['/mijn', '/mijn/keuzes', '/mijn/keuzes/groep/GP']) {
      await citizen.get(path)
      expect(textOf(citizen), path).toContain('Het noodslot staat erop: niemand krijgt uw gegevens')
      await citizen.get(`/en${path}`)
      expect(textOf(citizen), path).toContain('The emergency lock is on: nobody gets your data')
    }
    await citizen.get('/mijn/wat-als?doe=toon&houder=GP&gegevens=GGC002&vrager=RPZAC104')
    expect(textOf(citizen)).toContain('Uw noodslot staat erop. Dan krijgt iedereen nee.')
    const mail = await mailTo(product, 'slot@voorbeeld.nl', (text) => !text.includes('/bevestigen/'))
    expect(mail.text).not.toMatch(/slot|lock/i)
  })

  it('is denied to a care system like any no, and permitted again after lifting', async () => {
    const hospital = await careSystem(product, 'demo-90000303')
    const question = { from: '90000303', type: 'V6', holder: '90000101', holderType: 'Z3', bsn }
    const denied = await hospital.ask(question)
    const unknown = await hospital.ask({ ...question, bsn: newBsn() })
    expect(denied.body).toEqual({ ...unknown.body, decision: false })
    expect([denied.status, [...denied.headers.keys()]]).toEqual([unknown.status, [...unknown.headers.keys()]])
    await citizen.get('/mijn/bekeken')
    expect(textOf(citizen)).toContain('Uw noodslot stond erop. Dan krijgt iedereen nee.')
    await pressOn(citizen, LIFT)
    expect(textOf(citizen)).toContain('Het noodslot is eraf.')
    expect((await hospital.ask(question)).body.decision).toBe(true)
  })

  it('sends only a no while it is on', async () => {
    await pressOn(citizen, SET)
    await citizen.get('/mijn/keuzes/groep/GP')
    await citizen.submit('button[name=next][value=on]', { 'answer-RPZAC001': 'yes' })
    const control = await citizen.get('/mijn/keuzes/controle')
    expect(control.text).toContain(words('nl', 'lock.notice.choosing'))
    const refused = await citizen.submit('main form .nl-button--primary')
    expect(refused.status).toBe(422)
    await citizen.get('/mijn/alles-stoppen')
    expect((await citizen.submit('main form .nl-button--primary')).url).toContain('/klaar')
    expect(gateOn(await rowOf(citizen), localDate(new Date()))).toBe('locked')
  })

  it('who logged in too long ago is sent through DigiD and comes back; a page from before does nothing', async () => {
    await citizen.get(PAGE)
    await ageLogin(citizen, 6)
    const stale = await citizen.press(LIFT)
    expect([stale.status, gateOn(await rowOf(citizen), localDate(new Date()))]).toEqual([409, 'locked'])
    expect(textOf(citizen)).toContain('langer dan vijf minuten')
    const link = linkTo(citizen, '/inloggen/digid')!
    const before = sessionIndexOf(product.runtime, citizen.cookies())
    await citizen.get(link.href)
    expect(new URL(citizen.last!.url).origin).not.toBe(product.origin)
    await citizen.submit('button[name=persona][value^=bsn], button[name=persona]', {
      bsn,
      persona: 'bsn',
      level: 'substantieel',
    })
    expect(new URL(citizen.last!.url).pathname).toBe(PAGE)
    expect(sessionIndexOf(product.runtime, citizen.cookies())).not.toBe(before)
    await citizen.press(LIFT)
    expect(gateOn(await rowOf(citizen), localDate(new Date()))).toBe('open')
  })

  it('who did not accept the terms may lock, and not lift', async () => {
    const newcomer = await logIn(product, `bsn:${newBsn()}`)
    await pressOn(newcomer, SET)
    expect(gateOn(await rowOf(newcomer), localDate(new Date()))).toBe('locked')
    expect(linkTo(newcomer, '/welkom')).toBeDefined()
    const refused = await newcomer.post(PAGE, { csrf: newcomer.token(), do: 'lift' })
    expect([refused.status, gateOn(await rowOf(newcomer), localDate(new Date()))]).toEqual([422, 'locked'])
  })

  it('sends something else: refused', async () => {
    await citizen.get(PAGE)
    expect((await citizen.post(PAGE, { csrf: citizen.token(), do: 'x' })).status).toBe(400)
    expect((await citizen.post(PAGE, { csrf: citizen.token() })).status).toBe(400)
  })
})

describe('a family', () => {
  let anna: Visitor
  let erik: Visitor
  let bram: Visitor

  beforeAll(async () => {
    anna = await product.citizen('anna')
    erik = await product.citizen('erik')
    bram = await product.citizen('bram')
  })

  it('a child under 12 sets it; a parent reads who did, and lifts it', async () => {
    const cato = await logIn(product, 'cato')
    await cato.get('/te-jong')
    expect(linkTo(cato, PAGE)).toBeDefined()
    await pressOn(cato, SET)
    expect(titleOf(cato)).toBe('Het noodslot staat erop')
    expect(cato.last!.document.querySelector('button[value=lift], main a[href*="digid"]')).toBeNull()
    const refused = await cato.post(PAGE, { csrf: cato.token(), do: 'lift' })
    expect([refused.status, gateOn(await rowOf(cato), localDate(new Date()))]).toEqual([422, 'locked'])
    await cato.get('/mijn')
    expect(textOf(cato)).toContain('Het noodslot staat erop')

    await actFor(anna, 'Cato')
    expect(textOf(anna)).toContain('niemand krijgt de gegevens van Cato')
    await anna.get(PAGE)
    expect(titleOf(anna)).toBe('Het noodslot van Cato staat erop')
    await anna.press(LIFT)
    expect(gateOn(await rowOf(cato), localDate(new Date()))).toBe('open')
    const entries = (await product.database.reader.select().from(activity))
      .filter(({ event }) => event === 'locked' || event === 'lock-lifted')
      .slice(-2)
      .map(({ event, entry }) => [event, (JSON.parse(entry) as { users: { role: string }[] }).users[0]!.role])
    expect(entries).toEqual([
      ['locked', '01'],
      ['lock-lifted', '02'],
    ])
  })

  it('a parent who logs in anew for it begins to act again, and comes back to the lock', async () => {
    await pressOn(anna, SET)
    await ageLogin(anna, 6)
    await anna.get(PAGE)
    expect(anna.last!.document.querySelector('button[value=lift]')).toBeNull()
    await anna.get(linkTo(anna, '/inloggen/digid')!.href)
    await anna.submit('button[name=persona][value=anna]', { level: 'substantieel' })
    expect(new URL(anna.last!.url).pathname).toMatch(/^\/mijn\/namens\/[0-9a-v]{26}$/)
    await anna.submit('main form button', { betrokken: 'ja' })
    expect([new URL(anna.last!.url).pathname, titleOf(anna)]).toEqual([
      PAGE,
      'Het noodslot van Cato staat erop',
    ])
  })

  it('of two parents, the one who set it must agree', async () => {
    await actFor(erik, 'Cato')
    await pressOn(erik, ASK)
    expect(new URL(erik.last!.url).pathname).toMatch(/^\/mijn\/akkoord\//)
    expect(textOf(erik)).toContain('De andere ouder of voogd zette het noodslot erop.')
    await anna.get(PAGE)
    await anna.get(linkTo(anna, '/mijn/akkoord/')!.href)
    expect([titleOf(anna), textOf(anna).includes('U zette het noodslot erop.')]).toEqual([
      'Mag het noodslot eraf?',
      true,
    ])
    const done = await anna.submit('button[value=approve]')
    expect(titleOf(anna)).toBe('Het noodslot is eraf')
    expect(done.status).toBe(200)
    expect((await anna.get(PAGE)).document.querySelector('button[value=lock]')).not.toBeNull()
  })

  it('at 14 the child and one parent: asked by the child, agreed to with a new login', async () => {
    await pressOn(bram, SET)
    await pressOn(bram, ASK)
    const { pathname } = new URL(bram.last!.url)
    expect(pathname).toMatch(/^\/mijn\/akkoord\//)
    expect(gateOn(await rowOf(bram), localDate(new Date()))).toBe('locked')
    await bram.get('/mijn')
    expect(textOf(bram)).toContain('Het noodslot eraf: gevraagd op')

    await actFor(anna, 'Bram')
    await anna.get(pathname)
    await ageLogin(anna, 6)
    await anna.submit('button[value=approve]')
    expect(new URL(anna.last!.url).pathname).toBe(PAGE)
    expect(textOf(anna)).toContain('langer dan vijf minuten')
    expect(gateOn(await rowOf(bram), localDate(new Date()))).toBe('locked')
    await ageLogin(anna, 1)
    await anna.get(pathname)
    await anna.submit('button[value=approve]')
    expect(gateOn(await rowOf(bram), localDate(new Date()))).toBe('open')
    const [row] = await product.database.reader
      .select()
      .from(approval)
      .where(eq(approval.liftsLock, true))
      .limit(1)
    expect(row!.version).toBeNull()
    await bram.get(pathname)
    expect(titleOf(bram)).toBe('Het noodslot is eraf')
  })

  it('a form made for another child than now sets nothing', async () => {
    await anna.get(PAGE)
    const old = anna.tab()
    await old.get(PAGE)
    await actFor(anna, 'Cato')
    expect((await old.press(SET)).status).toBe(409)
    expect(gateOn(await rowOf(bram), localDate(new Date()))).toBe('open')
    const stranger = await product.newCitizen()
    await stranger.get(PAGE)
    await stranger.press(SET)
    const gates = await product.database.reader.select({ lockedAt: subject.lockedAt }).from(subject)
    expect(gates.filter(({ lockedAt }) => lockedAt !== null)).toHaveLength(2)
  })
})
