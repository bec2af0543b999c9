import type { Choice } from '~/consent/choice'
import { decide, type Decision, type DecisionFacts } from '~/consent/decide'
import type { Question } from '~/consent/question'
import { withoutRecord } from '~/recording/put-back'
import type { RecordedContent } from '~/recording/recorded'
import { saidOtherwise } from '~/recording/said-otherwise'
import type { LocalDate } from '~/runtime/local-date'

/** What was chosen while a record stood: what was in force, version by version, of which the first is that of the record. */
export type WhileItStood = {
  content: Pick<RecordedContent, 'now' | 'before'>
  versions: readonly (readonly Choice[])[]
}

/** The two sets of choices between which a record made the difference: what was in force last, and the same without the record. */
export function bothWays({ content, versions }: WhileItStood): { withIt: Choice[]; without: Choice[] } {
  const current = versions.at(-1) ?? []
  const changedSince = new Set(versions.slice(1).flatMap((choices) => saidOtherwise(content.now, choices)))
  return { withIt: [...current], without: withoutRecord({ content, current, changedSince }) }
}

export type Weighed = ReturnType<typeof bothWays> & Omit<DecisionFacts, 'choices'> & { answered: Decision }

/**
 * Whether a question was answered as it was because of a record: decided as it was put, by the one `decide`, with and without
 * it. `not-known`: the way it is decided now is not how it was answered then, since the directory knows one of both otherwise
 * by now; nothing is claimed of such a one.
 */
export function becauseOf(
  question: Question,
  { withIt, without, answered, ...facts }: Weighed,
  today: LocalDate,
): 'because-of-it' | 'anyway' | 'not-known' {
  const answer = (choices: Choice[]) => decide(question, { ...facts, choices }, today).decision
  if (answer(withIt) !== answered) return 'not-known'
  return answer(without) === answered ? 'anyway' : 'because-of-it'
}
