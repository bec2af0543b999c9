import { eq } from 'drizzle-orm'
import { exportJWK, generateKeyPair } from 'jose'
import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import {
  addOwnClient,
  blockOwnClient,
  changeOwnKeys,
  MOST_CLIENTS,
  readOwnClient,
  readOwnClients,
} from '~/colleagues/client-use-cases.server'
import type { Staff } from '~/identity/actor'
import { readPublicKeys, type PublicKey } from '~/provider/public-keys'
import { localDate } from '~/runtime/local-date'
import { eachDatabase } from '../support/database'
import { aColleague, employ } from '../support/staff'
import { assertionOf, postAssertion, tokenFor, type CareSystem } from './care-system'
import { GP, HOSPITAL } from './portal'
import { SOUND } from './question'
import { openWorld, type World } from './world'

const DAY = 86_400_000

eachDatabase('the care systems of one’s own organisation', () => {
  let world: World
  let ruben: Staff
  beforeEach(async () => {
    world = await openWorld()
    ruben = await aColleague(world.runtime, {
      ...{ number: '900000303', ura: HOSPITAL.ura, name: 'R. Smit', roles: ['administrator'] },
    })
  })

  /** A new key, and the system that signs with it as a client. */
  async function aKey(keyId: string) {
    const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true })
    const read = readPublicKeys(JSON.stringify({ ...(await exportJWK(publicKey)), kid: keyId }))
    if (!read.ok) throw new Error(read.why)
    const as = (id: string): CareSystem => ({ id, ura: HOSPITAL.ura, keyId, privateKey, algorithm: 'ES384' })
    return { keys: read.keys, as }
  }
  const doing = (staff = ruben) => ({ staff, requestId: 'r' })
  const add = (keys: PublicKey[] | null, { staff = ruben, address = null as string | null } = {}) =>
    addOwnClient(world.runtime, { ...doing(staff), name: 'EPD', keys, address })
  const change = (id: string, keys: PublicKey[], oldDays: number) =>
    changeOwnKeys(world.runtime, { ...doing(), id, keys, address: null, oldDays })
  const added = async (keys: PublicKey[]) => {
    const answer = await add(keys)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.id
  }
  const status = async (system: CareSystem) =>
    (await postAssertion(world.faces, await assertionOf(system))).statusCode

  it('ask for that organisation alone, and are seen with the day on which they last did', async () => {
    const one = await aKey('one')
    const id = await added(one.keys)
    expect(await readOwnClient(world.runtime, ruben, id)).toMatchObject({ lastUsedOn: null, keys: ['one'] })
    const response = await postAssertion(world.faces, await assertionOf(one.as(id)))
    expect(response.json()).toMatchObject({ scope: 'access:evaluate' })
    const today = localDate(world.runtime.now())
    expect(await readOwnClient(world.runtime, ruben, id)).toMatchObject({
      lastUsedOn: today,
      status: 'active',
    })
    const rows = await world.fresh.database.reader
      .select()
      .from(activity)
      .where(eq(activity.event, 'client-changed'))
    expect(rows.map(({ organisation, entry }) => [organisation, JSON.parse(entry).users[0].id])).toEqual([
      [HOSPITAL.ura, ruben.memberId],
    ])
  })

  it('have other keys at once, or the earlier ones beside them until a day', async () => {
    const [one, two, three] = [await aKey('one'), await aKey('two'), await aKey('three')]
    const id = await added(one.keys)
    expect(await change(id, two.keys, 7)).toEqual({ ok: true })
    expect([await status(one.as(id)), await status(two.as(id))]).toEqual([200, 200])
    expect(await readOwnClient(world.runtime, ruben, id)).toMatchObject({ old: { keys: ['one'] } })
    expect(await change(id, [{ ...three.keys[0]!, kid: 'two' }], 7)).toEqual({
      ok: false,
      refusal: 'same-kid',
    })
    expect(await change(id, three.keys, 0)).toEqual({ ok: true })
    const now = [await status(one.as(id)), await status(two.as(id)), await status(three.as(id))]
    expect(now).toEqual([401, 401, 200])
  })

  it('lose the earlier keys when their days are over', async () => {
    const [one, two] = [await aKey('one'), await aKey('two')]
    const id = await added(one.keys)
    await change(id, two.keys, 1)
    world.advance(DAY + 1)
    expect(await readOwnClient(world.runtime, ruben, id)).toMatchObject({ keys: ['two'], old: null })
    const system = one.as(id)
    expect((await postAssertion(world.faces, await assertionOf(system))).statusCode).toBe(401)
  })

  it('are blocked from the next question on, also with a token that they have', async () => {
    const one = await aKey('one')
    const id = await added(one.keys)
    const token = await tokenFor(world.faces, one.as(id))
    const ask = () =>
      world.faces.inject({
        ...{ method: 'POST', url: '/access/v1/evaluation', payload: SOUND },
        headers: { authorization: `Bearer ${token}` },
      })
    expect((await ask()).statusCode).toBe(200)
    expect(await blockOwnClient(world.runtime, { ...doing(), id })).toEqual({ ok: true })
    expect((await ask()).statusCode).toBe(401)
    expect(await status(one.as(id))).toBe(401)
    expect(await change(id, (await aKey('two')).keys, 0)).toEqual({ ok: false, refusal: 'blocked' })
  })

  it('are nobody else’s: not another organisation’s, nor a colleague’s who is no administrator any more', async () => {
    const { keys } = await aKey('one')
    const id = await added(keys)
    const other = await aColleague(world.runtime, {
      ...{ number: '900000404', ura: GP.ura, roles: ['administrator'] },
    })
    expect(await readOwnClient(world.runtime, other, id)).toBeNull()
    expect(await readOwnClients(world.runtime, other)).toEqual([])
    const gone = { ok: false, refusal: 'not-there' }
    expect(await blockOwnClient(world.runtime, { ...doing(other), id })).toEqual(gone)
    expect(
      await changeOwnKeys(world.runtime, { ...doing(other), id, keys, address: null, oldDays: 0 }),
    ).toEqual(gone)
    await employ(world.runtime, { number: '900000303', ura: HOSPITAL.ura, roles: ['planner'] })
    expect(await add(keys)).toEqual(gone)
    expect(await blockOwnClient(world.runtime, { ...doing(), id })).toEqual(gone)
    expect(await readOwnClient(world.runtime, ruben, id)).toMatchObject({ status: 'active' })
  })

  it('take one kind of keys, which something can be checked with, and there are so many of them', async () => {
    const { keys } = await aKey('one')
    const address = 'https://epd.delinde.nl/jwks'
    expect(await add(null)).toEqual({ ok: false, refusal: 'one' })
    expect(await add(keys, { address })).toEqual({ ok: false, refusal: 'both' })
    expect(await add([{ ...keys[0]!, x: keys[0]!.y! }])).toEqual({ ok: false, refusal: 'unusable' })
    expect(await add(null, { address })).toMatchObject({ ok: true })
    const [, hosted] = await readOwnClients(world.runtime, ruben)
    expect(hosted).toMatchObject({ jwksUri: address, keys: [] })
    expect(await change(hosted!.id, keys, 7)).toEqual({ ok: false, refusal: 'no-old' })
    // One was there before this test, and one is at an address.
    for (let more = 2; more < MOST_CLIENTS; more += 1) await added(keys)
    expect(await add(keys)).toEqual({ ok: false, refusal: 'too-many' })
  })
})
