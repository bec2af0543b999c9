import { parseObject } from '~/runtime/parse-object'
import { hashOf } from './append.server'
import { readStatement } from './checkpoint'
import { leafHash, rootByPath } from './merkle.server'
import { readHead } from './signed-note.server'

/**
 * That an entry stands in the log, for whoever has nothing of ours but the key: the entry's hash is a leaf of the tree of one
 * checkpoint, that checkpoint a leaf of the tree of all of them, of which the head is signed. Written as c2sp.org/tlog-proof
 * writes it: the outer tree is the log, and `extra` says how the record, a checkpoint, holds the entry.
 */
type Proof = {
  /** The hash of the entry as it stands in the log, hex. */
  entry: string
  /** What was logged, for who may read all of it. */
  text?: string
  inner: { place: number; size: number; path: Buffer[] }
  /** The checkpoint that took the entry in, as it was signed. */
  body: string
  outer: { place: number; path: Buffer[] }
  note: string
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'

export function writeProof({ entry, text, inner, body, outer, note }: Proof): string {
  const { place, size, path } = inner
  const extra = JSON.stringify({ entry, text, place, size, path: path.map(base64), checkpoint: body })
  const lines = [
    FIRST_LINE,
    `extra ${Buffer.from(extra, 'utf8').toString('base64')}`,
    `index ${outer.place}`,
    ...outer.path.map(base64),
  ]
  return `${lines.join('\n')}\n\n${note}`
}

type Checked =
  | {
      ok: true
      entry: string
      text: string | null
      checkpoint: number
      at: Date
      size: number
      origin: string
    }
  | { ok: false; words: string }

/** Checks a proof with nothing but keys that are trusted. */
export function checkProof(file: string, verifierKeys: readonly string[]): Checked {
  const read = readProof(file)
  if (!read) return wrong('This is not a proof that can be read.')
  const { entry, text, inner, body, outer, note } = read
  const head = readHead(note, verifierKeys)
  if (!head) return wrong('The head of the log in it was not signed with a key that is trusted.')
  const statement = readStatement(body)
  if (!statement?.batch) return wrong('The checkpoint in it cannot be read.')
  if (text !== null && hashOf(text) !== entry)
    return wrong('What it says was logged is another text than the entry.')
  const batch = rootByPath(leafOfEntry(entry), inner, inner.path)
  if (batch?.toString('hex') !== statement.batch.root) return wrong('The entry is not in the checkpoint.')
  const root = rootByPath(
    leafHash(Buffer.from(body, 'utf8')),
    { place: outer.place, size: head.size },
    outer.path,
  )
  if (!root?.equals(head.root)) return wrong('The checkpoint is not in the log.')
  const { number, at } = statement
  return { ok: true, entry, text, checkpoint: number, at, size: head.size, origin: head.origin }
}

/** The leaf of an entry: its own hash, as bytes. */
export function leafOfEntry(hash: string): Buffer {
  return leafHash(Buffer.from(hash, 'hex'))
}

function readProof(file: string) {
  const cut = file.indexOf('\n\n')
  const [first, extra, index, ...path] = file.slice(0, cut).split('\n')
  const place = /^index (0|[1-9]\d{0,14})$/.exec(index ?? '')
  if (cut < 0 || first !== FIRST_LINE || !extra?.startsWith('extra ') || !place) return null
  const said = parseObject(Buffer.from(extra.slice('extra '.length), 'base64').toString('utf8'))
  const { entry, text = null, place: at, size, path: inner, checkpoint: body } = said ?? {}
  if (typeof entry !== 'string' || !/^[0-9a-f]{64}$/.test(entry) || typeof body !== 'string') return null
  if (typeof at !== 'number' || typeof size !== 'number' || !isTexts(inner)) return null
  if (text !== null && typeof text !== 'string') return null
  return {
    ...{ entry, text, body },
    inner: { place: at, size, path: inner.map(bytes) },
    outer: { place: Number(place[1]), path: path.map(bytes) },
    note: file.slice(cut + 2),
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= 64 && value.every((one) => typeof one === 'string')
}

const base64 = (hash: Buffer) => hash.toString('base64')
const bytes = (text: string) => Buffer.from(text, 'base64')
const wrong = (words: string) => ({ ok: false, words }) as const
