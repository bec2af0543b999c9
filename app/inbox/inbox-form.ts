import * as v from 'valibot'
import { boundedText } from '~/runtime/bounded-text'

const seen = v.optional(v.pipe(boundedText(26), v.regex(/^[0-9a-v]{0,26}$/)), '')
/** What a colleague pressed; `seen` is who the page said looked after it. */
export const inboxForm = v.variant('do', [
  v.object({
    do: v.literal('take'),
    seen: v.pipe(
      seen,
      v.transform((id) => id || null),
    ),
  }),
  v.object({ do: v.picklist(['hand-back', 'process', 'not-patient']) }),
])

/** What it is after that, for the page that says so. */
export const BECAME = {
  take: 'in-progress',
  'hand-back': 'new',
  process: 'processed',
  'not-patient': 'not-patient',
} as const

/** What one just made of a message, as the address after it says. */
export function readMoved(given: string | null) {
  return Object.values(BECAME).find((one) => one === given) ?? null
}
