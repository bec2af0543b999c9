import * as v from 'valibot'
import { dayOrNoneField } from '~/runtime/typed-day-field'
import { PERIODS } from './filter-values'
import { boundedText } from '~/runtime/bounded-text'

const WRONG_DAY = 'viewed.filter.wrong.day'

/** A day of which there can be something to see: from 2000 to 2099. */
const dayOrNone = v.pipe(
  dayOrNoneField({ malformed: WRONG_DAY, 'no-such-day': WRONG_DAY }),
  v.check((day) => day === null || day.startsWith('20'), WRONG_DAY),
)
const noneOr = <Text extends string>(message: string, known: (text: string) => text is Text) =>
  v.pipe(
    boundedText(40, { message }),
    v.check((text) => text === '' || known(text), message),
    v.transform((text) => (text === '' ? null : (text as Text))),
  )

/** The filter of who viewed, field by field: what cannot be read in one leaves the others as they are. */
export const filterForm = {
  wanneer: v.picklist(PERIODS, 'viewed.filter.wrong.period'),
  van: dayOrNone,
  tot: dayOrNone,
  wie: noneOr('viewed.filter.wrong.who', (text): text is string => /^\d{8}$/.test(text)),
  soort: noneOr('viewed.filter.wrong.kind', (text): text is string => /^[\w-]{1,20}$/.test(text)),
  antwoord: noneOr('viewed.filter.wrong.answer', (text) => text === 'ja' || text === 'nee'),
}
