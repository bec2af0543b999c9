import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { verifierKey } from './signed-note.server'

/** The keys that sign what is sealed. The first signs; the others still verify, so that keys rotate. */
export type AuditKeys = {
  /** Name of the key that signs now. */
  readonly current: string
  sign: (body: string) => string
  /** Whether the key of this name made this signature over this text. */
  verify: (keyName: string, body: string, signature: string) => boolean
  /** What is made with the key that signs now. */
  withFirst: <Made>(make: (key: KeyObject) => Made) => Made
  /** All keys as others know them, under this name. */
  verifierKeys: (origin: string) => string[]
}

/** Reads `AUDIT_KEY`: one or more Ed25519 private keys, base64 of PKCS8 DER, with commas between. */
export function openAuditKeys(secret: string): AuditKeys {
  const privateKeys = secret.split(',').map(readPrivateKey)
  const first = privateKeys[0]
  if (!first) throw new Error('at least one audit key is needed')
  const publicKeys = new Map(privateKeys.map((key) => [nameOf(key), createPublicKey(key)]))
  return {
    current: nameOf(first),
    withFirst: (make) => make(first),
    verifierKeys: (origin) => [...publicKeys.values()].map((key) => verifierKey(origin, key)),
    sign: (body) => sign(null, Buffer.from(body, 'utf8'), first).toString('base64url'),
    verify: (keyName, body, signature) => {
      const key = publicKeys.get(keyName)
      return (
        key !== undefined && verify(null, Buffer.from(body, 'utf8'), key, Buffer.from(signature, 'base64url'))
      )
    },
  }
}

function readPrivateKey(base64: string): KeyObject {
  const key = createPrivateKey({ key: Buffer.from(base64.trim(), 'base64'), format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('an audit key must be an Ed25519 key')
  return key
}

/** The first half of the SHA-256 of the public key, in hex. */
function nameOf(privateKey: KeyObject): string {
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 32)
}
