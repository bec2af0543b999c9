import type { LetterState } from '~/notification/postal'
import { ADDRESS_BOUNCED } from '~/notification/retry'

/**
 * - `not-yet`: it can be taken back · `on-its-way` · `delivered` · `not-delivered`
 * - of a letter: `to-print`: it can be taken back · `printed`: it lies there to be posted · `posted` · `returned`
 */
export type Delivery =
  | 'not-yet'
  | 'on-its-way'
  | 'delivered'
  | 'not-delivered'
  | 'to-print'
  | 'printed'
  | 'posted'
  | 'returned'

const OF_LETTERS: Record<LetterState, Delivery> = {
  due: 'to-print',
  printed: 'printed',
  posted: 'posted',
  returned: 'returned',
  dropped: 'not-delivered',
  folded: 'not-delivered',
}

/** How it goes with an answer on paper, by its row of the letters. */
export function deliveryOfLetter({ state }: { state: LetterState }): Delivery {
  return OF_LETTERS[state]
}

type Mail = { state: string; notBefore: Date; lastError: string | null }

/** How it goes with an answer, by its row of the outbox. */
export function deliveryOf({ state, notBefore, lastError }: Mail, now: Date): Delivery {
  if (state === 'sent') return 'delivered'
  if (state === 'dead' || state === 'dropped' || lastError === ADDRESS_BOUNCED) return 'not-delivered'
  if (state === 'waiting' && lastError === null && now < notBefore) return 'not-yet'
  return 'on-its-way'
}
