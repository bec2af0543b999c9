import { STAFF_ACT_KINDS, type StaffActKind } from '~/audit/staff-acts'
import { defineList } from '~/runtime/list'
import { LONGEST_TYPED_DAY } from '~/runtime/typed-day'

/** How far back the log of one's own organisation goes where the address says nothing. */
export const USUAL_PERIOD = 'maand'

/** *Wie zocht wie op*: who did it, what, and when; days of one's own go before a period. */
export const OWN_LOG = defineList({
  blank: { wanneer: USUAL_PERIOD as string, van: '', tot: '', wie: '', wat: '' },
  longest: LONGEST_TYPED_DAY + 1,
  settle: (values) => (values.van.trim() || values.tot.trim() ? { ...values, wanneer: 'dagen' } : values),
})

/** What somebody did that is looked for; null is everything. */
export function readKind(given: string): StaffActKind | null {
  return STAFF_ACT_KINDS.find((kind) => kind === given) ?? null
}
