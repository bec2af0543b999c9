import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/*
 * A text that keys signed, as c2sp.org/signed-note writes it, and the head of a tree in it (c2sp.org/tlog-checkpoint), so that
 * anybody's tools and witnesses can read ours.
 */

const ED25519 = 1
/** What stands before the 32 bytes of an Ed25519 key in SPKI (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

export type TreeHead = { origin: string; size: number; root: Buffer }

/** The head of a tree, signed: name, size and root, a line each. */
export function signHead({ origin, size, root }: TreeHead, privateKey: KeyObject): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`
  const signature = Buffer.concat([
    keyId(origin, rawOf(createPublicKey(privateKey))),
    sign(null, Buffer.from(text, 'utf8'), privateKey),
  ])
  return `${text}\n— ${origin} ${signature.toString('base64')}\n`
}

/** A key to verify with, as it is published: `name+id+key`. */
export function verifierKey(origin: string, publicKey: KeyObject): string {
  const raw = rawOf(publicKey)
  const key = Buffer.concat([Buffer.of(ED25519), raw]).toString('base64')
  return `${origin}+${keyId(origin, raw).toString('hex')}+${key}`
}

/** The head in a note, when one of these keys signed it; null for any other note. */
export function readHead(note: string, verifierKeys: readonly string[]): TreeHead | null {
  const cut = note.lastIndexOf('\n\n')
  if (cut < 0 || note.length > LONGEST_NOTE) return null
  const text = note.slice(0, cut + 1)
  const lines = note.slice(cut + 2).split('\n')
  if (!verifierKeys.some((key) => lines.some((line) => isSignedBy(text, line, key)))) return null
  const [origin, size, root, ...rest] = text.split('\n')
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(size ?? '') || rest.join('') !== '') return null
  const hash = Buffer.from(root ?? '', 'base64')
  if (hash.length !== 32 || hash.toString('base64') !== root) return null
  return { origin, size: Number(size), root: hash }
}

const LONGEST_NOTE = 16_384

function isSignedBy(text: string, line: string, verifier: string): boolean {
  const [name = '', id = '', ...key] = verifier.trim().split('+')
  const bytes = Buffer.from(key.join('+'), 'base64')
  const said = /^— (\S+) (\S+)$/u.exec(line)
  if (!said || said[1] !== name || bytes.length !== 33 || bytes[0] !== ED25519) return false
  const signature = Buffer.from(said[2]!, 'base64')
  if (signature.subarray(0, 4).toString('hex') !== id) return false
  const publicKey = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, bytes.subarray(1)]),
    format: 'der',
    type: 'spki',
  })
  return verify(null, Buffer.from(text, 'utf8'), publicKey, signature.subarray(4))
}

function keyId(origin: string, raw: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(`${origin}\n`, 'utf8'), Buffer.of(ED25519), raw])
  return createHash('sha256').update(named).digest().subarray(0, 4)
}

function rawOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length)
}
