import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CompactEncrypt, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'

type Claims = Record<string, unknown>

/** What a test makes this provider say; everything not given is as an honest provider has it. */
type Sayings = {
  discovery?: Claims
  idToken?: (claims: Claims) => Claims
  userinfo?: (claims: Claims) => Claims
  /** Answers a path by itself; true when it did. */
  answer?: (path: string, response: ServerResponse) => boolean
  /** Another way of signing. */
  sign?: (claims: Claims) => Promise<string>
  encrypt?: boolean
}

/** A bridge of a few lines, for what the stand-in never does: turn its keys, flood, contradict its own description. */
export async function runOwnProvider(client: { id: string; key: JWK }) {
  const say: { now: Sayings } = { now: {} }
  const asked: string[] = []
  let issued = { nonce: '' }
  let keys = [await makeKey('key-1')]
  const server = createServer((request, response) => void respond(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const path = new URL(request.url ?? '/', issuer).pathname
    asked.push(path)
    if (say.now.answer?.(path, response)) return
    const now = Math.floor(Date.now() / 1000)
    const common = { iss: issuer, aud: client.id, sub: 'somebody', exp: now + 60 }
    if (path === '/.well-known/openid-configuration')
      return json(response, { ...description(issuer), ...say.now.discovery })
    if (path === '/jwks') return json(response, { keys: keys.map((key) => key.public) })
    if (path === '/token') {
      const claims = { ...common, iat: now, nonce: issued.nonce }
      const idToken = await sign(say.now.idToken?.(claims) ?? claims)
      return json(response, { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken })
    }
    const claims = {
      ...common,
      nbf: now - 5,
      bsn: '999990408',
      loa_authn: 'http://eidas.europa.eu/LoA/substantial',
    }
    const signed = await sign(say.now.userinfo?.(claims) ?? claims)
    response.writeHead(200, { 'content-type': 'application/jwt' })
    response.end(say.now.encrypt === false ? signed : await encrypt(signed, client.key))
  }

  function sign(claims: Claims) {
    if (say.now.sign) return say.now.sign(claims)
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: keys[0]!.public.kid! })
      .sign(keys[0]!.private)
  }

  return {
    issuer,
    asked,
    say,
    /** What the browser brings back from a login that began at this address. */
    answerTo(location: URL): URLSearchParams {
      issued = { nonce: location.searchParams.get('nonce') ?? '' }
      return new URLSearchParams({ code: 'c', state: location.searchParams.get('state') ?? '' })
    },
    /** Signs with a new key from now on; the old one is gone. */
    async rotate(kid: string) {
      keys = [await makeKey(kid)]
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type OwnProvider = Awaited<ReturnType<typeof runOwnProvider>>

export function json(response: ServerResponse, body: unknown) {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function description(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  }
}

async function makeKey(kid: string): Promise<{ private: CryptoKey; public: JWK }> {
  const pair = await generateKeyPair('RS256', { extractable: true })
  return {
    private: pair.privateKey,
    public: { ...(await exportJWK(pair.publicKey)), kid, use: 'sig', alg: 'RS256' },
  }
}

async function encrypt(signed: string, { kty, n, e }: JWK) {
  return new CompactEncrypt(new TextEncoder().encode(signed))
    .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A128CBC-HS256', typ: 'JWT', cty: 'JWT' })
    .encrypt({ kty, n, e } as JWK)
}
