import { beforeAll, describe, expect, it } from 'vitest'
import type { Visitor } from '../support/visitor'
import { startProduct, type Product } from './product'

/** The one deadline is 4 s; a single question that nobody waits for less is 10 s, and this page asks several. */
const SURELY_MILLISECONDS = 9_000

let product: Product
let anna: Visitor

beforeAll(async () => {
  product = await startProduct()
  anna = await product.citizen('anna')
  await anna.get('/mijn/namens')
})

describe('the page of those for whom one acts', () => {
  it.each([
    ['authority', 'who is known and their names', 'Cato Bakker (8 jaar)'],
    ['persons', 'the words that somebody may be missing', 'Misschien ontbreekt er iemand'],
  ])('is there within the deadline when the register of %s is slow, with %s', async (part, _what, shown) => {
    // What the register of authority said is remembered for a minute, in the process.
    await product.kill()
    await product.restart()
    await slow(part)
    const began = performance.now()
    const page = await anna.get('/mijn/namens')
    expect(performance.now() - began).toBeLessThan(SURELY_MILLISECONDS)
    await slow(null)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Wij kunnen nu niet zien voor wie u mag kiezen.')
    expect(page.text).toContain(shown)
  })
})

async function slow(part: string | null) {
  const fault = part === null ? { mode: 'none' } : { mode: 'slow', milliseconds: 30_000, part }
  const set = await fetch(`${product.standIns}/brp/fault`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  })
  if (!set.ok) throw new Error(await set.text())
}
