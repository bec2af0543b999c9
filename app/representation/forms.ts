import * as v from 'valibot'

/** Beginning to act for another: the statement that they are involved as far as they can be. */
export const actingForm = v.object({
  betrokken: v.pipe(v.optional(v.string(), ''), v.literal('ja', 'family.start.declare.missing')),
})

const LONGEST_REASON = 1000

/** Why somebody does not agree, in their own words. */
export const reasonForm = v.object({
  reden: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.minLength(1, 'agreement.reason.missing'),
    v.maxLength(LONGEST_REASON, 'agreement.reason.long'),
  ),
})
