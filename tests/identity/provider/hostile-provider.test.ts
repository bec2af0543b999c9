import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { openDigidLogin, type DigidLogin } from '~/identity/digid.server'
import { Secret } from '~/sealing/secret.server'
import { ORIGIN } from '../portal'
import { json, runOwnProvider, type OwnProvider } from './own-provider'

const CLIENT = 'zeggenschap-digid'

let provider: OwnProvider
let clientKey: JWK

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true })
  clientKey = { ...(await exportJWK(pair.privateKey)), kid: 'client' }
  provider = await runOwnProvider({ id: CLIENT, key: clientKey })
})
afterEach(() => void (provider.say.now = {}))
afterAll(() => provider.stop())

function portal(issuer = provider.issuer, key: unknown = clientKey): DigidLogin {
  const digid = {
    issuer,
    clientId: CLIENT,
    clientKey: new Secret(JSON.stringify(key)),
    minimumLevel: 'substantieel',
  } as const
  return openDigidLogin({ mode: 'demo', http: { origin: ORIGIN }, digid })
}

async function logIn(at: DigidLogin = portal()) {
  const started = await at.start()
  if (!started.ok) return started
  return at.finish(provider.answerTo(started.location), started.secrets)
}

const REFUSED = { ok: false, refusal: 'not-trusted' }
const DOWN = { ok: false, refusal: 'provider-down' }

describe('an honest bridge', () => {
  it('is believed', async () => {
    expect(await logIn()).toEqual({ ok: true, bsn: '999990408', level: 'substantieel', represented: null })
  })

  it('is believed through every change of keys, at once', async () => {
    const at = portal()
    for (const kid of ['key-2', 'key-3', 'key-3', 'key-4']) {
      await provider.rotate(kid)
      expect(await logIn(at)).toMatchObject({ ok: true })
    }
  })

  it('is asked to describe itself once, by all who wait for it', async () => {
    const at = portal()
    provider.asked.length = 0
    await Promise.all([at.start(), at.start(), at.start()])
    await logIn(at)
    expect(provider.asked.filter((path) => path.includes('well-known'))).toHaveLength(1)
  })

  it('is sent what the flow asks', async () => {
    const started = await portal().start()
    if (!started.ok) throw new Error('not started')
    const asked = Object.fromEntries(started.location.searchParams)
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: `${ORIGIN}/inloggen/digid/terug`,
      scope: 'openid',
      code_challenge_method: 'S256',
      state: started.secrets.state,
      nonce: started.secrets.nonce,
    })
    expect(asked.code_challenge).not.toBe(started.secrets.verifier)
    expect(asked.acr_values).toBeUndefined()
    expect(asked.max_age).toBeUndefined()
  })

  it('is asked for levels and a fresh login when it says that it knows levels', async () => {
    provider.say.now = { discovery: { acr_values_supported: ['x'] } }
    const started = await portal().start()
    if (!started.ok) throw new Error('not started')
    expect(started.location.searchParams.get('acr_values')).toBe(
      'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
    )
    expect(started.location.searchParams.get('max_age')).toBe('0')
    expect(await portal().finish(provider.answerTo(started.location), started.secrets)).toMatchObject(REFUSED)
    provider.say.now.idToken = (claims) => ({ ...claims, auth_time: claims.iat })
    expect(await logIn()).toMatchObject({ ok: true })
    provider.say.now.idToken = (claims) => ({ ...claims, auth_time: Number(claims.iat) - 3_600 })
    expect(await logIn()).toMatchObject(REFUSED)
  })
})

describe('what the library does not look at', () => {
  it.each([
    ['we are named as the one it is for', { azp: CLIENT }],
    ['the login was a minute ago', { auth_time: Math.floor(Date.now() / 1000) - 60 }],
    ['its clock is a little ahead of ours', { auth_time: Math.floor(Date.now() / 1000) + 20 }],
  ])('is believed where %s', async (_what, said) => {
    provider.say.now = { idToken: (claims) => ({ ...claims, ...said }) }
    expect(await logIn()).toMatchObject({ ok: true })
  })

  it('is refused for empty sub in both of its answers', async () => {
    const nobody = (claims: Record<string, unknown>) => ({ ...claims, sub: '' })
    provider.say.now = { idToken: nobody, userinfo: nobody }
    expect(await logIn()).toMatchObject(REFUSED)
  })
})

