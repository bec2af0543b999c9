import * as v from 'valibot'
import type { LocalDate } from '~/runtime/local-date'
import { parseBsn, type Bsn } from './bsn'
import { boundedText } from '~/runtime/bounded-text'

/**
 * The update interface of the register of persons (Haal Centraal BRP Update API 1.0): of whom it is to tell us that
 * something changed, and of whom something did.
 */
export type UpdateRegister = {
  /** Begins to follow somebody; again it changes nothing. `refused`: the register takes no following of that number. */
  follow: (bsn: Bsn) => Promise<FollowAnswer>
  /** Ends it from this day on. */
  unfollow: (bsn: Bsn, today: LocalDate) => Promise<FollowAnswer>
  /** Of whom something changed on this day or later; since following began where no day is given. */
  changedSince: (day: LocalDate | null) => Promise<ChangesFound>
}

export type FollowAnswer = 'done' | 'refused' | 'register-down'
export type ChangesFound = { ok: true; numbers: Bsn[] } | { ok: false; refusal: 'register-down' }

const answer = v.object({ burgerservicenummers: v.optional(v.array(boundedText(9)), []) })

/**
 * Reads the list of changed persons. One that cannot be read as a whole is no answer: a number that was left out would be
 * a death that nobody hears of.
 */
export function readChanges(body: unknown): ChangesFound {
  const read = v.safeParse(answer, body)
  if (!read.success) return { ok: false, refusal: 'register-down' }
  const numbers = read.output.burgerservicenummers.map((text) => (text.length === 9 ? parseBsn(text) : null))
  if (numbers.includes(null)) return { ok: false, refusal: 'register-down' }
  return { ok: true, numbers: [...new Set(numbers as Bsn[])] }
}
