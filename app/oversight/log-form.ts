import * as v from 'valibot'
import type { MessageId } from '~/i18n/nl'
import { boundedText } from '~/runtime/bounded-text'
import { dayOrNoneField } from '~/runtime/typed-day-field'
import { reasonField } from './reason'

const say = (id: MessageId) => id

/** Longer is no number that anybody types, with what stands in and around it. */
const LONGEST_NUMBER = 100
const LONGEST_NAME = 200
const day = dayOrNoneField({
  malformed: say('oversight.day.wrong'),
  'no-such-day': say('oversight.day.none'),
})

export const WHOSE = ['burger', 'zorgmedewerker', 'collega'] as const
export type Whose = (typeof WHOSE)[number]

/** Whose log, why, and from which day to which. */
export const logForm = v.object({
  over: v.picklist(WHOSE, say('oversight.log.whose.missing')),
  bsn: v.optional(boundedText(LONGEST_NUMBER, { message: say('oversight.log.bsn.wrong') }), ''),
  medewerker: v.optional(boundedText(LONGEST_NAME, { message: say('oversight.log.employee.wrong') }), ''),
  reden: reasonField,
  van: day,
  tot: day,
})
