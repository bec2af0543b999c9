import * as v from 'valibot'
import { OUTLIVING, type Outliving } from './erasure'

const answer = v.optional(v.picklist(['stays', 'goes']))

/** What somebody answers about what outlives an erasure: each asked by itself, none chosen beforehand. */
export const eraseForm = v.object({ lock: answer, 'recording-ban': answer, 'consent-block': answer })

/** The answers that were given, without those that were not. */
export function answersIn(
  sent: v.InferOutput<typeof eraseForm>,
): Partial<Record<Outliving, 'stays' | 'goes'>> {
  return Object.fromEntries(OUTLIVING.flatMap((one) => (sent[one] ? [[one, sent[one]]] : [])))
}
