import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { boundedText } from '~/runtime/bounded-text'
import { VERDICTS } from '~/staff/alarm'
import { STAFF_ROLES } from '~/staff/role'

/** What is wrong with a field, as the id of the sentence that says how to repair it. */
const say = (id: MessageId) => id

/** What of a form of ours nobody typed is longer than this. */
const LONGEST = 200

const roles = v.array(v.picklist(STAFF_ROLES, say('staff.people.role.wrong')))

/** What somebody is from now on, and what they were when the page was made. */
export const rolesForm = v.object({ rol: roles, gezien: v.optional(boundedText(LONGEST), '') })

/** Somebody new, by the number that Dezi knows them by; spaces between the digits are fine. */
export const personForm = v.object({
  nummer: v.pipe(
    v.optional(boundedText(LONGEST, { message: say('staff.people.number.wrong') }), ''),
    v.transform((typed) => typed.replace(/\s/g, '')),
    v.nonEmpty(say('staff.people.number.missing')),
    v.regex(/^\d{9}$/, say('staff.people.number.wrong')),
  ),
  naam: v.pipe(
    v.optional(boundedText(LONGEST, { message: say('staff.people.name.long') }), ''),
    v.trim(),
    v.nonEmpty(say('staff.people.name.missing')),
    v.check((typed) => !/\d/.test(typed), say('staff.people.name.digits')),
  ),
  rol: v.pipe(roles, v.minLength(1, say('staff.people.role.missing'))),
})

const LONGEST_ANSWER = 2_000
/** Nobody says in fewer signs why. */
const SHORTEST_ANSWER = 10

/** What was found out about something odd, and what one makes of it: with a reason, not a word. */
export const answerForm = v.object({
  oordeel: v.picklist(VERDICTS, say('organisation.signal.verdict.missing')),
  antwoord: v.pipe(
    v.optional(boundedText(LONGEST_ANSWER, { message: say('organisation.signal.answer.long') }), ''),
    v.trim(),
    v.nonEmpty(say('organisation.signal.answer.missing')),
    v.minLength(SHORTEST_ANSWER, say('organisation.signal.answer.short')),
  ),
})

/** What an assistant or a professional does about working in a name. */
export const assistanceForm = v.object({
  do: v.picklist(['ask', 'choose', 'accept', 'end']),
  met: boundedText(LONGEST),
})
