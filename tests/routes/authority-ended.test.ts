import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { parseBsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { insertRepresentation, writeRepresentation, type Representation } from '~/representation/store.server'
import { addDays, localDate } from '~/runtime/local-date'
import { actFor } from '../support/acting'
import { choose } from '../support/citizen'
import type { Answer, Visitor } from '../support/visitor'
import { lookAround, pagesAbout, waysTo, type KeptForm, type PageAbout } from './pages-about'
import { startProduct, type Product } from './product'
import { stateOf } from './state'

/* Authority ends while the session goes on: from that moment no page about the other is there, nor its data, nor a press. */

/** Somebody who acts for another, and how that ends. */
type Scene = {
  cause: string
  other: { name: string; bsn: string }
  begin: () => Promise<Visitor>
  end: (representation: string) => Promise<unknown>
}

const PROVIDER = { ura: '90000101', name: 'De Linde' }
const CATO = { name: 'Cato', bsn: '999990421' }
const FATIMA = { name: 'Fatima', bsn: '999990962' }
const HUGO = { name: 'Hugo', bsn: '999991243' }
const [YARA, GERARD] = ['999991097', '999991371']

let product: Product
let fatima: Visitor
beforeAll(async () => void (product = await startProduct()))

const SCENES: Scene[] = [
  {
    cause: 'a parent who lost authority',
    other: CATO,
    begin: async () => {
      const [anna, erik] = [await product.citizen('anna'), await product.citizen('erik')]
      await actFor(erik, CATO.name)
      await choose(erik, { RPZAC005: 'no' })
      await actFor(anna, CATO.name)
      return anna
    },
    end: (id) => write({ id, state: 'ended', endReason: 'authority-lost', changedAt: new Date() }),
  },
  {
    cause: 'somebody authorised, by who gave it',
    other: FATIMA,
    begin: async () => {
      fatima = await product.citizen('fatima')
      const yara = await product.citizen('yara')
      await fatima.get('/mijn/namens/machtigen')
      await fatima.press('Verstuur mijn vraag', { bsn: YARA })
      await yara.get('/mijn/namens')
      const links = [...yara.last!.document.querySelectorAll<HTMLAnchorElement>('main .row a')]
      await yara.get(links.find(({ href }) => href.includes('/machtiging/'))!.href)
      await yara.press('Ja, dat wil ik doen')
      await choose(fatima, { RPZAC005: 'no' })
      await actFor(yara, FATIMA.name)
      return yara
    },
    end: async () => {
      await fatima.get('/mijn/namens/machtigen')
      await fatima.press('Stop')
    },
  },
  {
    cause: 'a mentor after the last day',
    other: HUGO,
    begin: async () => {
      const hugo = await product.citizen('hugo')
      const gerard = await product.citizen('gerard')
      await choose(hugo, { RPZAC005: 'no' })
      await giveMentor()
      await actFor(gerard, HUGO.name)
      return gerard
    },
    end: (id) => write({ id, endsOn: addDays(localDate(new Date()), -1) }),
  },
]

describe.each(SCENES)('$cause', ({ other, begin, end }) => {
  let acting: Visitor
  let representation: string
  let csrf: string
  let pages: PageAbout[]
  let shown: PageAbout[]
  let forms: KeptForm[]

  beforeAll(async () => {
    acting = await begin()
    await acting.get('/mijn/zorgaanbieders')
    csrf = acting.token()
    representation = acting.last!.document.querySelector<HTMLInputElement>('input[name=voor]')!.value
    await acting.post('/mijn/zorgaanbieders', { csrf, voor: representation, ura: PROVIDER.ura, do: 'add' })
    await choose(acting, { RPZAC104: 'yes', RPZAC003: 'no' })
    // Against a no that another said it is asked; of a mentor alone it is in force.
    const { url } = await choose(acting, { RPZAC005: 'yes' })
    const approval = /\/mijn\/akkoord\/([0-9a-v]{26})/.exec(url)?.[1] ?? 'none'
    await acting.get('/mijn/keuzes/groep/PHARMACY')
    await acting.submit('button[name=next][value=on]', { 'answer-RPZAC001': 'yes' })
    pages = pagesAbout(approval)
  })

  it('opens each page about the other as long as it goes on', async () => {
    ;({ shown, forms } = await lookAround(acting, pages))
    const paths = shown.map(({ path }) => path)
    for (const path of [
      'bekeken/wie-keek.csv',
      'bekeken/afdrukken',
      'keuzes/bewijs?versie=2',
      'keuzes/controle',
    ])
      expect(paths).toContain(`/mijn/${path}`)
    expect([paths.length > 20, forms.length > 15]).toEqual([true, true])
    expect((await acting.get('/mijn/zorgaanbieders')).text).toContain(PROVIDER.name)
  })

  it('opens none of them from the moment it ends, and no press does anything', async () => {
    await end(representation)
    const before = await everythingOf(other.bsn)
    const words = [other.name, PROVIDER.name]
    for (const page of pages)
      for (const address of waysTo(page))
        expect(leftOf(await acting.get(address, { follow: false }), words), address).toBe('nothing')
    for (const { action, fields } of forms)
      for (const address of [action, `/en${action}`]) {
        const pressed = await acting.post(address, { ...fields, csrf }, { follow: false })
        expect(leftOf(pressed, words), `${address} ${JSON.stringify(fields)}`).toBe('nothing')
      }
    expect(await everythingOf(other.bsn)).toBe(before)
  })

  it('is told so where one chooses for whom, and not about whom', async () => {
    const told = await acting.get('/mijn/keuzes')
    expect(told.url).toMatch(/\/mijn\/namens\?reden=voorbij$/)
    const [band, main] = ['.acting-band', 'main'].map(
      (part) => told.document.querySelector(part)?.textContent,
    )
    for (const text of [band, main]) expect(text).toContain('niets meer regelen')
    expect(band).not.toContain(other.name)
  })
})

/** What an answer still tells of the other: nothing where it leads away or is not there, and names none of it. */
function leftOf({ url, status, headers, text }: Answer, words: readonly string[]): string {
  const named = words.find((word) => text.includes(word))
  if (named) return `the word ${named}`
  const to = headers.get('location') ?? headers.get('x-remix-redirect')
  const isAway = to !== null && /^(\/en)?\/mijn\/namens\?reden=(voorbij|eigen-pagina)$/.test(to)
  // What stands around every page says for whom one acted, without a word about them.
  const isFrame = url.endsWith('_data=root')
  return isAway || isFrame || status === 404 ? 'nothing' : `${status} ${to}`
}

/** Everything stored, and how much is logged about the other. */
async function everythingOf(bsn: string): Promise<string> {
  const { reader } = product.database
  const rows = await reader
    .select({ event: activity.event, at: activity.at })
    .from(activity)
    .where(eq(activity.subjectId, await idOf(bsn)))
  return `${JSON.stringify(rows, null, 1)} ${await stateOf(product.database)}`
}

async function idOf(bsn: string): Promise<string> {
  return (await findByBsn(product.database.reader, product.runtime, parseBsn(bsn)!))!.row.id
}

const write = (changes: { id: string } & Partial<Representation>) =>
  product.database.transact((transaction) => writeRepresentation(transaction, changes))

/** Gerard is Hugo's mentor, by a decision that two of the desk saw, until today. */
async function giveMentor() {
  const [subjectId, representativeId] = [await idOf(HUGO.bsn), await idOf(GERARD!)]
  const at = new Date()
  const today = localDate(at)
  await product.database.transact(async (transaction) => {
    await transaction.update(subject).set({ capable: false }).where(eq(subject.id, subjectId))
    await insertRepresentation(transaction, {
      ...{ id: product.runtime.newId(), subjectId, representativeId, kind: 'mentor', ground: 'evidence' },
      ...{
        state: 'active',
        startsOn: addDays(today, -30),
        endsOn: today,
        seenBy: 'noor',
        confirmedBy: 'joris',
      },
      ...{ declaredAt: null, endReason: null, createdAt: at, changedAt: at },
    })
  })
}
