import * as v from 'valibot'
import { isLocalDate } from '~/consent/choice'
import { PERIODS } from './filter-values'

/** `29-2-2028` as people write it, `2028-02-29` as browsers do; years from 2000 to 2099. */
const day = v.pipe(
  v.string(),
  v.trim(),
  v.transform(isoDay),
  v.check((text) => isLocalDate(text) && text.startsWith('20'), 'viewed.filter.wrong.day'),
)
const dayOrNone = v.union(
  [
    v.pipe(
      v.literal(''),
      v.transform(() => null),
    ),
    day,
  ],
  'viewed.filter.wrong.day',
)
const noneOr = <Text extends string>(message: string, known: (text: string) => text is Text) =>
  v.pipe(
    v.string(),
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

function isoDay(text: string): string {
  const [, date, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? []
  return year ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}` : text
}
