import type { TypedAnswer } from '~/consent/answers'
import { typedDay } from '~/runtime/typed-day'
import { useCameFrom } from '../../use-came-from'
import { isOnlyThis } from './questionnaire-next'

/** Whether the page was opened to change one thing: then it leads on to the review page, not to the next group. */
export function useIsOnlyThis(): boolean {
  return isOnlyThis(useCameFrom())
}

/** What a field starts with: what was typed when the form came back, else what stands there. */
export function startOf(
  said: { answer: string | null; until: string | null },
  typed: TypedAnswer | undefined,
): { answer: 'yes' | 'no' | undefined; until: string } {
  const answer = typed?.answer ?? said.answer
  return {
    answer: answer === 'yes' || answer === 'no' ? answer : undefined,
    until: typed?.until ?? (said.until ? typedDay(said.until) : ''),
  }
}
