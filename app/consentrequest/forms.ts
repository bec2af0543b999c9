import * as v from 'valibot'
import { findForm } from '~/counter/who-forms'
import type { MessageId } from '~/i18n/nl'
import { holdsBsn } from '~/person/bsn'
import { boundedText } from '~/runtime/bounded-text'
import { hiddenSign } from '~/runtime/hidden-sign'
import { dayField, dayOrNoneField } from '~/runtime/typed-day-field'
import { readRequestCode } from './code'
import { PURPOSES, type AskedFor } from './request'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

/** As much as a person reads on a phone before a question. */
const LONGEST_TEXT = 600
const LONGEST_NAME = 120
/** What of a form of ours nobody typed is longer than this. */
const LONGEST = 40

/** What an organisation writes for somebody: as it was typed, without what does not show and without anybody's number. */
function wordsUpTo(most: number, { missing, long }: { missing: MessageId; long: MessageId }) {
  return v.pipe(
    v.optional(boundedText(2 * most, { message: missing, tooLong: long }), ''),
    v.trim(),
    v.transform((typed) => typed.replaceAll('\t', ' ').replace(/\r\n?/g, '\n')),
    v.minLength(1, missing),
    v.maxLength(most, long),
    v.check((typed) => !holdsBsn(typed), say('leave.words.number')),
  )
}

const isOneLine = v.check<string, MessageId>((typed) => hiddenSign(typed) === null, say('leave.words.hidden'))
/** Between lines of text a break is no sign that does not show; at most one line is left empty. */
const areLines = v.check<string, MessageId>(
  (typed) => hiddenSign(typed.replaceAll('\n', ' ')) === null,
  say('leave.words.hidden'),
)
const closeUp = v.transform((typed: string) => typed.replace(/\n\s*\n\s*/g, '\n\n'))

const kinds = (missing: MessageId) => v.pipe(v.array(boundedText(LONGEST)), v.minLength(1, missing))

/** What is asked, whomever. */
const asked = {
  doel: v.picklist(PURPOSES, say('leave.purpose.missing')),
  tekst: v.pipe(
    wordsUpTo(LONGEST_TEXT, { missing: say('leave.text.missing'), long: say('leave.text.long') }),
    areLines,
    closeUp,
  ),
  gegevens: kinds(say('leave.data.missing')),
  ontvanger: v.pipe(
    wordsUpTo(LONGEST_NAME, { missing: say('leave.recipient.missing'), long: say('leave.recipient.long') }),
    isOneLine,
  ),
  totenmet: dayField({
    empty: say('leave.until.missing'),
    malformed: say('leave.until.wrong'),
    'no-such-day': say('leave.until.no-such-day'),
  }),
  kenmerk: v.pipe(
    wordsUpTo(LONGEST_NAME, { missing: say('leave.label.missing'), long: say('leave.label.long') }),
    isOneLine,
  ),
}

type Asked = v.InferOutput<v.ObjectSchema<typeof asked, undefined>>

function askedFor({ doel, tekst, gegevens, ontvanger, totenmet, kenmerk }: Asked): AskedFor {
  return {
    ...{ purpose: doel, text: tekst, recipient: ontvanger, label: kenmerk },
    ...{ data: [...new Set(gegevens)], until: totenmet },
  }
}

/** A request with a code of the person's. What can be no code is said; whether it is one is not. */
export const byCodeForm = v.pipe(
  v.object({
    code: v.pipe(
      v.optional(boundedText(LONGEST, { message: say('leave.code.wrong') }), ''),
      v.check((typed) => typed.trim() !== '', say('leave.code.missing')),
      v.transform(readRequestCode),
      v.check((read) => read !== null, say('leave.code.wrong')),
      v.transform((read) => read!),
    ),
    ...asked,
  }),
  v.transform((read) => ({ code: read.code, asked: askedFor(read) })),
)

/** The same for who is treated here, by number and birth date. */
export const byNumberForm = v.pipe(
  v.object({
    ...findForm.entries,
    patient: v.pipe(
      v.optional(boundedText(LONGEST, { message: say('leave.patient.missing') }), ''),
      v.literal('ja', say('leave.patient.missing')),
    ),
    ...asked,
  }),
  v.transform((read) => ({
    typed: { bsn: read.bsn, birthDate: read.geboortedatum },
    asked: askedFor(read),
  })),
)

/** A yes, or what is left of it: for which data, and until when; left open is until the day that was asked. */
export const answerForm = v.pipe(
  v.object({
    gegevens: kinds(say('request.answer.data.missing')),
    totenmet: dayOrNoneField({
      malformed: say('request.answer.until.wrong'),
      'no-such-day': say('request.answer.until.no-such-day'),
    }),
  }),
  v.transform(({ gegevens, totenmet }) => ({ data: gegevens, until: totenmet })),
)

/** The code and the switch, above one's own list. */
export const doorForm = v.object({ do: v.picklist(['code', 'end-code', 'forbid', 'allow']) })
