import type { DataCategoryCode, HolderCategoryCode, ReceiverCategoryCode } from '~/catalogue/catalogue'
import type { LocalDate } from '~/runtime/local-date'

/** One named care organisation, by its URA number. */
export type NamedProvider = `ura:${string}`

export type Answer = 'yes' | 'no'

/** Who has the data: a category covers every provider in it that treats the citizen, future ones too. */
export type Holder = HolderCategoryCode | NamedProvider

/** Who may consult the data. */
export type Receiver = ReceiverCategoryCode | NamedProvider

/** What a choice is about. A profile holds at most one choice per key. */
export type ChoiceKey = {
  holder: Holder
  data: DataCategoryCode
  receiver: Receiver
}

/** One answer of a citizen. `until` is the last day a yes counts; afterwards it counts as no at its own key. */
export type Choice = ChoiceKey & { answer: Answer; until?: LocalDate }

/** How a choice or a question writes the provider with this URA number. */
export function named(ura: string): NamedProvider {
  return `ura:${ura}`
}

/** Whether this is one provider, rather than a category. */
export function isNamed(party: Holder | Receiver): party is NamedProvider {
  return party.startsWith('ura:')
}

/** The URA number of a named provider. */
export function uraOf(party: NamedProvider): string {
  return party.slice('ura:'.length)
}

/** The key alone, as one text: fit for a `Map`, and for sorting as `compareKeys` does. */
export function keyText(key: ChoiceKey): string {
  return `${key.holder} ${key.data} ${key.receiver}`
}

/** The key of a choice, without its answer. */
export function keyOf({ holder, data, receiver }: ChoiceKey): ChoiceKey {
  return { holder, data, receiver }
}

export function sameKey(one: ChoiceKey, other: ChoiceKey): boolean {
  return one.holder === other.holder && one.data === other.data && one.receiver === other.receiver
}

/** Canonical order: holder, then data, then receiver, by code unit, the same on every machine and in every language. */
export function compareKeys(one: ChoiceKey, other: ChoiceKey): number {
  const [first, second] = [keyText(one), keyText(other)]
  if (first === second) return 0
  return first < second ? -1 : 1
}

/** What a choice says on a day: a yes after its last day is a no, and never falls through to a wider yes. */
export function answerOn(choice: { answer: Answer; until?: LocalDate }, today: LocalDate): Answer {
  if (choice.until !== undefined && choice.until < today) return 'no'
  return choice.answer
}
