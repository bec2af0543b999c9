import * as v from 'valibot'
import { boundedText } from './bounded-text'

/** Longer is no line that anybody types. */
const LONGEST = 200

type Line<Id extends string> = { missing: Id; wrong: Id; most?: number; fits?: RegExp }

/** A line that has to be filled in, without what stands around it; what is wrong is said by the id of a sentence. */
export function lineField<Id extends string>({ missing, wrong, most = LONGEST, fits = /^/ }: Line<Id>) {
  return v.pipe(
    v.optional(boundedText(2 * LONGEST, { message: wrong }), ''),
    v.transform((typed) => typed.replace(/\s+/g, ' ').trim()),
    v.nonEmpty(missing),
    v.maxLength(most, wrong),
    v.regex(fits, wrong),
  )
}

/** `1234ab` as it is written; what is no Dutch postcode stays as it was typed, since people live abroad too. */
export function writtenPostcode(typed: string): string {
  const dutch = /^(\d{4}) ?([a-z]{2})$/i.exec(typed)
  return dutch ? `${dutch[1]} ${dutch[2]!.toUpperCase()}` : typed
}