describe('a hostile provider is refused when', () => {
  const stranger = async (claims: object) => {
    const { privateKey } = await generateKeyPair('RS256')
    const { SignJWT } = await import('jose')
    return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'key-1' }).sign(privateKey)
  }
  const unsigned = async (claims: object) => `${encode({ alg: 'none' })}.${encode(claims)}.`
  const withSecret = async (claims: object) => {
    const head = `${encode({ alg: 'HS256', kid: 'key-1' })}.${encode(claims)}`
    return `${head}.${createHmac('sha256', 'geheim').update(head).digest('base64url')}`
  }

  it.each([
    ['signs with a key it never showed', stranger],
    ['does not sign', unsigned],
    ['signs with a secret', withSecret],
  ])('it %s, whatever it says it can do', async (_what, sign) => {
    provider.say.now = { sign }
    expect(await logIn()).toMatchObject(REFUSED)
    provider.say.now = {
      sign,
      discovery: { id_token_signing_alg_values_supported: ['none', 'HS256', 'RS256'] },
    }
    expect(await logIn()).toMatchObject(REFUSED)
  })

  it.each([
    ['iss', { iss: 'http://localhost:1' }],
    ['aud', { aud: 'een-ander-portaal' }],
    ['aud with ours among strangers', { aud: [CLIENT, 'een-ander'] }],
    ['azp', { aud: [CLIENT, 'een-ander'], azp: 'een-ander' }],
    ['azp of another, with us as the one audience', { azp: 'een-ander' }],
    ['azp in a list', { azp: [CLIENT] }],
    ['azp that is empty', { azp: '' }],
    ['nonce', { nonce: 'van-een-ander' }],
    ['no nonce', { nonce: undefined }],
    ['expired', { exp: 1 }],
    ['not yet', { nbf: 4_000_000_000 }],
    ['made long ago', { iat: Math.floor(Date.now() / 1000) - 90 }],
    ['made in the future', { iat: Math.floor(Date.now() / 1000) + 600 }],
    ['no iat', { iat: undefined }],
    ['no sub', { sub: undefined }],
    ['empty sub', { sub: '' }],
    ['sub of spaces', { sub: '  ' }],
    ['sub as a number', { sub: 7 }],
    ['endless sub', { sub: 'x'.repeat(256) }],
    ['logged in tomorrow', { auth_time: Math.floor(Date.now() / 1000) + 86_400 }],
    ['logged in within ten minutes', { auth_time: Math.floor(Date.now() / 1000) + 600 }],
    ['logged in at a text', { auth_time: 'gisteren' }],
    ['logged in before there were clocks', { auth_time: -1 }],
  ])('its ID token is wrong: %s', async (_what, wrong) => {
    provider.say.now = { idToken: (claims) => ({ ...claims, ...wrong }) }
    expect(await logIn()).toMatchObject(REFUSED)
  })

  it.each([
    ['iss', { iss: 'http://localhost:1' }],
    ['no iss', { iss: undefined }],
    ['aud', { aud: 'een-ander-portaal' }],
    ['no aud', { aud: undefined }],
    ['expired', { exp: 1 }],
    ['no exp', { exp: undefined }],
    ['sub', { sub: 'iemand-anders' }],
    ['azp', { azp: 'een-ander' }],
    ['logged in tomorrow', { auth_time: Math.floor(Date.now() / 1000) + 86_400 }],
    ['no level', { loa_authn: undefined }],
    ['unknown level', { loa_authn: 'http://eidas.europa.eu/LoA/highest' }],
    ['no bsn', { bsn: undefined }],
    ['bad bsn', { bsn: '123456789' }],
    ['bsn as a number', { bsn: 999990408 }],
  ])('its userinfo is wrong: %s', async (_what, wrong) => {
    provider.say.now = { userinfo: (claims) => ({ ...claims, ...wrong }) }
    expect(await logIn()).toMatchObject(REFUSED)
  })

  it('its two answers state two levels', async () => {
    const acr = 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI'
    provider.say.now = { idToken: (claims) => ({ ...claims, acr }) }
    expect(await logIn()).toMatchObject({ ...REFUSED, detail: 'levels-disagree' })
  })

  it('its two answers name two people', async () => {
    const other = { bsn: '999990147', acr: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard' }
    provider.say.now = {
      idToken: (claims) => ({ ...claims, ...other }),
      discovery: { userinfo_encryption_alg_values_supported: ['RSA-OAEP'] },
    }
    expect(await logIn()).toMatchObject(REFUSED)
  })

  it('its userinfo is not encrypted', async () => {
    provider.say.now = { encrypt: false }
    expect(await logIn()).toMatchObject(REFUSED)
  })

  it('its userinfo is plain JSON', async () => {
    provider.say.now = {
      answer: (path, response) => {
        if (path !== '/userinfo') return false
        json(response, { sub: 'somebody', bsn: '999990408', loa_authn: 'http://eidas.europa.eu/LoA/high' })
        return true
      },
    }
    expect(await logIn()).toMatchObject(REFUSED)
  })

  it('the state is another', async () => {
    const at = portal()
    const started = await at.start()
    if (!started.ok) throw new Error('not started')
    const answer = provider.answerTo(started.location)
    answer.set('state', 'van-een-ander')
    expect(await at.finish(answer, started.secrets)).toMatchObject(REFUSED)
    answer.delete('state')
    expect(await at.finish(answer, started.secrets)).toMatchObject(REFUSED)
  })

  it('the answer names another issuer, or none where it said it would', async () => {
    const at = portal()
    const started = await at.start()
    if (!started.ok) throw new Error('not started')
    const answer = provider.answerTo(started.location)
    answer.set('iss', 'http://localhost:1')
    expect(await at.finish(answer, started.secrets)).toMatchObject(REFUSED)
    provider.say.now = { discovery: { authorization_response_iss_parameter_supported: true } }
    expect(await logIn()).toMatchObject(REFUSED)
  })
})

