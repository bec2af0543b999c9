import { beforeAll, expect, it } from 'vitest'
import type { Answer, Visitor } from '../support/visitor'
import { answer, CENTRUM, CONTROL, GP, SEND } from './choosing-scene'
import { startProduct, type Product } from './product'

/* What is sent as one thing is told as one thing: on the review page, the page after it, its version and the history. */

let product: Product
beforeAll(async () => void (product = await startProduct()))

const all = ({ document }: Answer, selector: string) => [...document.querySelectorAll(selector)]
const WHOLE = 'ul:is(.changes, .change-list):not(ul ul) > li'
const within = (page: Answer) => all(page, 'main ul ul li').length
/** How many things a page says that changed, and how many exceptions to them. */
const told = (page: Answer) => ({ things: all(page, `main ${WHOLE}`).length, exceptions: within(page) })

/** Sends what was chosen and says how often each page counts it; the review page also says it in words. */
async function countsOf(citizen: Visitor) {
  const control = await citizen.get(CONTROL)
  const heading = /(\d+) ding/.exec(control.document.querySelector('main h2')!.textContent!)![1]
  const shown = told(control)
  await citizen.press(SEND)
  const done = all(citizen.last!, 'main tbody tr').length
  const number = /versie=(\d+)/.exec(citizen.last!.url)![1]
  const version = await citizen.get(`/mijn/geschiedenis/${number}`)
  const changed = { things: all(version, 'main ul.changes:not(ul ul) > li').length }
  const entry = (await citizen.get('/mijn/geschiedenis')).document.querySelector('.timeline__entry')!
  const listed = [...entry.querySelectorAll('ul.change-list:not(ul ul) > li')]
  const more = listed.map(({ textContent }) =>
    Number(/en nog (\d+) verandering/.exec(textContent!)?.[1] ?? 1),
  )
  return {
    heading: Number(heading),
    control: shown,
    done,
    version: changed.things,
    history: more.reduce((sum, one) => sum + one, 0),
  }
}

it('a rule with an exception, several rules and everything at once are counted alike', async () => {
  const citizen = await product.newCitizen()
  await answer(citizen, GP, { 'answer-RPZAC001': 'yes', 'answer-RPZAC005': 'no' })
  await answer(citizen, CENTRUM, { 'answer-ura:90000202': 'yes' })
  expect(await countsOf(citizen)).toEqual({
    ...{ heading: 2, control: { things: 2, exceptions: 1 }, done: 3, version: 2, history: 2 },
  })

  await citizen.get('/mijn/keuzes')
  await citizen.submit('button', { way: 'none' })
  const counted = await countsOf(citizen)
  const { things, exceptions } = counted.control
  expect(things).toBeGreaterThan(3)
  // All of it together has one sentence in the history.
  expect(counted).toMatchObject({ heading: things, done: things + exceptions, version: things, history: 0 })
})

it('a moved end date is one thing, told with the day it was', async () => {
  const citizen = await product.newCitizen()
  await answer(citizen, GP, { 'answer-RPZAC104': 'yes', 'until-RPZAC104': '31-12-2098' })
  await countsOf(citizen)
  await answer(citizen, GP, { 'answer-RPZAC104': 'yes', 'until-RPZAC104': '31-12-2099' })
  const control = await citizen.get(CONTROL)
  const [was, becomes] = ['ja, tot en met 31 december 2098', 'ja, tot en met 31 december 2099']
  expect(all(control, '.was-becomes__side').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining(was),
    expect.stringContaining(becomes),
  ])
  expect(await countsOf(citizen)).toMatchObject({ heading: 1, done: 1, version: 1, history: 1 })
  const version = await citizen.get('/mijn/geschiedenis/2')
  expect(all(version, '.was-becomes__side').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining(was),
    expect.stringContaining(becomes),
  ])
  const history = await citizen.get('/mijn/geschiedenis')
  expect(history.document.querySelector('.timeline__entry')!.textContent).toContain(
    '(was: ja, tot en met 31 december 2098)',
  )
})
