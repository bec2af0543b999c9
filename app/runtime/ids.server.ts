import { randomBytes } from 'node:crypto'
import { codeFrom } from './code'
import { pooledRandom } from '~/sealing/random.server'

/** A new row id: 26 characters, sortable by time of making, 80 random bits (the layout of a ULID). */
export function newId(at: Date = new Date()): string {
  const time = at.getTime().toString(32).padStart(10, '0')
  const random = BigInt(`0x${pooledRandom(10).toString('hex')}`)
    .toString(32)
    .padStart(16, '0')
  return time + random
}

/** A secret for a link, cookie or code: 192 random bits in URL-safe text. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** A code of so many signs that people copy by hand. Of four bytes a sign nearly all can be used; where they do not suffice, others are taken. */
export function newCode(length: number): string {
  return codeFrom(randomBytes(4 * length), length) ?? newCode(length)
}
