import { REPRESENTATION_CLAIMS } from '~/identity/representation-claims'
import { DIGID_ACR, EIDAS_LOA, type Level } from './levels'
import type { Profile } from './profiles'

const [, ACTING] = REPRESENTATION_CLAIMS

/** Ways in which a login provider fails, or lies. */
export const LOGIN_FAULTS = [
  'down',
  'slow',
  'wrong-key',
  'wrong-alg',
  'alg-none',
  'wrong-iss',
  'wrong-aud',
  'wrong-nonce',
  'no-nonce',
  'wrong-sub',
  'wrong-state',
  'wrong-response-iss',
  'expired',
  'old-iat',
  'future-iat',
  'old-auth-time',
  'no-level',
  'one-factor',
  'level-mismatch',
  'no-bsn',
  'bad-bsn',
  'half-mandate',
  'mandate-of-another',
  'unencrypted',
  'withdrawn',
] as const

/** What a fault can be limited to: the BSN comes in the one or in the other. */
export const LOGIN_PARTS = ['id-token', 'userinfo'] as const

export type LoginFault = (typeof LOGIN_FAULTS)[number]

export type Claims = Record<string, unknown>

/** Which of the two answers is changed, for whom, and when (in seconds). */
export type Answer = {
  part: (typeof LOGIN_PARTS)[number]
  manner: Profile['manner']
  level: Level
  now: number
}

/** The claims as a provider with this fault states them. */
export function spoil(claims: Claims, fault: LoginFault | 'none', answer: Answer): Claims {
  const { part, now } = answer
  switch (fault) {
    case 'wrong-iss':
      return { ...claims, iss: 'http://localhost:1/digid' }
    case 'wrong-aud':
      return { ...claims, aud: 'een-ander-portaal' }
    case 'wrong-nonce':
      return part === 'id-token' ? { ...claims, nonce: 'van-een-ander' } : claims
    case 'no-nonce':
      return without(claims, ['nonce'])
    case 'wrong-sub':
      return part === 'userinfo' ? { ...claims, sub: 'iemand-anders' } : claims
    case 'expired':
      return { ...claims, nbf: now - 7200, iat: now - 7200, exp: now - 3600 }
    case 'old-iat':
      return { ...claims, iat: now - 3600 }
    case 'future-iat':
      return { ...claims, iat: now + 3600 }
    case 'old-auth-time':
      return { ...claims, auth_time: now - 86_400 }
    case 'no-level':
      return without(claims, ['acr', 'loa_authn', 'loa_dezi'])
    case 'one-factor':
      return { ...claims, amr: ['pwd'] }
    case 'level-mismatch':
      return contradict(claims, answer)
    case 'no-bsn':
      return without(claims, ['bsn', 'dezi_nummer', 'roles'])
    case 'bad-bsn':
      return 'bsn' in claims ? { ...claims, bsn: '123456789' } : claims
    case 'half-mandate':
      return without(claims, [ACTING])
    case 'mandate-of-another':
      return ACTING in claims ? { ...claims, [ACTING]: '999990147' } : claims
    default:
      return claims
  }
}

/** Adds the claim that the profile does not use, with another level than the one that was reached. */
function contradict(claims: Claims, { part, manner, level }: Answer): Claims {
  const other = level === 'hoog' ? 'basis' : 'hoog'
  if (manner === 'plain') return { ...claims, loa_authn: EIDAS_LOA[other] }
  return part === 'id-token' ? { ...claims, acr: DIGID_ACR[other] } : claims
}

function without(claims: Claims, names: string[]): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)))
}
