import { FlattenedSign, importJWK } from 'jose'
import type { Secret } from '~/sealing/secret.server'
import { SIGNING_ALGORITHM, signingKeys } from '~/sealing/signing-keys.server'

/** Where the public half is (RFC 7517). */
export const NOTIFICATION_KEYS_PATH = '/abonnementen/jwks'
export const SIGNED_AS = 'zeggenschap-notification'

export type Signer = (body: string) => Promise<string>

/** Signs a body as a JWS with the payload left out (RFC 7515, appendix F), since the body itself goes along. */
export function openSigner(keys: Secret): Signer {
  const [key] = signingKeys(keys, 'notification')
  const imported = importJWK(key.privateJwk, SIGNING_ALGORITHM)
  return async (body) => {
    const signed = await new FlattenedSign(new TextEncoder().encode(body))
      .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: key.id, typ: SIGNED_AS })
      .sign(await imported)
    return `${signed.protected}..${signed.signature}`
  }
}
