import * as v from 'valibot'
import { boundedText } from '~/runtime/bounded-text'

/** A change of the own list, with the search to come back to. */
export const listChangeSchema = v.object({
  ura: v.pipe(boundedText(8), v.regex(/^\d{8}$/)),
  do: v.picklist(['add', 'remove']),
  zoek: v.optional(boundedText(100), ''),
})
