import { beforeAll, describe, expect, it } from 'vitest'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { checkProof } from '~/audit/proof.server'
import { readHead } from '~/audit/signed-note.server'
import { closedQuestions } from '~/enquiry/closed-question.server'
import { parseBsn } from '~/person/bsn'
import { Secret } from '~/sealing/secret.server'
import { choose } from '../support/citizen'
import type { Visitor } from '../support/visitor'
import { words } from '../support/words'
import { newBsn, startProduct, type Product } from './product'

const LINDE = { ura: '90000101', type: 'Z3' }
const HOSPITAL = { ura: '90000303', type: 'V6' }
const INSURER = { ura: '90000606', type: 'VERZ' }
const NURSING = { ura: '90000505', type: 'X3' }
const REFERENCE = /kenmerk=([2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4})/

let product: Product
let anna: Visitor
let bsn: string

beforeAll(async () => {
  product = await startProduct()
  bsn = newBsn()
  anna = await product.citizen(`bsn:${bsn}`)
  await choose(anna, { RPZAC104: 'yes', RPZAC004: 'no' })
  await ask(bsn, [HOSPITAL, NURSING, INSURER])
})

/** These organisations each ask about data of De Linde, a second apart. */
async function ask(digits: string, askers: { ura: string; type: string }[]) {
  const { askAll } = closedQuestions(product.runtime)
  const enquiries = askers.map((receiver) => ({
    ...{ bsn: parseBsn(digits)!, holder: LINDE, receiver: { ...receiver, roleCode: '01.015' } },
    ...{ data: 'GGC002', purpose: 'TREAT', professional: '900012345' },
  }))
  const caller = {
    clientId: 'demo-90000101',
    ura: LINDE.ura,
    face: 'authzen',
    requestId: 'request-1',
  } as const
  expect((await askAll(enquiries, { ...caller, semantic: 'execute_all' })).ok).toBe(true)
}

const entries = (visitor: Visitor) =>
  [...visitor.last!.document.querySelectorAll('.timeline__entry')].map((entry) => entry.textContent ?? '')
const problems = (visitor: Visitor) =>
  [...visitor.last!.document.querySelectorAll('.error-summary a')].map((link) => link.textContent)
const valueOf = (visitor: Visitor, name: string) =>
  visitor.last!.document.querySelector<HTMLInputElement>(`.filter [name=${name}]`)!.value

