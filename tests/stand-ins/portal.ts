import { readFileSync } from 'node:fs'
import { importJWK, type CryptoKey, type JWK } from 'jose'
import * as client from 'openid-client'
import { clientKeyFile } from '../../stand-ins/login/client-keys'
import { openBrowser } from './browser'
import type { Running } from './run'

export const PORTAL = 'http://127.0.0.1:4567'

export type Questionnaire = {
  path: string
  clientId?: string
  returnPath?: string
  /** What is filled in on the login page. */
  form?: Record<string, string>
  parameters?: Record<string, string>
}

/** Logs in as the portal would: all checks of the library on, userinfo decrypted. */
export async function logIn(standIns: Running, asked: Questionnaire) {
  const { authorize, config, checks } = await prepare(standIns, asked)
  const browser = openBrowser(PORTAL)
  const page = await browser.go(authorize.href)
  const back = await browser.go(page.url, asked.form ?? {})
  const tokens = await client.authorizationCodeGrant(config, new URL(back.url), checks)
  const claims = tokens.claims()!
  const fetched = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
  return {
    claims: claims as Record<string, unknown>,
    userinfo: fetched as Record<string, unknown>,
    page,
    back,
    tokens,
  }
}

/** A login on its way, not yet sent. */
export async function prepare(
  standIns: Running,
  { path, clientId = 'zeggenschap-digid', ...asked }: Questionnaire,
) {
  const config = await configure(standIns, path, clientId)
  const redirectUri = `${PORTAL}${asked.returnPath ?? '/inloggen/digid/terug'}`
  const checks = {
    pkceCodeVerifier: client.randomPKCECodeVerifier(),
    expectedState: client.randomState(),
    expectedNonce: client.randomNonce(),
    ...(asked.parameters?.max_age ? { maxAge: Number(asked.parameters.max_age) } : {}),
  }
  const authorize = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    ...asked.parameters,
  })
  return { config, authorize, checks }
}

async function configure(standIns: Running, path: string, clientId: string) {
  const jwk = JSON.parse(readFileSync(clientKeyFile(standIns.dataDirectory, clientId), 'utf8')) as JWK
  const key = (await importJWK(jwk, 'RS256')) as CryptoKey
  const decryption = (await importJWK(jwk, 'RSA-OAEP')) as CryptoKey
  const config = await client.discovery(
    new URL(`${standIns.origin}${path}`),
    clientId,
    {},
    client.PrivateKeyJwt({ key, kid: jwk.kid! }),
    { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] },
  )
  client.enableDecryptingResponses(config, ['A128CBC-HS256'], { key: decryption, kid: jwk.kid })
  return config
}
