import { parseObject } from '~/runtime/parse-object'

/** How far a lane had come: its last entry, by number and hash. */
export type Head = { lane: string; sequence: number; hash: string }

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

/** 2 since rows that decide have tags: who finds one of these does not tag older rows any more. */
const FORMAT = 2
const FORMATS: unknown[] = [1, FORMAT]

/** The bytes of a statement; what is hashed and signed. */
export function writeStatement({ number, at, previous, key, complete, heads }: Statement): string {
  const lanes = heads.map(({ lane, sequence, hash }) => [lane, sequence, hash])
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
  const [lane, sequence, hash] = read as unknown[]
  if (typeof lane !== 'string' || typeof sequence !== 'number' || typeof hash !== 'string') return null
  return { lane, sequence, hash }
}
