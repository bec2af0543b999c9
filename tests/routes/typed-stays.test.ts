import { beforeAll, describe, expect, it } from 'vitest'
import { PAGE_FORM } from '~/ui/page'
import { actFor } from '../support/acting'
import { choose, logIn } from '../support/citizen'
import { Visitor, type Answer } from '../support/visitor'
import { words } from '../support/words'
import { newBsn, startProduct, type Product } from './product'
import { stateOf } from './state'

/* What was typed stays, on every page where one types: in the other language, and where something in it must change. */

type Page = {
  name: string
  who: () => Promise<Visitor>
  path: string | ((visitor: Visitor) => Promise<string>)
  /** What somebody filled in. */
  typed: Record<string, string>
  /** What is wrong in it, so that it is refused; none where the form cannot be wrong. */
  wrong?: Record<string, string>
}

let product: Product
const came = new Map<string, Promise<Visitor>>()
const person = (name: string) => async () => {
  const visitor = came.get(name) ?? product.citizen(name)
  came.set(name, visitor)
  return (await visitor).tab()
}
const anna = person('anna')
const LONG_AGO = { 'until-RPZAC001': '1-1-2020' }

const PAGES: Page[] = [
  {
    name: 'letters',
    who: async () => new Visitor(product.origin),
    path: '/weergave',
    typed: { letters: 'large', colours: 'dark' },
  },
  {
    name: 'the address at first',
    who: newcomer,
    path: '/welkom/e-mail',
    typed: { email: 'a@voorbeeld.nl', name: 'Ánna ’t Hoen', kinds: 'viewed' },
    wrong: { email: 'geen adres' },
  },
  { name: 'the way of choosing', who: anna, path: '/mijn/keuzes', typed: { way: 'certain' } },
  {
    name: 'a group',
    who: anna,
    path: '/mijn/keuzes/groep/GP',
    typed: { 'answer-RPZAC001': 'yes', 'answer-RPZAC003': 'no', 'until-RPZAC001': '31-12-2199' },
    wrong: LONG_AGO,
  },
  {
    name: 'a provider by name',
    who: anna,
    path: '/mijn/keuzes/zorgaanbieder/90000101',
    typed: { 'answer-RPZAC001': 'yes', 'until-RPZAC001': '31-12-2199', 'answer-RPZAC003': 'no' },
    wrong: LONG_AGO,
  },
  {
    name: 'an exception',
    who: anna,
    path: '/mijn/keuzes/groep/GP/GGC002/uitzondering/RPZAC005/90000202',
    typed: { 'answer-ura:90000202': 'yes', 'until-ura:90000202': '31-12-2199' },
    wrong: { 'until-ura:90000202': '1-1-2020' },
  },
  {
    name: 'mail settings',
    who: anna,
    path: '/mijn/meldingen',
    typed: { name: 'Ans', rhythm: 'weekly', kinds: 'viewed' },
    wrong: { name: 'x'.repeat(500) },
  },
  {
    name: 'another address',
    who: anna,
    path: '/mijn/meldingen/adres',
    typed: { email: 'b@voorbeeld.nl' },
    wrong: { email: 'b@' },
  },
  {
    name: 'a child',
    who: anna,
    path: '/mijn/namens/kind',
    typed: { bsn: newBsn(), geboortedatum: '1 mei 2015' },
    wrong: { geboortedatum: '31-2-2015' },
  },
  {
    name: 'authorising',
    who: anna,
    path: '/mijn/namens/machtigen',
    typed: { bsn: newBsn(), vanaf: '1-1-2199', tot: '2 januari 2199' },
    wrong: { tot: 'ooit' },
  },
  {
    name: 'asking on evidence',
    who: anna,
    path: '/mijn/namens/aanvragen',
    typed: { als: 'sibling', bsn: newBsn(), tot: '2-2-2199' },
    wrong: { bsn: '123' },
  },
  {
    name: 'a pairing code',
    who: anna,
    path: '/mijn/koppelcode',
    typed: { koppelcode: 'ABCD-EFGH', geboortedatum: '2-2-2012' },
    wrong: { geboortedatum: 'gisteren' },
  },
  { name: 'beginning to act', who: anna, path: beginning, typed: { betrokken: 'ja' } },
  {
    name: 'saying no',
    who: person('bram'),
    path: asked,
    typed: { reden: 'Eén regel,\r\nen <b>nog</b> een.' },
    wrong: { reden: 'x'.repeat(1500) },
  },
]

