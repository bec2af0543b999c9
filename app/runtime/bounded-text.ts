import * as v from 'valibot'

type Words = {
  /** What is said of something that is no text. */
  message?: string
  /** What is said of a text that is too long; the same, where nothing else is given. */
  tooLong?: string
}

/**
 * A text of at most so many characters: how every schema begins that takes text. What is longer is refused as if it were
 * no text, so that nothing that stands behind it in a pipe (a pattern, a normalisation) ever sees it. The library's own
 * text, with a length behind it, would still be looked at by the patterns after that.
 */
export function boundedText(most: number, { message = 'must be text', tooLong = message }: Words = {}) {
  return v.custom<string>(
    (given) => typeof given === 'string' && given.length <= most,
    ({ input }) => (typeof input === 'string' ? tooLong : message),
  )
}
