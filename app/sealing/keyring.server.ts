import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { seal, sealKey, unseal, type Place, type SealKey } from './seal.server'

/**
 * The keys of the installation. `seal` uses the first key, `unseal` reads them all, so that keys rotate
 * without downtime. `index` gives the keyed index by which a number or address is found again.
 */
export type Keyring = {
  seal: (place: Place, plain: string) => string
  unseal: (place: Place, sealed: string) => string
  /** Of the keys that seal, by name: the one that seals now, and those that only open still. */
  sealNames: { first: string; older: string[] }
  /** Seals what goes out in links of mails and comes back for months: it does not change when the keys that seal do. */
  linkKey: SealKey
  /** The key of one care organisation, derived: what was sealed for another does not open with it. */
  organisationKey: (ura: string) => SealKey
  index: (
    purpose: 'bsn' | 'email' | 'token' | 'view' | 'staff' | 'worker' | 'message',
    value: string,
  ) => string
  /** A keyed hash of 128 bits and more by which the portal knows again what it wrote: a row, an entry of the log. */
  mac: (purpose: keyof typeof MAC_LABELS, text: string) => string
}

/** A key for each, derived from the index key (HKDF, RFC 5869): none of them can stand for another, or for an index. */
const MAC_LABELS = { row: 'zeggenschap row tag 1', entry: 'zeggenschap log entry 1' } as const
const MAC_KEY_BYTES = 32
/** Of base64url: 132 bits. */
const MAC_LENGTH = 22

type Secrets = { sealKeys: string; indexKey: string }

/** Reads `id:base64,id:base64` and a base64 index key of at least 32 bytes; throws on anything else. */
export function openKeyring({ sealKeys, indexKey }: Secrets): Keyring {
  const keys = sealKeys.split(',').map(readSealKey)
  const first = keys[0]
  if (!first) throw new Error('at least one seal key is needed')
  const indexing = readIndexKey(indexKey)
  const macKeys = { row: derive(indexing, MAC_LABELS.row), entry: derive(indexing, MAC_LABELS.entry) }
  const older = keys.slice(1).map(({ id }) => id)
  return {
    sealNames: { first: first.id, older: older.filter((id) => id !== first.id) },
    linkKey: sealKey('link', derive(indexing, 'zeggenschap link 1').export()),
    seal: (place, plain) => seal(first, place, plain),
    unseal: (place, sealed) => unseal(keys, place, sealed),
    organisationKey: (ura) =>
      sealKey('organisation', derive(indexing, `zeggenschap organisation 1 ${ura}`).export()),
    index: (purpose, value) =>
      createHmac('sha256', indexing).update(`${purpose}\n${value}`).digest('base64url'),
    mac: (purpose, text) =>
      createHmac('sha256', macKeys[purpose]).update(text).digest('base64url').slice(0, MAC_LENGTH),
  }
}

function readSealKey(entry: string): SealKey {
  const [id, base64] = entry.trim().split(':')
  if (!id || !base64) throw new Error('seal keys are written id:base64,id:base64')
  return sealKey(id, Buffer.from(base64, 'base64'))
}

function derive(key: KeyObject, label: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', label, MAC_KEY_BYTES)))
}

function readIndexKey(base64: string): KeyObject {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length < 32) throw new Error('the index key must be at least 32 bytes')
  return createSecretKey(bytes)
}
