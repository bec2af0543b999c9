import { decodeJwt } from 'jose'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { modeFor } from '../fault'
import { EIDAS_LOA } from './levels'
import { spoil, type Answer, type Claims, type LoginFault } from './faults'
import type { Login } from './identity'
import type { Logins } from './logins'
import type { ProviderParts } from './parts'
import { encryptFor, sign } from './signing'

type Next = () => Promise<void>
type Body = Record<string, unknown>

/** Faults of the claims themselves, which an unsigned userinfo can have as well. */
const CLAIM_FAULTS: (LoginFault | 'none')[] = [
  'wrong-sub',
  'no-level',
  'one-factor',
  'level-mismatch',
  'no-bsn',
  'bad-bsn',
  'half-mandate',
  'mandate-of-another',
]

/** Turns what the library answers into what this provider answers: the bridge's forms, and faults. */
export function answers(parts: ProviderParts, logins: Logins) {
  return async (context: KoaContextWithOIDC, next: Next) => {
    await next()
    switch (context.oidc?.route) {
      case 'discovery':
        return describe(context, parts)
      case 'authorization':
      case 'resume':
        return returnToPortal(context, parts)
      case 'token':
        return idToken(context, parts, logins.behind(context.oidc.entities.AuthorizationCode))
      case 'userinfo':
        return userinfo(context, parts, logins.behind(context.oidc.entities.AccessToken))
    }
  }
}

function describe(context: KoaContextWithOIDC, { profile }: ProviderParts) {
  if (profile.manner === 'plain') return
  const body = context.body as Body
  delete body.authorization_response_iss_parameter_supported
  delete body.acr_values_supported
  body.userinfo_signing_alg_values_supported = ['RS256']
  body.userinfo_encryption_alg_values_supported = ['RSA-OAEP']
  body.userinfo_encryption_enc_values_supported = ['A128CBC-HS256']
}

function returnToPortal(context: KoaContextWithOIDC, { profile, faults }: ProviderParts) {
  const location = context.response.get('location')
  if (!URL.canParse(location)) return
  const answer = new URL(location)
  if (answer.pathname !== profile.returnPath) return
  if (profile.manner === 'bridge') answer.searchParams.delete('iss')
  if (faults.current.mode === 'wrong-response-iss') answer.searchParams.set('iss', 'http://localhost:1/digid')
  if (faults.current.mode === 'wrong-state') answer.searchParams.set('state', 'van-een-ander')
  context.set('location', answer.href)
}

async function idToken(context: KoaContextWithOIDC, { profile, keys, faults }: ProviderParts, login?: Login) {
  const body = context.body as Body
  const mode = modeFor(faults, 'id-token')
  if (mode === 'none' || !login || typeof body?.id_token !== 'string') return
  const claims = spoil(decodeJwt(body.id_token), mode, answerFor('id-token', profile.manner, login))
  body.id_token = await sign(claims, keys, mode)
}

async function userinfo(context: KoaContextWithOIDC, parts: ProviderParts, login?: Login) {
  if (context.status !== 200 || !login) return
  const { profile, keys, client, issuer, faults } = parts
  const mode = modeFor(faults, 'userinfo')
  const answer = answerFor('userinfo', profile.manner, login)
  if (profile.manner === 'plain') {
    if (CLAIM_FAULTS.includes(mode)) context.body = spoil(context.body as Body, mode, answer)
    return
  }
  const claims = spoil(
    bridgeClaims({ login, issuer, clientId: profile.clientId, now: answer.now }),
    mode,
    answer,
  )
  const signed = await sign(claims, keys, mode)
  context.type = 'application/jwt'
  context.body = mode === 'unencrypted' ? signed : await encryptFor(client, signed)
}

function bridgeClaims({
  login,
  issuer,
  clientId,
  now,
}: {
  login: Login
  issuer: string
  clientId: string
  now: number
}): Claims {
  return {
    ...(login.bsn ? citizenClaims(login) : login.claims),
    sub: login.subject,
    aud: clientId,
    iss: issuer,
    nbf: now - 10,
    exp: now + 60,
  }
}

/** As the bridge says who it is; of staff everything is in the claims of the login. */
function citizenClaims({ bsn, mandate, sessionId, level }: Login): Claims {
  return { bsn, ...mandate, session_id: sessionId, loa_authn: EIDAS_LOA[level] }
}

function answerFor(part: Answer['part'], manner: Answer['manner'], { level }: Login): Answer {
  return { part, manner, level, now: Math.floor(Date.now() / 1000) }
}
