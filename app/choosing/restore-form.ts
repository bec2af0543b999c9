import * as v from 'valibot'
import { boundedText } from '~/runtime/bounded-text'

/** What a button for undo or restore sends: which of the two, and the version it is about. */
export const restoreSchema = v.object({
  do: v.picklist(['undo', 'restore']),
  versie: v.pipe(boundedText(9), v.regex(/^\d{1,9}$/), v.transform(Number)),
})

/** The number of a version in an address; null for what is none. */
export function versionNumber(text: string | null | undefined): number | null {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}
