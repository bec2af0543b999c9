import { answerOn, keyText, type Choice } from '~/consent/choice'
import type { Edit } from '~/consent/draft'
import type { Gate } from '~/person/gate'
import type { LocalDate } from '~/runtime/local-date'

/**
 * How what everybody agreed to stands now: all of it, some, or none, since somebody changed it later; `closed` while the
 * gate is, so that every answer is no whatever was chosen.
 */
export type StandsNow = 'all' | 'some' | 'none' | 'closed'

export function standsNow(
  agreed: { edits: readonly Edit[]; liftsLock: boolean },
  { choices, gate }: { choices: readonly Choice[]; gate: Gate },
  today: LocalDate,
): StandsNow {
  if (agreed.liftsLock) return gate === 'locked' ? 'none' : 'all'
  if (gate !== 'open') return 'closed'
  const current = new Map(choices.map((choice) => [keyText(choice), choice]))
  const still = agreed.edits.filter((edit) => {
    const choice = current.get(keyText(edit.key))
    if ('remove' in edit) return choice === undefined
    return choice !== undefined && answerOn(choice, today) === edit.set
  })
  if (still.length === agreed.edits.length) return 'all'
  return still.length === 0 ? 'none' : 'some'
}
