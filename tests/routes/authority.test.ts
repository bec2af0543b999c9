import { beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { activity } from '~/audit/tables.server'
import { writePerson } from '~/authority/registered.server'
import { parseBsn } from '~/person/bsn'
import { subject } from '~/person/tables.server'
import { representation } from '~/representation/tables.server'
import { actFor } from '../support/acting'
import { choose, logIn } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import { startProduct, type Product } from './product'

/* Coming to act for somebody: by code, by number, by their own wish, on evidence. */

let product: Product
let born: Map<string, { bsn: string; birthDate: string }>

beforeAll(async () => {
  product = await startProduct()
  const told = await fetch(`${product.standIns}/personas.json`)
  const people = (await told.json()) as { persona: string; bsn: string; birthDate: string }[]
  born = new Map(people.map((one) => [one.persona, one]))
})

const bsnOf = (persona: string) => born.get(persona)!.bsn
const dayOf = (persona: string) => born.get(persona)!.birthDate.split('-').toReversed().join('-')

describe('a pairing code', () => {
  let karin: Visitor
  let code: string

  beforeAll(async () => {
    const mila = await product.citizen('mila')
    await choose(mila, { RPZAC001: 'yes' })
    await mila.press('Maak een koppelcode')
    code = mila.last!.document.querySelector('.pairing__code')!.textContent!
    karin = await product.citizen('karin')
  })

  it('keeps what was typed and says how to repair it', async () => {
    await karin.get('/mijn/koppelcode')
    const answer = await karin.submit('main form button', { koppelcode: 'O0', geboortedatum: '30-2-2012' })
    expect(answer.status).toBe(422)
    expect(answer.document.querySelectorAll('.error-summary a')).toHaveLength(2)
    expect(answer.document.querySelector<HTMLInputElement>('#koppelcode')?.value).toBe('O0')
  })

  it('with another birth date is as unknown as a code that is not there', async () => {
    await karin.get('/mijn/koppelcode')
    const wrong = await karin.submit('main form button', { koppelcode: code, geboortedatum: '1-1-2012' })
    expect([wrong.status, wrong.text.includes('Deze code kennen wij niet')]).toEqual([422, true])
  })

  it('is read in small letters with spaces; without authority the desk looks first, and it works once', async () => {
    const typed = ` ${code.toLowerCase().split('').join(' ')} `
    await karin.get('/mijn/koppelcode')
    const fields = { koppelcode: typed, geboortedatum: dayOf('mila') }
    const done = await karin.submit('main form button', fields)
    expect(done.text).toContain('Wij kijken nu naar uw papieren')
    const list = await karin.get('/mijn/namens')
    expect(list.text).toContain('Wij kijken uw aanvraag na')
    expect(list.text).not.toContain('Mila')
    await karin.get('/mijn/koppelcode')
    const again = await karin.submit('main form button', fields)
    expect([again.status, again.text.includes('al gebruikt')]).toEqual([422, true])
  })

  it('cannot be guessed: after ten, wait, and it says how long', async () => {
    const guesser = await product.newCitizen()
    await guesser.get('/mijn/koppelcode')
    const fields = { csrf: guesser.token(), geboortedatum: '1-1-2012' }
    for (let tried = 0; tried < 10; tried += 1)
      await guesser.post('/mijn/koppelcode', { ...fields, koppelcode: `2345678${'23456789AB'[tried]}` })
    const answer = await guesser.post('/mijn/koppelcode', { ...fields, koppelcode: code })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900'])
  })
})

describe('a guardian', () => {
  it('finds the child by number and birth date, and acts', async () => {
    const karin = await logIn(product, 'karin')
    await karin.get('/mijn/namens/kind')
    const fields = { bsn: bsnOf('pim'), geboortedatum: dayOf('pim') }
    await karin.submit('main form button', fields)
    expect(karin.last!.text).toContain('Pim')
    await actFor(karin, 'Pim')
    expect(karin.last!.document.querySelector('.acting-band')?.textContent).toContain('(9 jaar)')
    const stranger = await product.newCitizen()
    await stranger.get('/mijn/namens/kind')
    const refused = await stranger.submit('main form button', fields)
    expect([refused.status, refused.text.includes('Pim')]).toEqual([422, false])
  })
})

describe('a child of whom the register cannot say who decides', () => {
  it('is asked of the desk from where it was refused, under 12 too, and it is said what comes next', async () => {
    const parent = await product.citizen('nina')
    await parent.get('/mijn/namens/kind')
    const refused = await parent.submit('main form button', {
      bsn: bsnOf('cato'),
      geboortedatum: dayOf('cato'),
    })
    expect(refused.status).toBe(422)
    const form = await parent.press('Vraag het ons')
    expect([form.status, new URL(form.url).pathname]).toEqual([200, '/mijn/namens/gezag'])
    expect(form.document.querySelector<HTMLInputElement>('#bsn')?.value).toBe(bsnOf('cato'))
    const missing = await parent.press('Verstuur mijn vraag')
    expect([missing.status, missing.text.includes('Kies wat u van dit kind bent')]).toEqual([422, true])
    const sent = await parent.press('Verstuur mijn vraag', { als: 'parent' })
    expect(sent.document.querySelector('main')?.textContent).toContain('Twee mensen kijken ernaar')
    expect((await parent.get('/mijn/namens')).text).toContain('Wij kijken uw aanvraag na')
    // Asked again, and about a number that is no child's: the same is heard, so that a number tells nothing.
    for (const bsn of [bsnOf('cato'), bsnOf('otto')]) {
      await parent.get('/mijn/namens/gezag')
      const again = await parent.press('Verstuur mijn vraag', { als: 'parent', bsn })
      const [heard, before] = [again, sent].map(({ document }) =>
        withoutNumber(document.querySelector('main')!.textContent),
      )
      expect([again.status, again.url, heard]).toEqual([200, sent.url, before])
    }
    const rows = await product.database.reader
      .select()
      .from(representation)
      .where(eq(representation.asks, 'indeterminate'))
    expect(rows.at(-1)).toMatchObject({ kind: 'parent', state: 'requested', ground: 'evidence' })
    const logged = await product.database.reader
      .select()
      .from(activity)
      .where(eq(activity.subjectId, rows.at(-1)!.subjectId))
    expect(logged.map(({ event }) => event)).toContain('representation-changed')
  })
})

describe('an authorisation', () => {
  it('counts once the other accepts, and each can end it', async () => {
    const fatima = await product.citizen('fatima')
    const yara = await product.citizen('yara')
    await fatima.get('/mijn/namens/machtigen')
    const sent = await fatima.press('Verstuur mijn vraag', { bsn: bsnOf('yara') })
    expect(sent.text).toContain('Uw vraag is verstuurd')
    expect(sent.document.querySelector('main')?.textContent).not.toContain('Yara')
    await yara.get('/mijn/namens')
    const links = [...yara.last!.document.querySelectorAll<HTMLAnchorElement>('main .row a')]
    await yara.get(links.find(({ href }) => href.includes('/machtiging/'))!.href)
    const { pathname } = new URL(yara.last!.url)
    expect((await fatima.get(pathname)).status).toBe(404)
    await yara.press('Ja, dat wil ik doen')
    await actFor(yara, 'Fatima')
    expect(yara.last!.document.querySelector('.acting-band')?.textContent).toContain('Fatima')
    const own = await yara.get('/mijn/gegevens')
    expect(own.url).toContain('/mijn/namens?reden=eigen-pagina')
    await yara.get('/mijn/gegevens/verwijderen')
    expect(yara.last!.document.querySelector('main')?.textContent).toContain('Alleen de persoon zelf')
    const back = await yara.get('/mijn/koppelcode')
    expect(back.url).toContain('/mijn/namens?reden=eigen-pagina')
    const done = await choose(yara, { RPZAC104: 'yes' })
    expect(done.url).toContain('/klaar?versie=1')
    await fatima.get('/mijn/namens/machtigen')
    expect(fatima.last!.text).toContain('Yara')
    await fatima.press('Stop')
    const ended = await yara.get('/mijn/keuzes')
    expect(ended.url).toContain('/mijn/namens?reden=voorbij')
    expect(ended.document.querySelector('main')?.textContent).not.toContain('Fatima')
  })
})

/** What is told besides the number of the request, which is another for each. */
const withoutNumber = (text: string | null) => text?.replaceAll(/[2-9A-Z]{4}-[2-9A-Z]{4}/g, 'N')
const of = (one: object, ...names: string[]) =>
  Object.fromEntries(Object.entries(one).filter(([name]) => names.includes(name)))

describe('a number that was typed', () => {
  const PEOPLE = ['cato', 'bram', 'ivo', 'hugo', 'otto'] as const
  let stranger: Visitor

  beforeAll(async () => {
    const { database, runtime } = product
    await database.transact(async (transaction) => {
      for (const name of PEOPLE) {
        const { bsn, birthDate } = born.get(name)!
        const person = { fullName: name, birthDate, deceased: name === 'otto', shielded: false }
        const at = runtime.now()
        const written = { bsn: parseBsn(bsn)!, person, at, requestId: 'known' }
        const { row } = await writePerson(transaction, runtime, written)
        if (name === 'hugo')
          await transaction.update(subject).set({ capable: false }).where(eq(subject.id, row.id))
      }
    })
    stranger = await product.newCitizen()
    for (const name of PEOPLE) {
      await stranger.get('/mijn/namens/aanvragen')
      await stranger.submit('main form button', { als: 'curator', bsn: bsnOf(name), tot: '31-12-2027' })
    }
  })

  it('does not tell what somebody is: child, grown up, not capable or dead, each row is the same', async () => {
    const data = await stranger.get('/mijn/namens?_data=routes%2Ffamily%2Fothers')
    const { others, asked } = JSON.parse(data.text) as { others: unknown[]; asked: object[] }
    expect([others.length, asked.length]).toEqual([0, PEOPLE.length])
    const same = { kind: 'curator', state: 'requested', reason: null, endsOn: '2027-12-31' }
    for (const one of asked) expect(one).toEqual({ ...same, ...of(one, 'id', 'number', 'at') })
  })

  it('promises nothing on its own page, which can be taken back', async () => {
    await stranger.get('/mijn/namens')
    const links = [...stranger.last!.document.querySelectorAll<HTMLAnchorElement>('main .row a')]
    const pages = []
    for (const { href } of links) {
      await stranger.get(href)
      pages.push(withoutNumber(stranger.last!.document.querySelector('main')!.textContent))
    }
    expect([pages.length, new Set(pages).size]).toEqual([PEOPLE.length, 1])
    expect(pages[0]).toContain('U mag nog niets regelen')
    expect(pages[0]).not.toContain('U mag de keuzes')
    await stranger.press('Trek mijn aanvraag in')
    expect(stranger.last!.document.querySelectorAll('main .row a')).toHaveLength(PEOPLE.length - 1)
  })
})

describe('a mentor', () => {
  it('asks the desk, and hears the same whoever the number is of', async () => {
    const gerard = await product.citizen('gerard')
    const told = []
    for (const bsn of [bsnOf('hugo'), bsnOf('hugo'), '999970409']) {
      await gerard.get('/mijn/namens/aanvragen')
      const fields = { als: 'mentor', bsn, tot: '31-12-2027' }
      const { document } = await gerard.submit('main form button', fields)
      told.push(withoutNumber(document.querySelector('main')!.textContent))
    }
    expect(new Set(told).size).toBe(1)
    const list = await gerard.get('/mijn/namens')
    expect(list.text).not.toContain('Hugo')
    await gerard.get('/mijn/namens/aanvragen')
    const empty = await gerard.submit('main form button', {})
    expect(empty.document.querySelectorAll('.error-summary a')).toHaveLength(3)
  })
})
