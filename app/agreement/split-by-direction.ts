import { keyText, type Choice } from '~/consent/choice'
import { changesBetween, type Change } from '~/consent/difference'
import { applyEdits, type Edit } from '~/consent/draft'
import { meets, type Directory } from '~/consent/meeting'
import type { LocalDate } from '~/runtime/local-date'

/** A draft in two: what takes effect at once, and what waits for agreement. */
export type SplitByDirection = { now: Edit[]; later: Edit[] }

/**
 * What narrows takes effect at once, whoever asks it and at any age; what widens waits for the agreement of the table
 * (domain: who decides; AVG 7(3)). Some changes narrow only together with one that waits: those wait too, so that
 * what takes effect by itself never lets anybody see more.
 */
export function splitByDirection(
  before: readonly Choice[],
  edits: readonly Edit[],
  today: LocalDate,
): SplitByDirection {
  let now = editsOf(changesBetween(before, applyEdits(before, edits), today), 'narrows')
  for (;;) {
    const changes = changesBetween(before, applyEdits(before, now), today)
    const narrowing = editsOf(changes, 'narrows')
    if (narrowing.length === now.length) break
    now = narrowing
  }
  const atOnce = new Set(now.map((edit) => keyText(edit.key)))
  const all = changesBetween(before, applyEdits(before, edits), today)
  return { now, later: all.filter((change) => !atOnce.has(keyText(change.key))).map(editOf) }
}

function editsOf(changes: readonly Change[], direction: Change['direction']): Edit[] {
  return changes.filter((change) => change.direction === direction).map(editOf)
}

/** The edit that makes a change. */
export function editOf({ key, after }: Change): Edit {
  if (!after) return { key, remove: true }
  if (after.answer === 'no') return { key, set: 'no' }
  return after.until === undefined ? { key, set: 'yes' } : { key, set: 'yes', until: after.until }
}

/** What of a change is a last word about what waits: what narrows, and every no in it, also one that stood already. */
export function lastWords(before: readonly Choice[], edits: readonly Edit[], today: LocalDate): Edit[] {
  const nos = edits.filter((edit) => 'set' in edit && edit.set === 'no')
  return mergeEdits(splitByDirection(before, edits, today).now, nos)
}

/**
 * What still waits after a later change, and what does not: a no said since then about what one question of a care system
 * may also be about is the last word, and takes that part back (`meets`).
 */
export function supersededBy(
  since: readonly Edit[],
  waiting: readonly Edit[],
  directory: Directory,
): { waits: Edit[]; ends: Edit[] } {
  const isOver = (edit: Edit) => since.some((later) => meets(later.key, edit.key, directory))
  return { waits: waiting.filter((edit) => !isOver(edit)), ends: waiting.filter(isOver) }
}

/** Two proposals of one person as one: the last on a key counts. */
export function mergeEdits(earlier: readonly Edit[], later: readonly Edit[]): Edit[] {
  return [...new Map([...earlier, ...later].map((edit) => [keyText(edit.key), edit])).values()]
}

/**
 * The canonical text of what somebody is asked to agree to: the changes, and the version they would change. When either
 * is another than what was on the screen, it must be looked at anew.
 */
export function contentText(edits: readonly Edit[], version: number): string {
  const lines = edits.map((edit) => {
    if ('remove' in edit) return `${keyText(edit.key)} -`
    return `${keyText(edit.key)} ${edit.set === 'no' ? 'n' : `y${edit.until ?? ''}`}`
  })
  return [`version ${version}`, ...lines.toSorted()].join('\n')
}
