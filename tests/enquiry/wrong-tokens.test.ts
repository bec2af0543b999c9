import { beforeEach, expect, it } from 'vitest'
import { eachDatabase } from '../support/database'
import { tokenFor } from './care-system'
import { askerWith, SOUND, type Asker } from './question'
import { openWorld, type World } from './world'

eachDatabase('a token that was not given here', () => {
  let world: World
  let fromElsewhere: Asker
  let made = 0
  beforeEach(async () => {
    world = await openWorld()
    fromElsewhere = async (body, headers) =>
      world.faces.inject({
        ...{ method: 'POST', url: '/access/v1/evaluation', remoteAddress: '192.0.2.8' },
        headers: { 'content-type': 'application/json', ...headers },
        payload: JSON.stringify(body),
      })
  })

  /** Ours with another signature, and never the same. */
  const madeUp = () => ({
    authorization: `Bearer ${world.token.slice(0, -8)}${String((made += 1)).padStart(6, 'x')}AA`,
  })
  const status = async (asking: ReturnType<Asker>) => (await asking).statusCode

  it('may be wrong ten times a quarter of an hour in one network, and the right one is let in all the while', async () => {
    for (let time = 0; time < 10; time += 1) expect(await status(world.ask(SOUND, madeUp()))).toBe(401)
    const answer = await world.ask(SOUND, madeUp())
    expect([answer.statusCode, answer.json()]).toEqual([
      429,
      { type: 'about:blank', title: 'Too many requests', status: 429, detail: expect.any(String) as string },
    ])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(800)
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/problem+json; charset=utf-8',
      'www-authenticate': 'Bearer error="invalid_token"',
    })
    // A right one, known already or never seen, and somebody in another network.
    const unseen = askerWith(world.faces, await tokenFor(world.faces, world.system))
    expect([await status(world.ask(SOUND)), await status(unseen(SOUND))]).toEqual([200, 200])
    expect(await status(fromElsewhere(SOUND, madeUp()))).toBe(401)
    world.advance(15 * 60_000)
    expect(await status(world.ask(SOUND, madeUp()))).toBe(401)
  })

  it('is no guess where it is the same one again', async () => {
    const again = madeUp()
    for (let time = 0; time < 12; time += 1) expect(await status(world.ask(SOUND, again))).toBe(401)
  })

  it('is not one of ours that expired, however often that is sent and whatever came before', async () => {
    world.advance(301_000)
    for (let time = 0; time < 12; time += 1) expect(await status(world.ask(SOUND))).toBe(401)
    for (let time = 0; time < 12; time += 1) await world.ask(SOUND, madeUp())
    expect(await status(world.ask(SOUND))).toBe(401)
  })
})
