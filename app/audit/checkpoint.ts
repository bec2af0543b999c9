import { parseObject } from '~/runtime/parse-object'

/** How often the log is sealed, in milliseconds. */
export const SEAL_EVERY_MILLISECONDS = 10_000

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
  /** What it takes in: the root of a tree over these entries. Absent in those from before there was a tree. */
  batch?: Batch
  /** The peaks of the tree over all checkpoints before it, base64. */
  peaks?: string[]
}

/** Entries of a lane: those after one, up to and including another. */
export type LaneRange = { lane: string; after: number; upTo: number }
export type Batch = { root: string; size: number; lanes: LaneRange[] }

/** A statement in the bytes that are signed and stored, and the signature over them. */
export type Checkpoint = { number: number; body: string; signature: string }

/**
 * 2 since rows that decide have tags, 3 since entries have a keyed hash and lanes are opened and closed: who finds one of
 * these takes nothing older over any more.
 */
const FORMAT = 3
const FORMATS: unknown[] = [1, 2, FORMAT]

/** The bytes of a statement; what is hashed and signed. */
export function writeStatement(statement: Statement): string {
  const { number, at, previous, key, complete, heads, batch, peaks } = statement
  const lanes = heads.map(({ lane, sequence, hash, state }) => [
    lane,
    sequence,
    hash,
    ...(state ? [state] : []),
  ])
  const tree = batch && {
    batch: { ...batch, lanes: batch.lanes.map(({ lane, after, upTo }) => [lane, after, upTo]) },
    peaks,
  }
  return JSON.stringify({
    ...{ format: FORMAT, number, at: at.toISOString(), previous, key, complete, lanes },
    ...tree,
  })
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
  const tree = { ...readBatch(read.batch), ...(isTexts(read.peaks) && { peaks: read.peaks }) }
  return { format: Number(read.format), number, at: new Date(at), previous, key, complete, heads, ...tree }
}

function readBatch(read: unknown): { batch?: Batch } {
  const { root, size, lanes } = (read ?? {}) as Record<string, unknown>
  if (typeof root !== 'string' || typeof size !== 'number' || !Array.isArray(lanes)) return {}
  const ranges = lanes.map((range) => {
    const [lane, after, upTo] = Array.isArray(range) ? (range as unknown[]) : []
    return { lane: String(lane), after: Number(after), upTo: Number(upTo) }
  })
  return { batch: { root, size, lanes: ranges } }
}

function isTexts(read: unknown): read is string[] {
  return Array.isArray(read) && read.every((one) => typeof one === 'string')
}

function readHead(read: unknown): Head | null {
  if (!Array.isArray(read)) return null
  const [lane, sequence, hash, state] = read as unknown[]
  if (typeof lane !== 'string' || typeof sequence !== 'number' || typeof hash !== 'string') return null
  if (state === undefined) return { lane, sequence, hash }
  return state === 'opened' || state === 'closed' ? { lane, sequence, hash, state } : null
}
