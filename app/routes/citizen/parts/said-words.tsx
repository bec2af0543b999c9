import { FormattedMessage, useIntl } from 'react-intl'
import type { Said } from '~/consent/sentence'
import { dayOf } from '~/ui/written-time'

/** One side of a change: "ja", "ja, tot en met 31 december 2026", "nog geen keuze". */
export function useSide(said: Said) {
  const intl = useIntl()
  const answer = said?.answer ?? 'none'
  if (!said?.until) return { answer } as const
  return {
    answer,
    words: <FormattedMessage id="control.yes-until" values={{ day: dayOf(intl, said.until) }} />,
  } as const
}