describe('the list', () => {
  it('shows who, what, where, the answer and why, and how to say that it is not right', async () => {
    await anna.get('/mijn/bekeken')
    const [insurer, nursing, hospital] = entries(anna).toSorted((one) =>
      one.includes('Verzekeraar') ? -1 : 0,
    )
    expect(entries(anna)).toHaveLength(3)
    const whole = [insurer, nursing, hospital].join(' ')
    expect(whole).toContain('wilde uw behandelgegevens zien bij Huisartsenpraktijk De Linde')
    expect(whole).toContain(words('nl', 'viewed.never'))
    expect(whole).toContain(words('nl', 'viewed.not-on-list'))
    expect(whole).toContain(
      'U koos nee: verpleging en verzorging mag uw behandelgegevens bij uw huisarts niet zien.',
    )
    expect(whole).toContain('U koos ja: alle ziekenhuizen')
    expect(anna.last!.document.querySelector('.columns__main')!.textContent).toContain('3 vragen van ')
  })

  it('looks the same refused as permitted, but for the answer itself', async () => {
    await anna.get('/mijn/bekeken?antwoord=ja')
    const [permitted] = anna.last!.document.querySelectorAll('.timeline__entry')
    await anna.get(`/mijn/bekeken?wie=${NURSING.ura}`)
    const [refused] = anna.last!.document.querySelectorAll('.timeline__entry')
    // The sign itself is drawn otherwise; everything around it is the same.
    const shape = (entry: Element) =>
      [...entry.querySelectorAll(':not(svg *)')].map((one) => `${one.tagName} ${one.getAttribute('class')}`)
    expect(shape(refused!)).toEqual(shape(permitted!))
  })

  it('filters by a plain form and keeps what was chosen', async () => {
    await anna.get('/mijn/bekeken')
    await anna.submit('.filter button', { antwoord: 'nee', soort: 'nooit' })
    expect(anna.last!.url).toContain('antwoord=nee')
    expect(entries(anna)).toHaveLength(1)
    expect(entries(anna)[0]).toContain('Verzekeraar Voorbeeld')
    expect([valueOf(anna, 'antwoord'), valueOf(anna, 'soort')]).toEqual(['nee', 'nooit'])
    await anna.get('/en/mijn/bekeken?antwoord=ja')
    expect(entries(anna)[0]).toContain('You chose yes')
    await anna.get('/mijn/bekeken?tot=31-12-2001')
    expect(entries(anna)).toEqual([])
    expect(anna.last!.text).toContain(words('nl', 'viewed.none'))
  })

  it.each([
    ['van=29-2-2027', ['van'], { van: '29-2-2027', wanneer: 'dagen' }],
    ['van=2-3-2026&tot=1-3-2026', ['tot'], { van: '2-3-2026', tot: '1-3-2026' }],
    ['wanneer=ooit&wie=1&soort=x&antwoord=x', ['wanneer', 'wie', 'soort', 'antwoord'], {}],
    ['van=%3Cscript%3Ealert(1)%3C/script%3E', ['van'], { van: '<script>alert(1)</script>' }],
  ])('answers 422 with the list to %s', async (query, fields, values) => {
    const answer = await anna.get(`/mijn/bekeken?${query}`)
    expect(answer.status).toBe(422)
    expect(answer.document.title).toMatch(/^Fout:/)
    expect(problems(anna)).toHaveLength(fields.length)
    for (const field of fields) {
      expect(answer.document.querySelector(`.filter #${field}`)!.getAttribute('aria-invalid')).toBe('true')
    }
    for (const [name, value] of Object.entries(values)) expect(valueOf(anna, name)).toBe(value)
    expect(entries(anna)).toHaveLength(3)
    expect(answer.text).not.toContain('<script>alert')
  })

  it('takes 29 February of a leap year', async () => {
    expect((await anna.get('/mijn/bekeken?van=29-2-2024&tot=2024-02-29')).status).toBe(200)
    expect((await anna.get('/mijn/bekeken?van=29-2-2024')).status).toBe(200)
    expect(entries(anna)).toHaveLength(3)
  })

  it('goes on from page to page, and nowhere for a mark that was tampered with', async () => {
    const many = newBsn()
    const erik = await product.citizen(`bsn:${many}`)
    await ask(
      many,
      Array.from({ length: 60 }, (_, place) => (place % 2 === 0 ? HOSPITAL : NURSING)),
    )
    await erik.get(`/mijn/bekeken?wie=${HOSPITAL.ura}`)
    const next = erik.last!.document.querySelector<HTMLAnchorElement>('.older-newer a')!.href
    expect(next).toContain(`wie=${HOSPITAL.ura}`)
    expect(entries(erik)).toHaveLength(25)
    await erik.get(next)
    expect(entries(erik)).toHaveLength(5)
    const back = erik.last!.document.querySelector<HTMLAnchorElement>('.older-newer a')!.href
    expect(new URL(back).search).toBe(`?wie=${HOSPITAL.ura}`)
    for (const address of [
      next.replace(/voor=./, 'voor=x'),
      next.replace(/.$/, (last) => (last === 'A' ? 'g' : 'A')),
      '/mijn/bekeken?voor=',
    ]) {
      expect((await erik.get(address)).status).toBe(404)
    }
    expect((await anna.get(next)).status).toBe(404)
  })
})

