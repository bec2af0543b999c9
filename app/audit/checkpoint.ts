import { parseObject } from '~/runtime/parse-object'

/**
 * How far a lane had come: its last entry, by number and hash. It is `opened` where a checkpoint names it first, and `closed`
 * once nothing comes any more.
 */
export type Head = { lane: string; sequence: number; hash: string; state?: 'opened' | 'closed' }

/** What a checkpoint states, before it is signed. */
export type Statement = {
  /** By which version of the product it was made. */
  format?: number
  number: number
  at: Date
  /** Hash of the body of the checkpoint before; zeros for the first. */
  previous: string
  /** Name of the key that signs. */
  key: string
  /** Whether every lane is listed, or only those that came further since the checkpoint before. */
  complete: boolean
  heads: Head[]
}

/** A statement in the bytes that are signed and stored, and the signature over them. */
export type Checkpoint = { number: number; body: string; signature: string }

/**
 * 2 since rows that decide have tags, 3 since entries have a keyed hash and lanes are opened and closed: who finds one of
 * these takes nothing older over any more.
 */
const FORMAT = 3
const FORMATS: unknown[] = [1, 2, FORMAT]

/** The bytes of a statement; what is hashed and signed. */
export function writeStatement({ number, at, previous, key, complete, heads }: Statement): string {
  const lanes = heads.map(({ lane, sequence, hash, state }) => [
    lane,
    sequence,
    hash,
    ...(state ? [state] : []),
  ])
  return JSON.stringify({ format: FORMAT, number, at: at.toISOString(), previous, key, complete, lanes })
}

/** Reads what `writeStatement` wrote; null when it is anything else. */
export function readStatement(body: string): Statement | null {
  const read = parseObject(body)
  if (!read || !FORMATS.includes(read.format) || !Array.isArray(read.lanes)) return null
  const { number, at, previous, key, complete } = read
  if (typeof number !== 'number' || typeof at !== 'string' || Number.isNaN(Date.parse(at))) return null
  if (typeof previous !== 'string' || typeof key !== 'string' || typeof complete !== 'boolean') return null
  const heads = read.lanes.map(readHead)
  if (!heads.every((head) => head !== null)) return null
  return { format: Number(read.format), number, at: new Date(at), previous, key, complete, heads }
}

function readHead(read: unknown): Head | null {
  if (!Array.isArray(read)) return null
  const [lane, sequence, hash, state] = read as unknown[]
  if (typeof lane !== 'string' || typeof sequence !== 'number' || typeof hash !== 'string') return null
  if (state === undefined) return { lane, sequence, hash }
  return state === 'opened' || state === 'closed' ? { lane, sequence, hash, state } : null
}
