import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { profileVersion } from '~/consent/tables.server'
import { birthdayAt } from '~/person/age'
import { parseBsn } from '~/person/bsn'
import { findByBsn, writeAge } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { approval, pairingCode, representation } from '~/representation/tables.server'
import { dayBefore } from '~/representation/who-decides'
import { localDate } from '~/runtime/local-date'
import { actFor } from '../support/acting'
import { choose, logIn, words } from '../support/citizen'
import type { Answer, Visitor } from '../support/visitor'
import { startProduct, type Product } from './product'
import { stateOf } from './state'

/* What goes on at the same moment, or changes in between, over HTTP: one outcome, and nothing half-done. */

const BRAM = '999990275'

let product: Product
let anna: Visitor
let erik: Visitor
let bram: Visitor

beforeAll(async () => {
  product = await startProduct()
  ;[anna, erik, bram] = [
    await product.citizen('anna'),
    await product.citizen('erik'),
    await product.citizen('bram'),
  ]
  for (const parent of [anna, erik]) await actFor(parent, 'Bram')
})

const approvals = () => product.database.reader.select().from(approval).orderBy(approval.id)
const bramNow = async () => (await findByBsn(product.database.reader, product.runtime, parseBsn(BRAM)!))!

describe('both parents at once', () => {
  it('make one version; who comes second is told what stands', async () => {
    await choose(bram, { RPZAC104: 'yes' })
    for (const parent of [anna, erik]) await waitingOf(parent)
    const both = await Promise.all([anna, erik].map((parent) => parent.submit('button[value=approve]')))
    const [first, second] = both.toSorted((one, other) => one.status - other.status)
    expect([first!.status, first!.url]).toEqual([200, expect.stringContaining('/mijn/keuzes/klaar?versie=1')])
    expect([second!.status, second!.url]).toEqual([409, expect.stringContaining('/mijn/akkoord/')])
    expect(await product.database.reader.$count(profileVersion)).toBe(1)
    expect((await approvals()).map(({ state, agreed }) => [state, agreed.length])).toEqual([['in-force', 2]])
  })
})

describe('when the register of authority does not answer', () => {
  it('says so, nothing is half-done, and it works when it is back', async () => {
    await choose(bram, { RPZAC001: 'yes' })
    await waitingOf(anna)
    const before = [await stateOf(product.database), await approvals()]
    await fault('down')
    const answer = await anna.submit('button[value=approve]')
    expect([answer.status, answer.document.querySelector('[role=alert]') !== null]).toEqual([503, true])
    expect([await stateOf(product.database), await approvals()]).toEqual(before)
    await fault('none')
    await waitingOf(anna)
    expect((await anna.submit('button[value=approve]')).url).toContain('versie=2')
  })
})

describe('stopping everything', () => {
  it('takes back what waits, also when all says no already', async () => {
    await bram.get('/mijn/alles-stoppen')
    expect((await bram.submit('main form button')).url).toContain('/mijn/keuzes/klaar?versie=3')
    await choose(bram, { RPZAC001: 'yes' })
    const page = await anna.get('/mijn/alles-stoppen')
    expect(page.text).toContain('Er wacht nog 1 vraag op akkoord')
    const done = await anna.submit('main form button')
    expect([done.status, new URL(done.url).pathname]).toEqual([200, '/mijn/akkoord'])
    expect((await approvals()).filter(({ state }) => state === 'waiting')).toEqual([])
    expect((await anna.get('/mijn/alles-stoppen')).text).toContain(words('nl', 'withdraw.already'))
  })
})

describe('a code that is over', () => {
  it('says that it expired to who knows the birth date too, and pairs nobody', async () => {
    await choose(bram, { RPZAC001: 'yes' })
    await waitingOf(bram)
    await bram.press('Maak een koppelcode')
    const code = bram.last!.document.querySelector('.pairing__code')!.textContent!
    await product.database.transact((transaction) =>
      transaction.update(pairingCode).set({ expiresAt: new Date(Date.now() - 1000) }),
    )
    const stranger = await product.newCitizen()
    const before = await product.database.reader.select().from(representation)
    const birthDate = await birthDateOf('bram')
    for (const [geboortedatum, told] of [
      [birthDate, words('nl', 'pairing.refused.expired')],
      ['1-1-2012', words('nl', 'pairing.refused.unknown')],
    ] as const) {
      await stranger.get('/mijn/koppelcode')
      const answer = await stranger.submit('main form button', { koppelcode: code, geboortedatum })
      expect([answer.status, alertOn(answer)]).toEqual([422, told])
    }
    expect(await product.database.reader.select().from(representation)).toEqual(before)
  })
})

