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

/** The values in an address; days of one's own go before a period, since who fills them in means them. */
export function filterValues(query: URLSearchParams): FilterValues {
  const given = Object.fromEntries(
    Object.keys(BLANK).flatMap((name) => {
      const value = query.get(name)
      return value === null ? [] : [[name, value.slice(0, LONGEST_VALUE)]]
    }),
  )
  const values = { ...BLANK, ...given }
  return values.van.trim() || values.tot.trim() ? { ...values, wanneer: 'dagen' } : values
}

/** The part of an address that keeps a filter; nothing for what is so without saying. */
export function filterQuery(values: FilterValues): URLSearchParams {
  const names = Object.keys(BLANK) as (keyof FilterValues)[]
  return new URLSearchParams(
    names.filter((name) => values[name] !== BLANK[name]).map((name) => [name, values[name]]),
  )
}
