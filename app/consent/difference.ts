import type { LocalDate } from '~/runtime/local-date'
import {
  answerOn,
  compareKeys,
  isNamed,
  keyOf,
  keyText,
  type Answer,
  type Choice,
  type ChoiceKey,
} from './choice'

/** What stands at a key: an answer, a yes perhaps with its last day. */
export type AnswerAt = { answer: Answer; until?: LocalDate }

/**
 * Whether a change may turn a question from deny to permit, today or later. `narrows`: it cannot, and so takes effect at
 * once whoever makes it. `widens`: a yes, a later end, a no lifted, an exception removed where a yes would decide instead.
 */
export type Direction = 'widens' | 'narrows'

/** One key at which the choice differs; `before` or `after` is absent where there was or will be no choice. */
export type Change = { key: ChoiceKey; before?: AnswerAt; after?: AnswerAt; direction: Direction }

/** The keys at which two sets of choices differ, in canonical order. */
export function changesBetween(
  before: readonly Choice[],
  after: readonly Choice[],
  today: LocalDate,
): Change[] {
  const [old, now] = [byKey(before), byKey(after)]
  const choices = new Map([...old, ...now]).values()
  return [...choices].toSorted(compareKeys).flatMap((choice): Change[] => {
    const key = keyOf(choice)
    const [from, to] = [answerAt(old.get(keyText(key))), answerAt(now.get(keyText(key)))]
    if (from?.answer === to?.answer && from?.until === to?.until) return []
    const direction = to ? directionTo(to, from, today) : directionOfRemoval(key, after, today)
    return [{ key, ...(from && { before: from }), ...(to && { after: to }), direction }]
  })
}

/** What a whole set of changes does: it widens when one of them does. */
export function directionOf(changes: readonly Change[]): Direction {
  return changes.some((change) => change.direction === 'widens') ? 'widens' : 'narrows'
}

function byKey(choices: readonly Choice[]): Map<string, Choice> {
  return new Map(choices.map((choice) => [keyText(choice), choice]))
}

function answerAt(choice: Choice | undefined): AnswerAt | undefined {
  if (!choice) return undefined
  return choice.until === undefined
    ? { answer: choice.answer }
    : { answer: choice.answer, until: choice.until }
}

function directionTo(to: AnswerAt, from: AnswerAt | undefined, today: LocalDate): Direction {
  if (answerOn(to, today) === 'no') return 'narrows'
  if (!from || answerOn(from, today) === 'no') return 'widens'
  return lastDay(to) > lastDay(from) ? 'widens' : 'narrows'
}

/** Later than any day when the yes has no end. */
function lastDay({ until = '~' }: AnswerAt): string {
  return until
}

/** Nothing stands at the key any more: a yes that may match the same question would decide in its place. */
function directionOfRemoval(key: ChoiceKey, after: readonly Choice[], today: LocalDate): Direction {
  const remains = after.some((choice) => answerOn(choice, today) === 'yes' && mayMeet(choice, key))
  return remains ? 'widens' : 'narrows'
}

/**
 * Whether one question may ever match both keys: one organisation may come to belong to any two categories, as K3 does.
 * Wider than `meets`, which asks the directory of today: a direction must stay right when that changes.
 */
function mayMeet(one: ChoiceKey, other: ChoiceKey): boolean {
  return mayBeOne(one.holder, other.holder) && mayBeOne(one.receiver, other.receiver)
}

function mayBeOne(party: string, other: string): boolean {
  return party === other || !isNamed(party) || !isNamed(other)
}