beforeAll(async () => {
  product = await startProduct()
  await anna()
  await person('bram')()
})

it('knows every page where one types', async () => {
  const visitor = await anna()
  for (const page of [
    '/zoeken',
    '/mijn/wat-als',
    '/mijn/bekeken',
    '/mijn/zorgaanbieders',
    ...PAGES.map(({ path }) => path),
  ]) {
    if (typeof page !== 'string' || page.startsWith('/welkom')) continue
    const { document } = await visitor.get(page)
    const fields = document.querySelectorAll<HTMLInputElement>(
      'main :is(input:not([type=hidden]), select, textarea)',
    )
    expect(fields.length, page).toBeGreaterThan(0)
    for (const field of fields) expect(field.form?.id, `${page} ${field.name}`).toBe(PAGE_FORM)
    const switches = [...document.querySelectorAll('[data-language-switch]')]
    expect(switches.length).toBeGreaterThan(0)
    for (const one of switches) expect(one.getAttribute('form'), page).toBe(PAGE_FORM)
  }
  const plain = await visitor.get('/mijn')
  expect(plain.document.querySelector('[data-language-switch]')!.getAttribute('href')).toBe('/en/mijn')
})

type Refusable = Page & { wrong: Record<string, string> }
const REFUSABLE = PAGES.filter((page): page is Refusable => page.wrong !== undefined)

describe.each(PAGES)('$name', ({ who, path, typed }) => {
  let page: string
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await who()
    page = typeof path === 'string' ? path : await path(visitor)
  })

  it('stands in the other language as it was typed, nothing done with it, and back again', async () => {
    await visitor.get(page)
    expect(visitor.last!.status).toBe(200)
    const before = await state()
    fill(visitor.last!, typed)
    const english = await pressSwitch(visitor)
    expect(english.status).toBe(200)
    expect(english.document.documentElement.lang).toBe('en')
    expect(new URL(english.url).pathname).toBe(`/en${page}`)
    expect(valuesOn(english)).toMatchObject(typed)
    const dutch = await pressSwitch(visitor)
    expect(dutch.document.documentElement.lang).toBe('nl')
    expect(valuesOn(dutch)).toMatchObject(typed)
    expect(await state()).toBe(before)
    // Opened anew it is as it was: nothing was kept.
    expect(valuesOn(await visitor.get(page))).not.toMatchObject(typed)
  })

  it('is sent by Enter as by its own button', async () => {
    await visitor.get(page)
    const [first] = buttonsOf(visitor.last!)
    expect(first!.hasAttribute('data-language-switch')).toBe(false)
  })
})

describe('where something in it must change', () => {
  it.each(REFUSABLE)(
    'stands as it was typed, and in the other language after that: $name',
    async ({ who, path, typed, wrong }) => {
      const visitor = await who()
      const page = typeof path === 'string' ? path : await path(visitor)
      const all = { ...typed, ...wrong }
      await visitor.get(page)
      fill(visitor.last!, all)
      const refused = await visitor.post(page, { ...valuesOn(visitor.last!, true), ...all })
      expect(refused.status).toBe(422)
      expect(valuesOn(refused)).toMatchObject(all)
      expect(valuesOn(await pressSwitch(visitor))).toMatchObject(all)
    },
  )
})

it('searches with what was typed, in the other language', async () => {
  const visitor = new Visitor(product.origin)
  await visitor.get('/zoeken')
  fill(visitor.last!, { zoek: 'linde' })
  const english = await pressSwitch(visitor)
  expect(english.url).toMatch(/\/en\/zoeken\?zoek=linde$/)
  expect(valuesOn(english)).toMatchObject({ zoek: 'linde' })
})

