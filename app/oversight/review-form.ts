import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { boundedText } from '~/runtime/bounded-text'

const say = (id: MessageId) => id
const LONGEST_TEXT = 2_000
const LONGEST_MOMENT = 30

/** What the officer makes of what stood out at a counter; `gezien`: until when it had gone on as they saw it. */
export const reviewForm = v.object({
  oordeel: v.picklist(['in-order', 'not-in-order', 'asked'], say('officer.alarm.verdict.missing')),
  tekst: v.pipe(
    v.optional(boundedText(LONGEST_TEXT, { message: say('officer.alarm.text.missing') }), ''),
    v.trim(),
    v.minLength(1, say('officer.alarm.text.missing')),
  ),
  gezien: v.optional(boundedText(LONGEST_MOMENT), ''),
})
