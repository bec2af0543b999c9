import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { withoutBsn } from '~/person/bsn'
import { boundedText } from '~/runtime/bounded-text'

const say = (id: MessageId) => id
const LEAST = 10
const MOST = 500

/**
 * Why the privacy officer does something: at least ten signs, blanks not counted, that are not one or two signs again and again. A
 * citizen number that was typed in it anyway is gone.
 */
export const reasonField = v.pipe(
  v.optional(boundedText(2 * MOST, { message: say('oversight.reason.long') }), ''),
  v.transform((typed) => typed.replace(/\s+/g, ' ').trim()),
  v.nonEmpty(say('oversight.reason.missing')),
  v.maxLength(MOST, say('oversight.reason.long')),
  v.check(saysSomething, say('oversight.reason.nothing')),
  v.transform(withoutNumber),
)

/** A text in which no citizen number stands. */
export function withoutNumber(text: string): string {
  return withoutBsn(text, '…')
}

function saysSomething(text: string): boolean {
  const signs = [...text.toLowerCase().replace(/[\s\p{P}]/gu, '')]
  return signs.length >= LEAST && new Set(signs).size > 2
}
