import { eq } from 'drizzle-orm'
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  jwtVerify,
  type JSONWebKeySet,
} from 'jose'
import { beforeEach, expect, it } from 'vitest'
import { oauthAdapter } from '~/api/oauth/adapter.server'
import { oauthArtifact } from '~/identity/tables.server'
import { apiClient } from '~/provider/tables.server'
import { eachDatabase } from '../support/database'
import { assertionOf, postAssertion, registerCareSystem, tokenFor, type AssertionFault } from './care-system'
import { GP, HOSPITAL, machineFaces, ORIGIN, portalOn } from './portal'
import { askerWith, SOUND } from './question'
import { openWorld, type World } from './world'

eachDatabase('the token endpoint', () => {
  let world: World
  beforeEach(async () => void (world = await openWorld()))

  it('gives a JWT of five minutes at most, signed with a key of the JWKS, for the portal alone', async () => {
    const response = await postAssertion(world.faces, await assertionOf(world.system))
    expect(response.statusCode).toBe(200)
    expect(response.headers['cache-control']).toBe('no-store')
    const { access_token, token_type, expires_in, scope } = response.json()
    expect({ token_type, scope }).toEqual({ token_type: 'Bearer', scope: 'access:evaluate' })
    expect(expires_in).toBeLessThanOrEqual(300)
    const jwks = (await world.faces.inject('/oauth/jwks')).json() as JSONWebKeySet
    expect(JSON.stringify(jwks)).not.toContain('"d"')
    const { payload } = await jwtVerify(access_token, createLocalJWKSet(jwks), {
      issuer: ORIGIN,
      audience: ORIGIN,
      typ: 'at+jwt',
    })
    expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(300)
    expect(payload).toMatchObject({ client_id: 'hospital-system', scope: 'access:evaluate' })
  })

  it('takes RS384 as well', async () => {
    const system = await registerCareSystem(world.fresh.database, {
      id: 'rsa',
      ura: GP.ura,
      algorithm: 'RS384',
    })
    expect((await postAssertion(world.faces, await assertionOf(system))).statusCode).toBe(200)
  })

  it('is given although the day of its use cannot be written', async () => {
    const { database } = world.runtime
    let written = 0
    // First that the assertion was used, then that the client was.
    const record: typeof database.record = async (work) => {
      written += 1
      if (written > 1) throw new Error('planted')
      return database.record(work)
    }
    const faces = await machineFaces(portalOn({ ...world.runtime, database: { ...database, record } }))
    await database.transact((transaction) => transaction.update(apiClient).set({ lastUsedOn: null }))
    expect((await postAssertion(faces, await assertionOf(world.system))).statusCode).toBe(200)
    const [client] = await database.reader.select().from(apiClient)
    expect([written, client!.lastUsedOn]).toEqual([2, null])
  })

  it('refuses an assertion that was used before, also by another process', async () => {
    const other = await world.beside()
    const assertion = await assertionOf(world.system)
    expect((await postAssertion(world.faces, assertion)).statusCode).toBe(200)
    for (const faces of [world.faces, other]) {
      const again = await postAssertion(faces, assertion)
      expect(again.statusCode).toBe(401)
      expect(again.json()).toMatchObject({ error: 'invalid_client' })
    }
  })

  it('accepts an assertion once when it comes to two processes at the same time', async () => {
    const other = await world.beside()
    const assertion = await assertionOf(world.system)
    const both = await Promise.all(
      [world.faces, other, world.faces, other].map((faces) => postAssertion(faces, assertion)),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401])
  })

  it('keeps a used one so that a second of two processes cannot keep it too', async () => {
    const [one, other] = [world.runtime, { ...world.runtime, database: world.fresh.open() }].map((runtime) =>
      oauthAdapter(runtime)('ReplayDetection'),
    )
    await one!.upsert('used', { jti: 'used' }, 300)
    await expect(other!.upsert('used', { jti: 'used' }, 300)).rejects.toThrow('invalid_client')
  })

  it('refuses a replay because of the row it left', async () => {
    const assertion = await assertionOf(world.system)
    await postAssertion(world.faces, assertion)
    await world.fresh.database.transact(async (transaction) => transaction.delete(oauthArtifact))
    expect((await postAssertion(world.faces, assertion)).statusCode).toBe(200)
  })

  const strangeKey = async () => (await generateKeyPair('ES384')).privateKey
  const faults: Record<string, () => Promise<AssertionFault> | AssertionFault> = {
    expired: () => ({ expiresIn: -60 }),
    'valid for an hour': () => ({ expiresIn: 3_600 }),
    'signed with an unknown key': async () => ({ key: await strangeKey() }),
    'signed with ES256': async () => ({
      algorithm: 'ES256',
      key: (await generateKeyPair('ES256')).privateKey,
    }),
    'signed with a secret': () => ({ algorithm: 'HS384', key: new Uint8Array(48) }),
    'made for another server': () => ({ audience: 'https://other.example/oauth/token' }),
    'made for us and another server': () => ({ audience: [ORIGIN, 'https://other.example'] }),
    'without jti': () => ({ jti: undefined }),
    'of an unknown client': () => ({ issuer: 'nobody', subject: 'nobody' }),
    'of one client about another': () => ({ issuer: 'nobody' }),
  }
  it.each(Object.keys(faults))('refuses an assertion %s', async (name) => {
    const response = await postAssertion(world.faces, await assertionOf(world.system, await faults[name]!()))
    expect(response.statusCode).toBe(401)
    expect(response.json()).toMatchObject({ error: 'invalid_client' })
    expect(response.body).not.toContain('access_token')
  })

  it.each([
    ['exp of the client assertion has passed', { expiresIn: -60 }],
    ['nbf of the client assertion is still to come', { notBefore: 120 }],
    ['iat of the client assertion is still to come', { issuedAt: 120 }],
    ['exp of the client assertion is more than 300 seconds ahead', { expiresIn: 3_600 }],
  ])('says that it is refused for its clock: %s', async (fault, assertion) => {
    const response = await postAssertion(world.faces, await assertionOf(world.system, assertion))
    expect(response.statusCode).toBe(401)
    expect(response.json()).toEqual({
      error: 'invalid_client',
      error_description: expect.stringMatching(new RegExp(`^${fault}; here it is 20[-0-9T:]+Z$`)),
    })
    const unsigned = await assertionOf(world.system, { ...assertion, key: await strangeKey() })
    expect((await postAssertion(world.faces, unsigned)).body).not.toContain('here it is')
  })

  it('refuses an assertion without a signature, and one signed with the public key as a secret', async () => {
    const [, claims] = (await assertionOf(world.system)).split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: world.system.keyId })).toString('base64url')
    expect((await postAssertion(world.faces, `${none}.${claims}.`)).statusCode).toBe(401)
    const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid: world.system.keyId }
    await world.fresh.database.transact(async (transaction) => {
      await transaction
        .update(apiClient)
        .set({ jwks: { keys: [jwk] } })
        .where(eq(apiClient.id, world.system.id))
    })
    const secret = new TextEncoder().encode(await exportSPKI(publicKey))
    const confused = await assertionOf(world.system, { algorithm: 'HS384', key: secret })
    expect((await postAssertion(world.faces, confused)).statusCode).toBe(401)
    // The control: the new key itself is taken at once, the old one not any more.
    expect(
      (await postAssertion(world.faces, await assertionOf(world.system, { key: privateKey }))).statusCode,
    ).toBe(200)
    expect((await postAssertion(world.faces, await assertionOf(world.system))).statusCode).toBe(401)
  })

  it('holds assertions against its own address, whatever Host says', async () => {
    const assertion = await assertionOf(world.system, { audience: 'https://evil.example/oauth/token' })
    const response = await world.faces.inject({
      method: 'POST',
      url: '/oauth/token',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
      },
      payload: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }).toString(),
    })
    expect(response.statusCode).toBe(401)
  })

  it('gives no other grant and no other resource', async () => {
    const post = async (more: Record<string, string>) =>
      postAssertion(world.faces, await assertionOf(world.system), more)
    expect((await post({ grant_type: 'authorization_code' })).json()).toMatchObject({
      error: 'unsupported_grant_type',
    })
    expect((await post({ resource: 'https://other.example' })).json()).toMatchObject({
      error: 'invalid_target',
    })
  })

  it('gives no scope that is not offered or that the client does not have', async () => {
    const unknown = await postAssertion(world.faces, await assertionOf(world.system), {
      scope: 'system/Consent.rs',
    })
    expect(unknown.json()).not.toHaveProperty('scope')
    const poor = await registerCareSystem(world.fresh.database, {
      id: 'poor',
      ura: HOSPITAL.ura,
      scopes: ['system/Consent.rs'],
    })
    expect((await postAssertion(world.faces, await assertionOf(poor))).json()).toMatchObject({
      error: 'invalid_scope',
    })
    const response = await askerWith(world.faces, unknown.json().access_token)(SOUND)
    expect(response.statusCode).toBe(403)
    expect(response.json().detail).toContain('access:evaluate')
  })

  it('gives nothing to a blocked client, and its tokens count no more from the next request on', async () => {
    expect((await world.ask(SOUND)).statusCode).toBe(200)
    await block(world, 'blocked')
    expect((await world.ask(SOUND)).statusCode).toBe(401)
    expect((await postAssertion(world.faces, await assertionOf(world.system))).statusCode).toBe(401)
    await block(world, 'active')
    expect((await world.ask(SOUND)).statusCode).toBe(200)
  })

  it('takes a scope away from the next request on', async () => {
    await world.fresh.database.transact(async (transaction) => {
      await transaction.update(apiClient).set({ scopes: [] }).where(eq(apiClient.id, world.system.id))
    })
    const response = await world.ask(SOUND)
    expect(response.statusCode).toBe(403)
    expect(response.headers['www-authenticate']).toContain('insufficient_scope')
  })

  it('lets a token of one process in at another, until it expires', async () => {
    const other = askerWith(await world.beside(), world.token)
    expect((await other(SOUND)).statusCode).toBe(200)
    world.advance(301_000)
    expect((await other(SOUND)).statusCode).toBe(401)
    expect((await world.ask(SOUND)).statusCode).toBe(401)
  })

  it('still takes tokens of the key before, once a new session key stands in front', async () => {
    const [older, newer] = ['b'.repeat(44), 'a'.repeat(44)]
    const before = await machineFaces(portalOn(world.runtime, older))
    const after = await machineFaces(portalOn(world.runtime, `${newer},${older}`))
    const dropped = await machineFaces(portalOn(world.runtime, newer))
    const token = await tokenFor(before, world.system)
    expect((await askerWith(after, token)(SOUND)).statusCode).toBe(200)
    expect((await askerWith(dropped, token)(SOUND)).statusCode).toBe(401)
    const fresh = await tokenFor(after, world.system)
    expect(decodeProtectedHeader(fresh).kid).not.toBe(decodeProtectedHeader(token).kid)
    expect((await askerWith(dropped, fresh)(SOUND)).statusCode).toBe(200)
  })

  it('refuses tokens that are not its own', async () => {
    const foreign = await machineFaces(portalOn(world.runtime))
    const token = await tokenFor(foreign, world.system)
    const forged = `${token.slice(0, -8)}${token.endsWith('A') ? 'B' : 'A'}${token.slice(-7)}`
    for (const sent of [token, forged, 'x', `${token}.`]) {
      const response = await askerWith(world.faces, sent)(SOUND)
      expect(response.statusCode).toBe(401)
      expect(response.headers['www-authenticate']).toMatch(/^Bearer/)
    }
    expect((await world.ask(SOUND, { authorization: '' })).statusCode).toBe(401)
    expect((await world.ask(SOUND, { authorization: `Basic ${token}` })).statusCode).toBe(401)
  })

  const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    world.faces.inject({
      method: 'POST',
      url: '/oauth/token',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        host: new URL(ORIGIN).host,
        ...headers,
      },
      payload,
    })
  const formWith = async (more: Record<string, string> = {}) =>
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertionOf(world.system),
      ...more,
    }).toString()

  it('refuses a second proof of who the client is beside its assertion', async () => {
    const both = await post(await formWith({ client_secret: 'geheim' }))
    expect([both.statusCode, both.json().error]).toEqual([400, 'invalid_request'])
    expect(both.json().error_description).toContain('client_secret')
    const twice = await post(`${await formWith({ client_secret: '' })}&client_secret=geheim`)
    expect(twice.statusCode).toBe(400)
    const basic = `Basic ${Buffer.from(`${world.system.id}:geheim`).toString('base64')}`
    const header = await post(await formWith(), { authorization: basic })
    expect([header.statusCode, header.json().error]).toEqual([400, 'invalid_request'])
    // A parameter without a value counts as left out (RFC 6749 §3.2).
    expect((await post(await formWith({ client_secret: '' }))).statusCode).toBe(200)
    // The secret alone opens nothing either.
    const alone = { grant_type: 'client_credentials', client_id: world.system.id, client_secret: 'geheim' }
    expect((await post(new URLSearchParams(alone).toString())).statusCode).toBe(401)
  })

  it('takes a form in UTF-8 only', async () => {
    const form = await formWith({ note: 'ë' })
    const latin = Buffer.from(form.replace('%C3%AB', 'ë'), 'latin1')
    for (const [payload, type] of [
      [latin, ''],
      [form.replace('%C3%AB', '%EB'), ''],
      [form, '; charset=iso-8859-1'],
      [Buffer.from(form, 'utf16le'), '; charset=utf-16le'],
    ] as const) {
      const response = await post(payload, { 'content-type': `application/x-www-form-urlencoded${type}` })
      expect([response.statusCode, response.json().error], type).toEqual([400, 'invalid_request'])
      expect(response.json().error_description).toContain('UTF-8')
    }
    const type = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }
    expect((await post(form.replace('%C3%AB', 'ë'), type)).statusCode).toBe(200)
  })

  it('reads no body of more than 16 KiB, and shows nothing else of the library', async () => {
    const large = await postAssertion(world.faces, 'x'.repeat(20_000))
    expect(large.statusCode).toBe(413)
    for (const url of [
      '/oauth/authorize',
      '/auth',
      '/oauth/introspect',
      '/.well-known/openid-configuration',
      '/interaction/x',
      '/session/end',
    ]) {
      expect((await world.faces.inject(url)).statusCode).toBe(404)
    }
    expect((await world.faces.inject('/oauth/token')).statusCode).toBe(404)
  })

  it('describes itself', async () => {
    const response = await world.faces.inject('/.well-known/smart-configuration')
    expect(response.json()).toMatchObject({
      token_endpoint: `${ORIGIN}/oauth/token`,
      jwks_uri: `${ORIGIN}/oauth/jwks`,
      token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
      scopes_supported: ['access:evaluate'],
    })
    expect((await world.faces.inject('/.well-known/authzen-configuration')).json()).toEqual({
      policy_decision_point: ORIGIN,
      access_evaluation_endpoint: `${ORIGIN}/access/v1/evaluation`,
      access_evaluations_endpoint: `${ORIGIN}/access/v1/evaluations`,
    })
  })
})

async function block({ fresh, system }: World, status: string) {
  await fresh.database.transact(async (transaction) => {
    await transaction.update(apiClient).set({ status }).where(eq(apiClient.id, system.id))
  })
}
