import { defineList } from '~/runtime/list'
import { LONGEST_TYPED_DAY } from '~/runtime/typed-day'

/** How far back the list goes; `dagen` are days of one's own choosing. */
export const PERIODS = ['week', 'maand', '3-maanden', 'jaar', 'alles', 'dagen'] as const

/** What the list is filtered by as a browser writes it, shown again as it was typed. */
export type FilterValues = Record<'wanneer' | 'van' | 'tot' | 'wie' | 'soort' | 'antwoord', string>

const BLANK: FilterValues = { wanneer: '3-maanden', van: '', tot: '', wie: '', soort: '', antwoord: '' }
/** Longer than any value that can be read, a typed day too. */
const LONGEST_VALUE = LONGEST_TYPED_DAY + 1

/** Kinds of asker that are no group of receivers: those that never may, and those the catalogue has no group for. */
export const NEVER = 'nooit'
export const OTHERS = 'anders'

/** *Wie keek*; days of one's own go before a period, since who fills them in means them. */
export const VIEWED = defineList<FilterValues>({
  blank: BLANK,
  longest: LONGEST_VALUE,
  settle: (values) => (values.van.trim() || values.tot.trim() ? { ...values, wanneer: 'dagen' } : values),
})