it('is not taken from another site, or without a token', async () => {
  const visitor = await anna()
  await visitor.get('/mijn/meldingen')
  const fields = { name: 'Ans', 'andere-taal': 'en' }
  expect((await visitor.post('/en/mijn/meldingen', fields)).text).not.toContain('Ans')
  const csrf = (await visitor.get('/mijn/meldingen')) && visitor.token()
  const foreign = { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }
  const elsewhere = await visitor.post('/en/mijn/meldingen', { ...fields, csrf }, foreign)
  expect(elsewhere.status).toBe(403)
  expect(elsewhere.document.body.textContent).toContain(words('en', 'ui.failure.403.text'))
  const old = await visitor.post('/mijn/meldingen', { ...fields, csrf: 'x'.repeat(86) })
  expect(old.status).toBe(403)
  expect(old.document.body.textContent).toContain(words('nl', 'ui.failure.403.old'))
})

/** Reading the register seals a birth date anew, which changes nothing. */
const state = async () =>
  (await stateOf(product.database)).replace(/"(birthDateSealed|rowTag)": "[^"]*"/g, '')
const formOf = ({ document }: Answer) => document.getElementById(PAGE_FORM) as HTMLFormElement
const buttonsOf = (page: Answer) =>
  [...formOf(page).elements].filter((one): one is HTMLButtonElement => one.tagName === 'BUTTON')

function fill(page: Answer, typed: Record<string, string>) {
  const form = formOf(page)
  for (const tick of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) tick.checked = false
  for (const [name, value] of Object.entries(typed)) {
    const fields = [...form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)]
    if (fields.length === 0) throw new Error(`no field ${name} on ${page.url}`)
    for (const field of fields)
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = field.value === value
      else field.value = value
  }
}

/** What stands in the fields; with what the form holds besides where `hidden` is wanted. */
function valuesOn(page: Answer, hidden = false): Record<string, string> {
  const fields = [...formOf(page).elements] as HTMLInputElement[]
  const shown = fields.filter(({ tagName, type, checked }) => {
    if (tagName === 'BUTTON' || tagName === 'FIELDSET') return false
    if (type === 'hidden') return hidden
    return (type !== 'radio' && type !== 'checkbox') || checked
  })
  return Object.fromEntries(
    shown.map(({ name, tagName, value }) => [
      name,
      tagName === 'TEXTAREA' ? value.replace(/\r?\n/g, '\r\n') : value,
    ]),
  )
}

/** Presses the switch of language as a browser without scripts does. */
async function pressSwitch(visitor: Visitor): Promise<Answer> {
  const page = visitor.last!
  const button = page.document.querySelector<HTMLButtonElement>('button[data-language-switch]')!
  const fields = { ...valuesOn(page, true), ...(button.name ? { [button.name]: button.value } : {}) }
  const address = new URL(button.getAttribute('formaction')!, product.origin)
  if (button.form!.method === 'post') return visitor.post(address.pathname + address.search, fields)
  return visitor.get(`${address.pathname}?${new URLSearchParams(fields).toString()}`)
}

async function newcomer(): Promise<Visitor> {
  const visitor = await logIn(product, `bsn:${newBsn()}`)
  await visitor.get('/welkom')
  await visitor.submit('main form button[type=submit]')
  return visitor
}

async function beginning(visitor: Visitor): Promise<string> {
  return linkOn(visitor, '/mijn/namens', /\/mijn\/namens\/[0-9a-v]{26}$/)
}

/** Anna asks a yes for Bram; where he says no. */
async function asked(bram: Visitor): Promise<string> {
  const mother = await anna()
  await actFor(mother, 'Bram')
  await choose(mother, { RPZAC003: 'yes' })
  await mother.get('/mijn/namens')
  await mother.submit('form[action="/mijn/namens"] button')
  return `${await linkOn(bram, '/mijn/akkoord', /\/mijn\/akkoord\/[0-9a-v]{26}$/)}/nee`
}

async function linkOn(visitor: Visitor, page: string, which: RegExp): Promise<string> {
  const { document } = await visitor.get(page)
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main a')]
  return new URL(links.find(({ href }) => which.test(href))!.href).pathname
}
