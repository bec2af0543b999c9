import { ADDRESS_BOUNCED } from '~/notification/retry'

/** - `not-yet`: it can be taken back · `on-its-way` · `delivered` · `not-delivered` */
export type Delivery = 'not-yet' | 'on-its-way' | 'delivered' | 'not-delivered'

type Mail = { state: string; notBefore: Date; lastError: string | null }

/** How it goes with an answer, by its row of the outbox. */
export function deliveryOf({ state, notBefore, lastError }: Mail, now: Date): Delivery {
  if (state === 'sent') return 'delivered'
  if (state === 'dead' || state === 'dropped' || lastError === ADDRESS_BOUNCED) return 'not-delivered'
  if (state === 'waiting' && lastError === null && now < notBefore) return 'not-yet'
  return 'on-its-way'
}
