import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { pooledRandom } from './random.server'

/** A 256-bit key with the name that stands in front of everything it sealed. */
export type SealKey = { readonly id: string; readonly key: KeyObject }

/** Where a sealed value lives. A value moved to another table, column or row does not open. */
export type Place = { table: string; column: string; row: string }

const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/** Makes a key of 32 bytes; throws on any other length. */
export function sealKey(id: string, bytes: Buffer): SealKey {
  if (bytes.length !== KEY_BYTES) throw new Error(`seal key ${id} must be ${KEY_BYTES} bytes`)
  if (!/^[a-z0-9-]+$/.test(id)) throw new Error(`seal key id ${id} may hold a-z, 0-9 and - only`)
  return { id, key: createSecretKey(bytes) }
}

/** AES-256-GCM over UTF-8 text, bound to its place: `<key id>.<base64url of nonce, text, tag>`. */
export function seal(sealing: SealKey, place: Place, plain: string): string {
  const nonce = pooledRandom(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', sealing.key, nonce)
  cipher.setAAD(additionalData(place))
  const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${sealing.id}.${sealed.toString('base64url')}`
}

/** Opens what `seal` made. Throws when the key is another, the place is another, or a bit changed. */
export function unseal(keys: SealKey | readonly SealKey[], place: Place, sealed: string): string {
  const dot = sealed.indexOf('.')
  const sealing = findKey(keys, sealed.slice(0, dot))
  const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', sealing.key, bytes.subarray(0, NONCE_BYTES))
  decipher.setAAD(additionalData(place))
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
  const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)
  return decipher.update(body, undefined, 'utf8') + decipher.final('utf8')
}

function findKey(keys: SealKey | readonly SealKey[], id: string): SealKey {
  const found = 'key' in keys ? (keys.id === id ? keys : undefined) : keys.find((key) => key.id === id)
  if (!found) throw new Error(`no key ${id} to open a sealed value with`)
  return found
}

function additionalData({ table, column, row }: Place): Buffer {
  return Buffer.from(`${table}\n${column}\n${row}`, 'utf8')
}
