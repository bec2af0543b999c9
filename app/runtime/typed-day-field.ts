import * as v from 'valibot'
import { boundedText } from './bounded-text'
import { LONGEST_TYPED_DAY, readTypedDay, type TypedDayProblem } from './typed-day'

/** What a form says of a day it cannot take, each with the id of a sentence. */
export type DayWords<Id extends string> = Record<TypedDayProblem, Id>

/** A field with a day in it, as the one reader of typed days reads it. */
export function dayField<Id extends string>(words: DayWords<Id>) {
  return v.pipe(
    dayRead(words),
    // What is empty was refused in words already.
    v.transform((day) => day!),
  )
}

/** The same where nothing may be filled in: null. */
export function dayOrNoneField<Id extends string>(words: Omit<DayWords<Id>, 'empty'>) {
  return dayRead<Id>({ ...words, empty: null })
}

/** Null where something is wrong of which nothing is said. */
function dayRead<Id extends string>(words: Record<TypedDayProblem, Id | null>) {
  return v.pipe(
    v.optional(boundedText(LONGEST_TYPED_DAY, { message: words.malformed ?? '' }), ''),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const read = readTypedDay(dataset.value)
      if (read.ok) return read.day
      const message = words[read.problem]
      if (message === null) return null
      addIssue({ message })
      return NEVER
    }),
  )
}
