import { beforeAll, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { actFor } from '../support/acting'
import { choose } from '../support/citizen'
import type { Answer, Visitor } from '../support/visitor'
import { startProduct, type Product } from './product'

/* Who is asked again and again wants no more questions from who asks: it counts as no, and is undone as easily. */

let product: Product
let anna: Visitor
let bram: Visitor
let asked: string
let told: string

beforeAll(async () => {
  product = await startProduct()
  anna = await product.citizen('anna')
  bram = await product.citizen('bram')
  await actFor(anna, 'Bram')
  asked = new URL((await choose(anna, { RPZAC005: 'yes' })).url).pathname
})

it('is on the page of what was asked, below the two answers, for who is asked only', async () => {
  const page = await bram.get(asked)
  expect(page.text).toContain('Vraag mij dit niet meer')
  expect(page.text).toContain('Dat telt als nee')
  expect((await bram.get(`/en${asked}`)).text).toContain('Do not ask me this again')
  expect((await anna.get(asked)).document.querySelector('button[value=mute]')).toBeNull()
  const own = await anna.post(asked, { csrf: anna.token(), voor: forWhom(anna), do: 'mute' })
  expect(own.status).toBe(404)
})

it('ends what was asked, and says why to both', async () => {
  await bram.get(asked)
  const told = await bram.press('Vraag mij dit niet meer')
  expect(told.text).toContain('U wilt hierover geen vragen meer krijgen')
  expect((await anna.get(asked)).text).toContain('wil hierover geen vragen meer krijgen van wie dit vroeg')
})

it('counts as no for what is asked later, and the review page says so', async () => {
  const refused = await choose(anna, { RPZAC104: 'yes' })
  expect(refused.status).toBe(422)
  expect(noticesOn(refused)).toContain('wil hierover geen vragen van u krijgen')
})

it('takes the no of a draft with both at once, and says why the yes was not asked', async () => {
  const done = await choose(anna, { RPZAC104: 'yes', RPZAC003: 'no' })
  expect(done.url).toMatch(/\/mijn\/keuzes\/klaar\?versie=1&ja-niet=[\w-]{43}$/)
  expect(noticesOn(done)).toContain('wil hierover geen vragen van u krijgen')
  told = done.url
})

it('says so only where it happened, and to who sent it', async () => {
  const { pathname, search, searchParams } = new URL(told)
  const attention = async (visitor: Visitor, query: string) => {
    const page = await visitor.get(pathname + query)
    expect(page.status).toBe(200)
    return page.document.querySelectorAll('main .notice--attention').length
  }
  expect(await attention(anna, search)).toBe(1)
  const mark = searchParams.get('ja-niet')!
  for (const made of ['muted', 'locked', 'register-down', mark.slice(1), mark.toUpperCase(), ''])
    expect(await attention(anna, `?versie=1&ja-niet=${made}`), made).toBe(0)
  expect(await attention(bram, search)).toBe(0)
  expect((await choose(anna, { RPZAC004: 'no' })).url).toMatch(/\?versie=2$/)
  expect(await attention(anna, `?versie=2&ja-niet=${mark}`)).toBe(0)
})

it('stands on Samen kiezen by relation, and is undone there; both are logged', async () => {
  const list = await bram.get('/mijn/akkoord')
  expect(list.document.querySelector('#muted')?.closest('section')?.textContent).toContain(
    'Uw ouder of voogd',
  )
  await bram.press('Vraag mij dit weer')
  expect((await bram.get('/mijn/akkoord')).document.querySelector('#muted')).toBeNull()
  const again = await choose(anna, { RPZAC104: 'yes' })
  expect(again.url).toMatch(/\/mijn\/akkoord\/[0-9a-v]{26}/)
  const events = (await product.database.reader.select().from(activity)).map(({ event }) => event)
  expect(events.filter((event) => event.startsWith('asker-'))).toEqual(['asker-muted', 'asker-unmuted'])
})

function noticesOn({ document }: Answer): string {
  return document.querySelector('main')?.textContent ?? ''
}

function forWhom(visitor: Visitor): string {
  return visitor.last!.document.querySelector<HTMLInputElement>('input[name=voor]')?.value ?? ''
}
