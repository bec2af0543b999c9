import { beforeAll, expect, it } from 'vitest'
import { startProduct, type Product } from './product'
import { send } from './wire'

/* The process log, as the operator reads it: one JSON object a line, each name once. */

let product: Product
beforeAll(async () => void (product = await startProduct()))

it('says a request’s id once on a line, the id that the answer has', async () => {
  const { headers } = await send(product.origin, { path: '/zo-werkt-het' })
  await send(product.origin, { method: 'POST', path: '/weergave' })
  await expect.poll(() => product.output()).toMatch(/"route":"[^"]*zo-werkt-het"/)
  const lines = product
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  for (const line of lines) expect(doubled(line), line).toEqual([])
  const answered = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(answered.filter((line) => line.requestId === headers['x-request-id'])).toHaveLength(1)
})

/** Names that stand more than once in a flat line. */
function doubled(line: string): string[] {
  const names = [...line.matchAll(/"(\w+)":/g)].map(([, name]) => name!)
  return names.filter((name, place) => names.indexOf(name) !== place)
}
