import { expect, it } from 'vitest'
import { eachDatabase } from '../support/database'
import { assertionOf, postAssertion } from './care-system'
import { openWorld } from './world'

eachDatabase('a token that is asked for in vain', () => {
  it.each([
    ['who proves nothing', { expiresIn: -60 }, {}, [401, 'invalid_client']],
    ['who proves it twice', {}, { client_secret: 'x' }, [400, 'invalid_request']],
  ])(
    'is refused in words of its own ten times, then for a while: %s',
    async (...[, fault, more, refusal]) => {
      const world = await openWorld()
      const { faces, system } = world
      const ask = async () => postAssertion(faces, await assertionOf(system, fault), more)
      for (let time = 0; time < 10; time += 1) {
        const answer = await ask()
        expect([answer.statusCode, (answer.json() as { error: string }).error]).toEqual(refusal)
      }
      const answer = await ask()
      expect(answer.statusCode).toBe(429)
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(800)
      expect(answer.json()).toEqual({
        error: 'temporarily_unavailable',
        error_description: expect.any(String) as string,
      })
      expect(answer.headers['cache-control']).toBe('no-store')
      // Who proves who they are is let in, in the same network.
      expect((await postAssertion(faces, await assertionOf(system))).statusCode).toBe(200)
      world.advance(15 * 60_000)
      expect((await ask()).statusCode).toBe(refusal[0])
    },
  )
})
