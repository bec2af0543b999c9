import type { DataCategoryCode, HolderCategoryCode, ReceiverCategoryCode } from '~/catalogue/catalogue'

/** One named care organisation, by its URA number. */
export type NamedProvider = `ura:${string}`

/** A day in Europe/Amsterdam, `YYYY-MM-DD`. */
export type LocalDate = string

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