describe('asking with number after number', () => {
  it.each([
    ['/mijn/namens/machtigen', { vanaf: '', tot: '' }],
    ['/mijn/namens/aanvragen', { als: 'mentor', tot: '31-12-2099' }],
  ])('ends after ten, and says how long: %s', async (path, fields) => {
    const citizen = await product.newCitizen()
    await citizen.get(path)
    const vanaf = citizen.last!.document.querySelector<HTMLInputElement>('#vanaf')?.value ?? ''
    const form = { ...fields, ...('vanaf' in fields && { vanaf }), csrf: citizen.token(), bsn: BRAM }
    for (let tried = 0; tried < 10; tried += 1) expect((await citizen.post(path, form)).status).not.toBe(429)
    const answer = await citizen.post(path, { ...form, bsn: '999990408' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900'])
    expect(alertOn(answer)).toBe(words('nl', 'authorise.refused.too-many'))
  })
})

describe('logging in for another at the access service', () => {
  it('begins on the page of that person, with the statement as ever', async () => {
    await product.citizen('fatima')
    await product.citizen('yara')
    const yara = await logInFor('yara', 'fatima')
    expect(new URL(yara.last!.url).pathname).toMatch(/^\/mijn\/namens\/[0-9a-v]{26}$/)
    expect(yara.last!.document.querySelector('.acting-band')).toBeNull()
    await yara.submit('main form button', { betrokken: 'ja' })
    expect(yara.last!.document.querySelector('.acting-band')?.textContent).toContain('Fatima')
  })

  it('explains that somebody must have logged in once who was never here', async () => {
    const yara = await logInFor('yara', 'gerard')
    expect(yara.last!.status).toBe(200)
    expect(yara.last!.text).toContain('is hier nog niet bekend')
    expect(yara.last!.text).not.toContain('Gerard')
  })
})

describe('a child of whom nobody is known who decides', () => {
  it('asks, and a night later it waits still', async () => {
    const mila = await product.citizen('mila')
    await choose(mila, { RPZAC104: 'yes' })
    const ran = await product.operator('transitions', 'run')
    expect(ran.code, ran.output).toBe(0)
    await mila.get('/mijn/akkoord')
    expect((await waitingOf(mila)).document.querySelector('h1')?.textContent).toContain('U hebt gekozen')
    await mila.press('Trek de vraag in')
    expect(mila.last!.document.querySelector('h1')?.textContent).toBe('Deze vraag is ingetrokken')
  })
})

describe('a birthday between asking and agreeing', () => {
  it('ends the parents’ access and what waits: the old page puts nothing in force', async () => {
    await choose(bram, { RPZAC005: 'yes' })
    await waitingOf(erik)
    const today = localDate(new Date())
    const sixteen = `${Number(today.slice(0, 4)) - 16}${today.slice(4)}`
    const birthDate = birthdayAt(sixteen, 16) === today ? sixteen : dayBefore(sixteen)
    const known = await bramNow()
    await product.database.transact(async (transaction) => {
      const createdAt = new Date(Date.now() - 30 * 86_400_000)
      await transaction.update(subject).set({ createdAt }).where(eq(subject.id, known.row.id))
      await writeAge(transaction, known, { birthDate, today: dayBefore(today) })
    })
    const versions = await product.database.reader.$count(profileVersion)
    const late = await erik.submit('button[value=approve]')
    expect(late.url).toContain('/mijn/namens?reden=voorbij')
    expect(await product.database.reader.$count(profileVersion)).toBe(versions)
    await product.operator('transitions', 'run')
    const { id } = (await bramNow()).row
    const ended = (await approvals()).filter(({ subjectId }) => subjectId === id).at(-1)
    expect(ended).toMatchObject({ state: 'lapsed', why: 'turned-16' })
    const rows = await product.database.reader
      .select()
      .from(representation)
      .where(eq(representation.subjectId, id))
    const parents = rows.filter(({ ground }) => ground === 'register')
    expect(parents.map(({ state }) => state)).toEqual(['ended', 'ended'])
  })
})

/** Opens what waits, from the list. */
async function waitingOf(visitor: Visitor) {
  await visitor.get('/mijn/akkoord')
  const [link] = visitor.last!.document.querySelectorAll<HTMLAnchorElement>('.rows a[href*="/mijn/akkoord/"]')
  return visitor.get(link!.href)
}

/** What an answer says that refuses, as `words` has it. */
function alertOn({ document }: Answer) {
  return document.querySelector('main [role=alert]')?.textContent?.trim()
}

async function logInFor(persona: string, namens: string): Promise<Visitor> {
  const visitor = await logIn(product, persona)
  await visitor.get('/inloggen/digid')
  await visitor.submit(`button[name=persona][value=${persona}]`, { level: 'substantieel', namens })
  return visitor
}

async function birthDateOf(persona: string): Promise<string> {
  const told = await fetch(`${product.standIns}/personas.json`)
  const people = (await told.json()) as { persona: string; birthDate: string }[]
  return people
    .find((one) => one.persona === persona)!
    .birthDate.split('-')
    .toReversed()
    .join('-')
}

async function fault(mode: string) {
  const set = await fetch(`${product.standIns}/brp/fault`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode, ...(mode !== 'none' && { part: 'authority' }) }),
  })
  if (!set.ok) throw new Error(await set.text())
}