describe('“Klopt dit niet?”', () => {
  it('leads to the contact page with a reference that says nothing to others', async () => {
    await anna.get('/mijn/bekeken')
    const links = anna.last!.document.querySelectorAll<HTMLAnchorElement>(
      '.timeline__entry a[href^="/contact"]',
    )
    expect(links).toHaveLength(3)
    const [, reference] = REFERENCE.exec(links[0]!.href)!
    expect(links[0]!.getAttribute('href')).toBe(`/contact?kenmerk=${reference}`)
    expect(links[0]!.textContent).toContain(words('nl', 'viewed.not-right'))
    await anna.get(links[0]!.href)
    const main = anna.last!.document.querySelector('main')!.textContent!
    expect(main).toContain(reference)
    expect(main).toContain('088 000 00 00')
    expect(main).not.toMatch(/Verzekeraar|Ziekenhuis|Zorggroep/)
  })

  it.each(['', 'x', '%3Cb%3E7K3M9QXT2HRD', '7K3M-9QXT-2HR', '999990408'])(
    'shows nothing for what is no reference: %s',
    async (text) => {
      const answer = await anna.get(`/contact?kenmerk=${text}`)
      expect(answer.status).toBe(200)
      expect(answer.document.querySelector('main')!.textContent).not.toContain(
        words('nl', 'viewed.reference'),
      )
    },
  )
})

describe('keeping the list', () => {
  it('gives a file for a spreadsheet', async () => {
    const answer = await anna.get('/mijn/bekeken/wie-keek.csv?antwoord=nee')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="wie-keek-\d{4}-\d\d-\d\d\.csv"$/,
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const lines = answer.text.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(lines[0]).toBe(
      '"Dag";"Tijd";"Wie";"Plaats";"Nummer";"Wilde zien";"Bij";"Antwoord";"Waarom";"Kenmerk"',
    )
    expect(lines).toHaveLength(3)
    for (const line of lines.slice(1)) {
      expect(line).toMatch(/^"\d{4}-\d\d-\d\d";"\d\d:\d\d:\d\d";/)
      for (const cell of line.slice(1, -1).split('";"')) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    }
    expect(answer.text).not.toContain(bsn)
  })

  it('sends who asks for a file with a filter that cannot be read to the list that says so', async () => {
    const answer = await anna.get('/mijn/bekeken/wie-keek.csv?van=x')
    expect([answer.status, new URL(answer.url).pathname]).toEqual([422, '/mijn/bekeken'])
    const sheet = await anna.get('/en/mijn/bekeken/afdrukken?van=x')
    expect([sheet.status, new URL(sheet.url).pathname]).toEqual([422, '/en/mijn/bekeken'])
  })

  it('gives a proof of each line, which holds with the keys and the head that all can read', async () => {
    await anna.get('/mijn/bekeken')
    const links = [...anna.last!.document.querySelectorAll<HTMLAnchorElement>('a[href*="/bewijs?"]')]
    expect(links).toHaveLength(3)
    const address = links[0]!.getAttribute('href')!
    const { AUDIT_KEY, CHECKPOINT_FILE } = product.environment
    await sealActivityLog({
      runtime: product.runtime,
      config: { checkpointFile: CHECKPOINT_FILE!, keys: { audit: new Secret(AUDIT_KEY!) } },
    })
    const proof = await anna.get(address)
    expect([proof.status, proof.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="bewijs.tlog-proof"',
    ])
    const open = (path: string) => fetch(product.origin + path).then((answer) => answer.text())
    const keys = (await open('/.well-known/activity-log/key')).trimEnd().split('\n')
    const checked = checkProof(proof.text, keys)
    expect(checked).toMatchObject({ ok: true })
    const head = readHead(await open('/.well-known/activity-log/checkpoint'), keys)
    expect(head).toMatchObject({ origin: checked.ok && checked.origin })
    expect(head!.size).toBeGreaterThan(0)
    const other = await product.newCitizen()
    expect((await other.get(address)).status).toBe(404)
  })

  it('gives a sheet to print, as a table', async () => {
    const answer = await anna.get('/mijn/bekeken/afdrukken')
    expect(answer.status).toBe(200)
    expect(answer.document.querySelectorAll('tbody tr')).toHaveLength(3)
    expect((await anna.get('/mijn/bekeken/afdrukken?voor=x')).status).toBe(404)
  })

  it('is for who is logged in', async () => {
    const paths = ['bekeken/wie-keek.csv', 'bekeken/afdrukken', 'bekeken/bewijs?regel=x', 'bekeken']
    for (const path of paths.map((page) => `/mijn/${page}`)) {
      const answer = await fetch(product.origin + path, { redirect: 'manual' })
      expect(answer.status).toBe(302)
      expect(answer.headers.get('location')).toContain('/inloggen?naar=')
    }
  })
})
