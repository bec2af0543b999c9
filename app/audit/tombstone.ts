import { parseObject } from '~/runtime/parse-object'

/**
 * What stands in the place of the beginning of a lane that was purged: the last entry that went, by number and
 * hash, so that what follows it can still be proven to follow it.
 */
export type Tombstone = {
  lane: string
  sequence: number
  hash: string
  /** The checkpoint that had sealed all that went: it proves how old that was. */
  checkpoint: number
  /** What was from before this moment went. */
  cutoff: Date
  /** Name of the key that signs. */
  key: string
}

/** A tombstone in the bytes that are signed and stored, and the signature over them. */
export type SignedTombstone = { lane: string; sequence: number; body: string; signature: string }

const FORMAT = 1

/** The bytes of a tombstone; what is signed. */
export function writeTombstone({ cutoff, ...rest }: Tombstone): string {
  return JSON.stringify({ format: FORMAT, tombstone: true, ...rest, cutoff: cutoff.toISOString() })
}

/** Reads what `writeTombstone` wrote; null when it is anything else. */
export function parseTombstone(body: string): Tombstone | null {
  const read = parseObject(body)
  if (read?.format !== FORMAT || read.tombstone !== true) return null
  const { lane, sequence, hash, checkpoint, cutoff, key } = read
  if (typeof lane !== 'string' || typeof hash !== 'string' || typeof key !== 'string') return null
  if (typeof sequence !== 'number' || typeof checkpoint !== 'number') return null
  if (typeof cutoff !== 'string' || Number.isNaN(Date.parse(cutoff))) return null
  return { lane, sequence, hash, checkpoint, cutoff: new Date(cutoff), key }
}