describe('a broken provider is down when', () => {
  it('it describes another issuer', async () => {
    provider.say.now = { discovery: { issuer: 'http://localhost:1' } }
    expect(await logIn()).toMatchObject(DOWN)
  })

  it.each(['/.well-known/openid-configuration', '/token', '/jwks', '/userinfo'])(
    '%s floods',
    async (flooded) => {
      provider.say.now = {
        answer(path, response) {
          if (path !== flooded) return false
          response.writeHead(200, {
            'content-type': path === '/userinfo' ? 'application/jwt' : 'application/json',
          })
          flood(response)
          return true
        },
      }
      expect(await logIn()).toMatchObject(DOWN)
    },
  )

  it.each(['/.well-known/openid-configuration', '/token', '/jwks', '/userinfo'])(
    '%s breaks off',
    async (broken) => {
      provider.say.now = {
        answer(path, response) {
          if (path !== broken) return false
          response.destroy()
          return true
        },
      }
      expect(await logIn()).toMatchObject(DOWN)
    },
  )

  it('it does not answer within ten seconds', { timeout: 20_000 }, async () => {
    provider.say.now = { answer: () => true }
    const before = performance.now()
    expect(await logIn()).toMatchObject(DOWN)
    expect(performance.now() - before).toBeLessThan(12_000)
  })

  it('it is not there, and it is believed again when it is', async () => {
    expect(await portal('http://localhost:1').start()).toMatchObject(DOWN)
    const at = portal()
    provider.say.now = { answer: (_path, response) => Boolean(response.writeHead(503).end()) }
    expect(await at.start()).toMatchObject(DOWN)
    provider.say.now = {}
    expect(await logIn(at)).toMatchObject({ ok: true })
  })

  it('our own key cannot be read', async () => {
    const started = await portal(provider.issuer, {}).start()
    expect(started).toMatchObject(DOWN)
    expect(JSON.stringify(started)).not.toContain('"d"')
  })
})

it('talks to an http provider outside production only', async () => {
  const digid = {
    issuer: provider.issuer,
    clientId: CLIENT,
    clientKey: new Secret(JSON.stringify(clientKey)),
    minimumLevel: 'substantieel',
  } as const
  provider.asked.length = 0
  const started = await openDigidLogin({ mode: 'production', http: { origin: ORIGIN }, digid }).start()
  expect(started).toMatchObject(DOWN)
  expect(provider.asked).toEqual([])
})

/** Writes for as long as somebody reads. */
function flood(response: NodeJS.WritableStream & { destroyed?: boolean }) {
  const piece = 'a'.repeat(64 * 1024)
  const more = () => {
    while (!response.destroyed && response.write(piece));
  }
  response.on('drain', more)
  more()
}

function encode(value: object) {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
