import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fetchKeys } from './fetch-keys.server'

/* Where keys are fetched. The library guards against addresses inside; that it does is looked at here, on the runtime we have. */

const ORIGIN = 'http://localhost:1'
let inside: Server
let asked: number
let keys: Awaited<ReturnType<typeof generateKeyPair>>

beforeEach(async () => {
  asked = 0
  keys = await generateKeyPair('ES384', { extractable: true })
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one' }] })
  inside = createServer((_request, response) => {
    asked += 1
    response.end(jwks)
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => inside.once('listening', listening))
})
afterEach(() => {
  inside.close()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const portOf = (server: Server) => (server.address() as AddressInfo).port

/** What of the library this is about. */
const FETCHING = {
  fetch: fetchKeys as never,
  clientAuthMethods: ['private_key_jwt'],
  enabledJWA: { clientAuthSigningAlgValues: ['ES384'] },
  features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
} satisfies Configuration

type KeyStore = Iterable<{ kid: string }> & { refresh: () => Promise<void> }

const clientAt = (jwksUri: string): ClientMetadata => ({
  ...{ client_id: 'one', redirect_uris: [], response_types: [], jwks_uri: jwksUri },
  ...{ grant_types: ['client_credentials'], token_endpoint_auth_method: 'private_key_jwt' },
})

/** A token endpoint of the library, of which one client has its keys at an address; without what it guards with where that is said. */
async function tokenStatus(jwksUri: string, { unguarded = false } = {}): Promise<number> {
  const issuer = new Provider(ORIGIN, {
    ...FETCHING,
    fetch: ((url: string, options: RequestInit) =>
      fetch(url, unguarded ? ({ ...options, dispatcher: undefined } as RequestInit) : options)) as never,
    clients: [clientAt(jwksUri)],
  })
  const endpoint = createServer(issuer.callback()).listen(0, '127.0.0.1')
  await new Promise((listening) => endpoint.once('listening', listening))
  const assertion = await new SignJWT({ jti: 'j' })
    .setProtectedHeader({ alg: 'ES384', kid: 'one' })
    .setIssuer('one')
    .setSubject('one')
    .setAudience(ORIGIN)
    .setIssuedAt()
    .setExpirationTime('2m')
    .sign(keys.privateKey)
  const { status } = await fetch(`http://127.0.0.1:${portOf(endpoint)}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
  endpoint.close()
  return status
}

it('hangs up where a name leads inside, before anything is asked', async () => {
  const port = portOf(inside)
  for (const host of ['127.0.0.1', 'localhost']) {
    expect(await tokenStatus(`http://${host}:${port}/jwks`)).toBeGreaterThanOrEqual(400)
    expect(asked).toBe(0)
  }
  expect([await tokenStatus(`http://localhost:${port}/jwks`, { unguarded: true }), asked]).toEqual([200, 1])
})

it('fetches from an https address of the internet only', async () => {
  for (const address of [`http://127.0.0.1:${portOf(inside)}/jwks`, 'https://localhost/jwks'])
    await expect(fetchKeys(address, {})).rejects.toThrow('not fetched from there')
  expect(asked).toBe(0)
})

/** What the address answers to the portal from here on. */
function answering(body: string, status = 200) {
  const headers = { 'cache-control': 'max-age=31536000' }
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(body, { status, headers }))
}

const setOf = async (kid: string) => JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid }] })

it('follows no redirect, and does not let them say how long they count', async () => {
  const outside = answering(await setOf('one'))
  const answer = await fetchKeys('https://epd.delinde.nl/jwks', { headers: { accept: 'application/json' } })
  expect(outside.mock.calls[0]![1]).toMatchObject({ redirect: 'error' })
  expect(answer.headers.get('cache-control')).toBe('max-age=300')
  expect(await answer.json()).toEqual(JSON.parse(await setOf('one')))
})

it('does not count keys any more that their host took away, whatever it answers then', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-16T08:00:00Z') })
  const issuer = new Provider(ORIGIN, { ...FETCHING, clients: [clientAt('https://epd.delinde.nl/jwks')] })
  const store = ((await issuer.Client.find('one')) as unknown as { asymmetricKeyStore: KeyStore })
    .asymmetricKeyStore
  answering(await setOf('stolen'))
  await store.refresh()
  expect([...store].map(({ kid }) => kid)).toEqual(['stolen'])
  for (const [body, status] of [
    ['gone', 404],
    ['{"keys":[]}', 410],
    ['{}', 200],
    [await setOf('stolen'), 500],
    [JSON.stringify({ keys: [await exportJWK(keys.privateKey)] }), 200],
    ['x'.repeat(70_000), 200],
  ] as const) {
    answering(body, status)
    for (let turn = 0; turn < 2; turn += 1) {
      vi.setSystemTime(Date.now() + 301_000)
      await expect(store.refresh(), `${status} ${body.slice(0, 20)}`).rejects.toThrow()
    }
  }
})
