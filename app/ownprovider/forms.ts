import * as v from 'valibot'

/** A change of the own list, with the search to come back to. */
export const listChangeSchema = v.object({
  ura: v.pipe(v.string(), v.regex(/^\d{8}$/)),
  do: v.picklist(['add', 'remove']),
  zoek: v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
})
