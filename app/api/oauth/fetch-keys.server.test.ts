import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import Provider from 'oidc-provider'
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
afterEach(() => void inside.close())

const portOf = (server: Server) => (server.address() as AddressInfo).port

/** A token endpoint of the library, of which one client has its keys at an address; without what it guards with where that is said. */
async function tokenStatus(jwksUri: string, { unguarded = false } = {}): Promise<number> {
  const issuer = new Provider(ORIGIN, {
    fetch: (url, options) =>
      fetch(url as string, unguarded ? ({ ...options, dispatcher: undefined } as RequestInit) : options),
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES384'] },
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    clients: [
      {
        ...{ client_id: 'one', redirect_uris: [], response_types: [], jwks_uri: jwksUri },
        ...{ grant_types: ['client_credentials'], token_endpoint_auth_method: 'private_key_jwt' },
      },
    ],
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

it('follows no redirect, and does not let them say how long they count', async () => {
  const outside = vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValue(new Response('{"keys":[]}', { headers: { 'cache-control': 'max-age=31536000' } }))
  const answer = await fetchKeys('https://epd.delinde.nl/jwks', { headers: { accept: 'application/json' } })
  expect(outside.mock.calls[0]![1]).toMatchObject({ redirect: 'error' })
  expect(answer.headers.get('cache-control')).toBe('max-age=300')
  expect(await answer.text()).toBe('{"keys":[]}')
  outside.mockRestore()
})
