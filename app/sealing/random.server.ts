import { randomFillSync } from 'node:crypto'

const POOL_BYTES = 16 * 1024

let pool = Buffer.alloc(0)
let used = 0

/**
 * So many random bytes for a name or a nonce: from a pool that is filled at once, since asking the system each time costs more than
 * all else of making one. None is given out twice. Not for what must stay secret: the pool lies in memory until it is used up.
 */
export function pooledRandom(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    pool = randomFillSync(Buffer.allocUnsafeSlow(Math.max(POOL_BYTES, bytes)))
    used = 0
  }
  used += bytes
  return pool.subarray(used - bytes, used)
}
