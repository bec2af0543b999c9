import { eq, isNotNull } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { representation } from '~/representation/tables.server'
import routes from '~/routes'
import { actFor } from '../support/acting'
import type { Visitor } from '../support/visitor'
import { startProduct, type Product } from './product'

/* Whoever looks at a page for another is in that person's log, once a page, whichever page it is (NEN 7513). */

let product: Product
let anna: Visitor
let child: string

beforeAll(async () => {
  product = await startProduct()
  anna = await product.citizen('anna')
  await actFor(anna, 'Cato')
  const [row] = await product.database.reader
    .select()
    .from(representation)
    .where(isNotNull(representation.declaredAt))
  child = row!.subjectId
})

/** Every address below `/mijn`, with something that may stand in it. */
const PATHS = routes
  .map(({ path = '' }) => path)
  .filter((path) => path.includes('mijn'))
  .map((path) => `/${path.replace('en?/', '')}`)
  .map((path) => path.replace(/\/:(data|ura)\?/, ''))
  .map((path) => path.replace(':scope', 'groep').replace(':holder', 'GP').replace(':data', 'GGC002'))
  .map((path) => path.replace(':receiver', 'RPZAC005').replace(':ura', '90000202').replace(':versie', '1'))
/** Where one chooses for whom, and what is only ever one's own: no page about the other. */
const OWN = [
  /^\/mijn\/namens/,
  /^\/mijn\/koppelcode/,
  /^\/mijn\/zestien/,
  /^\/mijn\/meldingen/,
  /^\/mijn\/berichten/,
  /^\/mijn\/gegevens($|\/mijn-gegevens)/,
  /^\/mijn\/rechten/,
]

const entries = () => product.database.reader.select().from(activity).where(eq(activity.subjectId, child))

it('leaves one entry for every page that is shown, and none that is missing', async () => {
  await anna.get('/mijn/keuzes/groep/GP')
  await anna.submit('button[name=next][value=on]', { 'answer-RPZAC104': 'yes' })
  await anna.get('/mijn/keuzes/controle')
  await anna.submit('main form button.nl-button--primary')
  const shown: string[] = []
  for (const path of [...PATHS, '/en/mijn', '/en/mijn/keuzes']) {
    const before = (await entries()).length
    const { status } = await anna.get(path)
    const logged = (await entries()).slice(before).map(({ event, entry }) => ({ event, entry }))
    const isAbout = status === 200 && !OWN.some((own) => own.test(path.replace('/en', '')))
    expect((await entries()).length - before, `${path}: ${logged.map(({ event }) => event).join()}`).toBe(
      isAbout ? 1 : 0,
    )
    if (isAbout) shown.push(path)
  }
  expect(shown.length).toBeGreaterThan(10)
  const looks = (await entries()).filter(({ event }) => event === 'page-read')
  for (const { entry } of looks)
    expect(JSON.parse(entry)).toMatchObject({ action: 'R', users: [{ role: '02' }] })
})

it('leaves an entry of beginning a draft', async () => {
  const before = (await entries()).filter(({ event }) => event === 'draft-changed').length
  await anna.get('/mijn/keuzes')
  await anna.submit('main form button.nl-button--primary', { way: 'none' })
  const after = (await entries()).filter(({ event }) => event === 'draft-changed').length
  expect(after).toBe(before + 1)
})
