import type { DataCategoryCode } from '~/catalogue/catalogue'
import type { Answer, Receiver } from '~/consent/choice'

/**
 * The situations of the counter (Mitz): one question is read out, and sets one answer for a fixed group of receivers.
 * SIT001 is that of a GP, SIT002 that of a hospital or clinic.
 */
export const SITUATIONS = {
  SIT001: { data: 'GGC002', receivers: ['RPZAC001', 'RPZAC104', 'RPZAC005'] },
  SIT002: { data: 'GGC002', receivers: ['RPZAC001', 'RPZAC104', 'RPZAC005'] },
} as const satisfies Record<string, { data: DataCategoryCode; receivers: readonly string[] }>

export type Situation = keyof typeof SITUATIONS

/** One thing that was said aloud about the data of the organisation whose staff asks. */
export type Spoken = { data: DataCategoryCode; receiver: Receiver; answer: Answer }

/** What the one question of a situation comes to, once it is answered. */
export function spokenIn(situation: Situation, answer: Answer): Spoken[] {
  const { data, receivers } = SITUATIONS[situation]
  return receivers.map((receiver) => ({ data, receiver, answer }))
}
