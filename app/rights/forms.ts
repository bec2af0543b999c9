import * as v from 'valibot'
import { boundedText } from '~/runtime/bounded-text'
import { reasonField } from '~/oversight/reason'
import { dayField } from '~/runtime/typed-day-field'
import { GROUNDS, OUTCOMES, RIGHTS_KINDS } from './request'

/** How much somebody may write to the privacy officer at once, and the officer back. */
export const LONGEST_TEXT = 4_000
const LONGEST_REFERENCE = 60
const LONGEST_DAY = 10
const LONGEST_NAME = 200
const LONGEST_NUMBER = 100

const written = (missing: string) =>
  v.pipe(
    boundedText(LONGEST_TEXT, { message: missing, tooLong: 'rights.text.long' }),
    v.trim(),
    v.minLength(1, missing),
  )

/** What somebody asks. */
export const askForm = v.object({
  soort: v.picklist(RIGHTS_KINDS, 'rights.kind.missing'),
  tekst: written('rights.text.missing'),
  kenmerk: v.optional(boundedText(LONGEST_REFERENCE), ''),
})

/** What the person adds, or answers to a question. */
export const wordForm = v.object({ tekst: written('rights.text.missing') })

const GROUND_WORDS = [...new Set(Object.values(GROUNDS).flat())]

/** What the officer does: each button sends what it needs. */
export const officerForm = v.object({
  do: v.picklist(['ask', 'note-answer', 'extend', 'tell', 'carry-out', 'decide']),
  tekst: v.optional(
    boundedText(LONGEST_TEXT, { message: 'rights.text.missing', tooLong: 'rights.text.long' }),
    '',
  ),
  dag: v.optional(boundedText(LONGEST_DAY), ''),
  besluit: v.optional(v.picklist([...OUTCOMES, ''])),
  grond: v.optional(v.picklist([...GROUND_WORDS, ''])),
  weglating: v.optional(boundedText(LONGEST_TEXT, { tooLong: 'rights.text.long' }), ''),
})

/** Who acts for whom: a number and a reason, or what is to be done with one of them. */
export const actingForm = v.object({
  bsn: v.optional(boundedText(LONGEST_NUMBER), ''),
  wie: v.optional(boundedText(LONGEST_NUMBER), ''),
  reden: reasonField,
  do: v.optional(v.picklist(['suspend', 'resume', 'end'])),
  id: v.optional(boundedText(LONGEST_REFERENCE), ''),
})

/** What somebody asked on paper or by mail, as the officer writes it down. */
export const noteForm = v.object({
  soort: v.picklist(RIGHTS_KINDS, 'rights.kind.missing'),
  hoe: v.picklist(['paper', 'mail'], 'officer.note.how.missing'),
  dag: dayField({
    empty: 'officer.note.day.wrong',
    malformed: 'officer.note.day.wrong',
    'no-such-day': 'officer.note.day.wrong',
  }),
  naam: v.pipe(
    boundedText(LONGEST_NAME, { message: 'officer.note.name.missing' }),
    v.trim(),
    v.minLength(1, 'officer.note.name.missing'),
  ),
  tekst: written('rights.text.missing'),
  kenmerk: v.optional(boundedText(LONGEST_REFERENCE), ''),
  bsn: v.optional(boundedText(LONGEST_NUMBER), ''),
  gezien: v.optional(v.literal('ja')),
})
