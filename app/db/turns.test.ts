import { expect, it } from 'vitest'
import { turns } from './turns.server'

it('gives turns in the order of asking, one at a time, also after one that failed', async () => {
  const inTurn = turns()
  const said: string[] = []
  const work =
    (name: string, fails = false) =>
    async () => {
      said.push(`${name} begins`)
      await Promise.resolve()
      said.push(`${name} ends`)
      if (fails) throw new Error(name)
    }
  const all = [inTurn(work('a')), inTurn(work('b', true)), inTurn(work('c'))]
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  await inTurn(work('d'))
  expect(said).toEqual(['a', 'b', 'c', 'd'].flatMap((name) => [`${name} begins`, `${name} ends`]))
})

it('refuses work that waits for its own turn, and goes on with what stands behind', async () => {
  const inTurn = turns(20)
  const nested = inTurn(async () => inTurn(async () => 'never'))
  const behind = inTurn(async () => 'after it').catch((error: Error) => error.message)
  await expect(nested).rejects.toThrow(/waited 20 ms/)
  expect(await behind).toMatch(/after it|waited/)
  expect(await inTurn(async () => 'next')).toBe('next')
})
