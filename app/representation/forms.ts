import * as v from 'valibot'

/** Beginning to act for another: the statement that they are involved as far as they can be. */
export const actingForm = v.object({
  betrokken: v.pipe(v.optional(v.string(), ''), v.literal('ja', 'family.start.declare.missing')),
})
