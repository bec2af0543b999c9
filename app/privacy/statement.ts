import type { Language } from '~/i18n/language'
import type { LocalDate } from '~/runtime/local-date'

/** The columns of the table of what is kept, and of that of who works for the portal: ids of texts end in them. */
export const KEPT_COLUMNS = ['data', 'purpose', 'period', 'recipient', 'ground'] as const
export const PROCESSOR_COLUMNS = ['name', 'does', 'sees', 'where'] as const

/** A privacy statement as it stood (AVG 13, 14): what is in its tables, and its texts in both languages. */
export type Statement = {
  version: number
  /** Since when it is in force. */
  date: LocalDate
  /** Which sections stand before and after the tables, in this order; each is a pair of texts. */
  before: readonly string[]
  kept: readonly string[]
  processors: readonly string[]
  after: readonly string[]
  texts: Record<Language, Record<string, string>>
}
