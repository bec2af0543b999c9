import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { boundedText } from '~/runtime/bounded-text'
import { lineField } from '~/runtime/typed-line'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

const LONGEST_TOLD = 2_000
const LONGEST_REFERENCE = 40
const LONGEST_ID = 64
const wrong = say('post.field.long')

/** What was told in a call. The caller was told before that it is written down. */
export const callForm = v.object({
  voornaam: lineField({ missing: say('calls.first-name.missing'), wrong }),
  achternaam: lineField({ missing: say('calls.surname.missing'), wrong }),
  verteld: v.pipe(
    v.optional(boundedText(LONGEST_TOLD, { message: say('calls.told.long') }), ''),
    v.trim(),
    v.nonEmpty(say('calls.told.missing')),
  ),
  gesprek: v.pipe(v.optional(boundedText(LONGEST_REFERENCE, { message: wrong }), ''), v.trim()),
  voorgelezen: v.pipe(
    v.optional(boundedText(2), ''),
    v.check((typed) => typed === 'ja', say('calls.announced.missing')),
  ),
})

export const deleteCallForm = v.object({ do: v.literal('delete'), call: boundedText(LONGEST_ID) })
