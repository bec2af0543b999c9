import type {
  Catalogue,
  DataCategoryCode,
  HolderCategoryCode,
  ReceiverCategoryCode,
} from '~/catalogue/catalogue'
import { dataKeptBy, holderCategoriesOf, receiverCategoriesOf, rowsOf } from '~/catalogue/lookup'
import { isNamed, named, uraOf, type Choice, type ChoiceKey, type LocalDate } from './choice'
import { decide, type DecisionFacts } from './decide'
import type { Gate, Party, Question } from './question'

/** What holds for a receiver: yes, no, or no choice yet, which counts as no (Wabvpz 15a). */
export type Standing = 'yes' | 'no' | 'none'

/** One receiver of a trunk. `until` is the last day of a yes. */
export type Branch = {
  receiver: ReceiverCategoryCode
  standing: Standing
  until?: LocalDate
  exceptions: Exception[]
}

/** One named receiver whose answer differs from that of its group. */
export type Exception = { ura: string; standing: Standing; until?: LocalDate }

/** Who has the data and what holds for each group of receivers: an own provider, or a whole group of holders. */
export type Trunk = {
  category: HolderCategoryCode
  provider: Party | null
  data: DataCategoryCode
  branches: Branch[]
}

export type OverviewFacts = {
  catalogue: Catalogue
  choices: readonly Choice[]
  gate: Gate
  /** The citizen's own providers. */
  own: readonly Party[]
  /** The providers that choices name as receiver, as the directory knows them. */
  receivers: readonly Party[]
}

/** Stands for any provider of a group that has no choice of its own. */
const ANY_HOLDER = 'any-holder'
const ANY_RECEIVER = 'any-receiver'

/**
 * What is in force, per own provider and per group of holders without one, in the catalogue's order. Every answer
 * comes from `decide`, so that what a person reads is what a care system hears.
 */
export function overviewOf(facts: OverviewFacts, today: LocalDate): { own: Trunk[]; others: Trunk[] } {
  const own = facts.own.flatMap((provider) => {
    const categories = holderCategoriesOf(facts.catalogue, provider.types)
    const main = categories.map((category) => trunkOf(facts, { category, provider }, today))
    return [...main, ...trunksApart(facts, { provider, main }, today)]
  })
  const seen = new Set(own.map((trunk) => trunk.category))
  const others = facts.catalogue.holders
    .filter((holder) => !seen.has(holder.code))
    .map((holder) => trunkOf(facts, { category: holder.code, provider: null }, today))
  return { own, others }
}

/** Data inside the main ones about which this provider has a choice of its own: they may differ from the rest. */
function trunksApart(
  facts: OverviewFacts,
  { provider, main }: { provider: Party; main: Trunk[] },
  today: LocalDate,
): Trunk[] {
  const shown = main.map((trunk) => trunk.data)
  const about = facts.choices.filter((choice) => choice.holder === named(provider.ura))
  const apart = [...new Set(about.map((choice) => choice.data))].filter((data) => !shown.includes(data))
  const [first] = main
  if (!first) return []
  return apart.map((data) => trunkOf(facts, { category: first.category, provider, data }, today))
}

/** One trunk: what a group, or one provider of it, may share with whom. */
function trunkOf(
  facts: Omit<OverviewFacts, 'own'>,
  holder: { category: HolderCategoryCode; provider: Party | null; data?: DataCategoryCode },
  today: LocalDate,
): Trunk {
  const data = holder.data ?? dataKeptBy(facts.catalogue, [holder.category])[0]
  if (!data) throw new Error(`the catalogue has no data for holders ${holder.category}`)
  const { category, provider } = holder
  const asHolder = {
    ura: provider?.ura ?? ANY_HOLDER,
    categories: provider ? holderCategoriesOf(facts.catalogue, provider.types) : [category],
  }
  const parties: string[] = [...asHolder.categories, named(asHolder.ura)]
  const about = facts.choices.filter((choice) => parties.includes(choice.holder))
  const spoken = new Set(namedReceivers(about))
  const receivers = facts.receivers.filter(({ ura }) => spoken.has(ura))
  const answer = (receiver: Question['receiver']) =>
    standingOf({ ...facts, choices: about }, { holder: asHolder, data, receiver }, today)
  const branches = rowsOf(facts.catalogue, category).map((row): Branch => {
    const group = answer({ ura: ANY_RECEIVER, categories: [row.receiver], types: [] })
    const exceptions = receivers
      .filter((party) => receiverCategoriesOf(facts.catalogue, party.types).includes(row.receiver))
      .map(({ ura, types }) => ({ ura, ...answer({ ura, categories: [row.receiver], types }) }))
      .filter((exception) => exception.standing !== group.standing)
    return { receiver: row.receiver, ...group, exceptions }
  })
  return { category, provider, data, branches }
}

/** What `decide` says of a question, as a person reads it. A yes that ends carries its last day. */
function standingOf(
  {
    catalogue,
    choices,
    gate,
  }: Pick<OverviewFacts, 'catalogue' | 'gate'> & { choices: DecisionFacts['choices'] },
  asked: Omit<Question, 'purpose'>,
  today: LocalDate,
): { standing: Standing; until?: LocalDate } {
  const question: Question = { ...asked, purpose: 'TREAT' }
  const { decision, reason, deciding } = decide(question, { catalogue, choices, gate }, today)
  if (reason === 'no-choice') return { standing: 'none' }
  if (decision === 'deny') return { standing: 'no' }
  const until = deciding.flatMap((choice) => choice.until ?? []).toSorted()[0]
  return { standing: 'yes', ...(until && { until }) }
}

/**
 * What holds at a key for somebody without a choice of their own: any provider of a category, or the one that is
 * named. The gate is taken as open.
 */
export function standingAt(
  { holder, data, receiver }: ChoiceKey,
  {
    catalogue,
    choices,
    parties,
  }: { catalogue: Catalogue; choices: DecisionFacts['choices']; parties: readonly Party[] },
  today: LocalDate,
): { standing: Standing; until?: LocalDate } {
  const typesOf = (party: string) =>
    isNamed(party) ? (parties.find(({ ura }) => ura === uraOf(party))?.types ?? []) : []
  const asked = {
    holder: isNamed(holder)
      ? { ura: uraOf(holder), categories: holderCategoriesOf(catalogue, typesOf(holder)) }
      : { ura: ANY_HOLDER, categories: [holder] },
    data,
    receiver: isNamed(receiver)
      ? {
          ura: uraOf(receiver),
          categories: receiverCategoriesOf(catalogue, typesOf(receiver)),
          types: typesOf(receiver),
        }
      : { ura: ANY_RECEIVER, categories: [receiver], types: [] },
  }
  return standingOf({ catalogue, choices, gate: 'open' }, asked, today)
}

/** The URA numbers that choices name as receiver, each once. */
export function namedReceivers(choices: readonly Choice[]): string[] {
  return [...new Set(choices.flatMap(({ receiver }) => (isNamed(receiver) ? [uraOf(receiver)] : [])))]
}
