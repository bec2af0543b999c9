import * as v from 'valibot'
import { boundedText } from '~/runtime/bounded-text'
import { parseBsn } from './bsn'

/** A number with what stands between and around it. */
const LONGEST_NUMBER = 100

/** A field with a citizen number in it; what is no number is refused with the id of a sentence. */
export function bsnField<Id extends string>({ missing, wrong }: { missing: Id; wrong: Id }) {
  return v.pipe(
    v.optional(boundedText(LONGEST_NUMBER, { message: wrong }), ''),
    v.trim(),
    v.nonEmpty(missing),
    v.transform(parseBsn),
    v.check((read) => read !== null, wrong),
    v.transform((read) => read!),
  )
}
