import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { ASKER_KINDS } from './asker'
import { DOCUMENTS } from '~/recording/recorded'
import { boundedText } from '~/runtime/bounded-text'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

/** What of a form of ours nobody typed is longer than this. */
const LONGEST = 40

const typedUpTo = (most: number, message: MessageId) => v.optional(boundedText(most, { message }), '')

const ticked = (missing: MessageId) => v.pipe(typedUpTo(LONGEST, missing), v.literal('ja', missing))
/** What staff say of who is there. `geen`: the person need not be there, since who decides for them is. */
const seen = {
  gevraagd: ticked(say('counter.asked.missing')),
  aanwezig: ticked(say('counter.present.missing')),
  document: v.picklist([...DOCUMENTS, 'geen'], say('counter.document.missing')),
  kindja: v.optional(boundedText(LONGEST), ''),
}

/** The answer to the one question of a situation. */
export const questionForm = v.object({
  antwoord: v.picklist(['yes', 'no'], say('counter.answer.missing')),
  ...seen,
})

/** Single choices: a field for each, named by what it is about, with yes, no or nothing. */
export const singleForm = v.looseObject(seen)

/** A question by screen: with whom, which way, about what, and who asks where it is not oneself. */
export const askForm = v.object({
  met: v.pipe(
    boundedText(8, { message: say('counter.ask.with.missing') }),
    v.regex(/^\d{8}$/, say('counter.ask.with.missing')),
  ),
  als: v.picklist(['raadpleger', 'houder'], say('counter.ask.way.missing')),
  gegevens: v.pipe(
    boundedText(LONGEST, { message: say('counter.ask.data.missing') }),
    v.nonEmpty(say('counter.ask.data.missing')),
  ),
  vrager: v.optional(v.union([v.picklist(ASKER_KINDS), v.literal('')]), ''),
})

const LONGEST_REASON = 1000

/** Why something of an earlier day was wrongly recorded. */
export const wrongForm = v.object({
  vastlegging: boundedText(LONGEST),
  reden: v.pipe(
    typedUpTo(2 * LONGEST_REASON, say('counter.earlier.reason.long')),
    v.trim(),
    v.minLength(1, say('counter.earlier.reason.missing')),
    v.maxLength(LONGEST_REASON, say('counter.earlier.reason.long')),
  ),
})
