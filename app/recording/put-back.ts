import type { Catalogue } from '~/catalogue/catalogue'
import { keyText, type Choice } from '~/consent/choice'
import { changesBetween } from '~/consent/difference'
import { applyEdits, type Edit } from '~/consent/draft'
import { editsTowards } from '~/consent/edits-towards'
import type { LocalDate } from '~/runtime/local-date'
import type { RecordedContent } from './recorded'

export type PutBackFacts = {
  content: Pick<RecordedContent, 'now' | 'before'>
  /** What is in force now. */
  current: readonly Choice[]
  /** Keys at which something was chosen since: what is chosen later is not touched. */
  changedSince: ReadonlySet<string>
  /** Whether who puts it back may also lift what was recorded as a no: they said it themself, or decide alone. */
  mayWiden: boolean
  catalogue: Catalogue
}

/** What puts back what stood before a record; `left` is what another's word is needed for, or the catalogue has no more. */
export type PutBack = { edits: Edit[]; left: number }

/**
 * Puts back what stood before a record at every key at which nothing was chosen since (domain: *Maak ongedaan*, *Dit heb ik
 * niet gezegd*). What narrows goes back whoever asks it; a no that was recorded is taken away only by who may.
 */
export function putBack(
  { content, current, changedSince, mayWiden, catalogue }: PutBackFacts,
  today: LocalDate,
): PutBack {
  const wanted = withoutRecord({ content, current, changedSince })
  const { edits, leftOut } = editsTowards({ current, wanted, catalogue }, today)
  const narrowing = edits.filter((edit) => mayWiden || narrows(edit, current, today))
  return { edits: narrowing, left: edits.length - narrowing.length + leftOut.length }
}

/** What would be in force if it had never been recorded, where nothing was chosen since. */
export function withoutRecord({
  content,
  current,
  changedSince,
}: Pick<PutBackFacts, 'content' | 'current' | 'changedSince'>): Choice[] {
  const stood = new Map(content.before.map((choice) => [keyText(choice), choice]))
  const keys = content.now.map(({ key }) => keyText(key)).filter((key) => !changedSince.has(key))
  return [
    ...current.filter((choice) => !keys.includes(keyText(choice))),
    ...keys.flatMap((key) => stood.get(key) ?? []),
  ]
}

function narrows(edit: Edit, current: readonly Choice[], today: LocalDate): boolean {
  return changesBetween(current, applyEdits(current, [edit]), today).every(
    ({ direction }) => direction === 'narrows',
  )
}
