import { createHash } from 'node:crypto'

/*
 * The Merkle tree of RFC 6962 and RFC 9162 §2.1 over SHA-256. A tree that grows is kept as its *peaks*: the roots of its perfect
 * parts, the largest first, one for each 1 in the binary number of its leaves.
 */

/** The hash of a leaf; it can never pass for that of a node. */
export function leafHash(data: Buffer): Buffer {
  return createHash('sha256').update(LEAF).update(data).digest()
}

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest()
}

/** The peaks of a tree of so many leaves, with one more. */
export function grown(peaks: readonly Buffer[], size: number, leaf: Buffer): Buffer[] {
  const next = [...peaks]
  let last = leaf
  // As many perfect parts end here as the number of leaves has ones at its end.
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) last = nodeHash(next.pop()!, last)
  return [...next, last]
}

/** The root of a tree by its peaks. */
export function rootOfPeaks(peaks: readonly Buffer[]): Buffer {
  if (peaks.length === 0) return createHash('sha256').digest()
  return peaks.reduceRight((right, left) => nodeHash(left, right))
}

/** The root over these leaves. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  let peaks: Buffer[] = []
  leaves.forEach((leaf, place) => (peaks = grown(peaks, place, leaf)))
  return rootOfPeaks(peaks)
}

/** Where a tree of so many leaves is split: the largest power of two below their number. */
export function splitOf(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/** From where to where the sibling at each step reaches, of the leaf at a place in a tree of that size, the nearest first. */
export function siblingsOf(place: number, size: number): [from: number, to: number][] {
  const siblings: [number, number][] = []
  for (let [from, to] = [0, size]; to - from > 1;) {
    const middle = from + splitOf(to - from)
    if (place < middle) {
      siblings.unshift([middle, to])
      to = middle
    } else {
      siblings.unshift([from, middle])
      from = middle
    }
  }
  return siblings
}

/** The root that a leaf and its path lead to (RFC 9162 §2.1.3.2); null where the path is not one of such a tree. */
export function rootByPath(
  leaf: Buffer,
  { place, size }: { place: number; size: number },
  path: readonly Buffer[],
): Buffer | null {
  if (!(place >= 0 && place < size)) return null
  const siblings = siblingsOf(place, size)
  if (siblings.length !== path.length) return null
  return siblings.reduce(
    (hash, [from], step) => (from > place ? nodeHash(hash, path[step]!) : nodeHash(path[step]!, hash)),
    leaf,
  )
}
