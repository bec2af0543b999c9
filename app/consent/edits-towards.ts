import type { Catalogue } from '~/catalogue/catalogue'
import type { LocalDate } from '~/runtime/local-date'
import { answerOn, type Choice, type ChoiceKey } from './choice'
import { changesBetween } from './difference'
import type { Edit } from './draft'
import { mayBeChosen } from './profile'

/** What turns one set of choices into another, as far as that still can be. */
export type Way = {
  edits: Edit[]
  /** Wanted choices that the catalogue offers no more: they stay as they are now. */
  leftOut: ChoiceKey[]
  /** Wanted yeses whose last day is over: they come back as the no they count as. */
  ended: ChoiceKey[]
}

/**
 * The edits with which what is in force becomes what is wanted: for undo and restore. Every choice that is wanted and
 * not there is set, every choice that is there and not wanted goes. What cannot be chosen any more is left out and
 * named; a yes that has ended is set to no, since it counts as one.
 */
export function editsTowards(
  {
    current,
    wanted,
    catalogue,
  }: { current: readonly Choice[]; wanted: readonly Choice[]; catalogue: Catalogue },
  today: LocalDate,
): Way {
  const way: Way = { edits: [], leftOut: [], ended: [] }
  for (const { key, before, after } of changesBetween(current, wanted, today)) {
    if (!after) way.edits.push({ key, remove: true })
    else if (!mayBeChosen(key, catalogue)) way.leftOut.push(key)
    else if (after.answer === 'yes' && answerOn(after, today) === 'no') {
      way.ended.push(key)
      if (before?.answer !== 'no') way.edits.push({ key, set: 'no' })
    } else if (after.answer === 'no') way.edits.push({ key, set: 'no' })
    else
      way.edits.push(
        after.until === undefined ? { key, set: 'yes' } : { key, set: 'yes', until: after.until },
      )
  }
  return way
}
