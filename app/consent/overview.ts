import type {
  Catalogue,
  DataCategoryCode,
  HolderCategoryCode,
  ReceiverCategoryCode,
} from '~/catalogue/catalogue'
import { dataKeptBy, holderCategoriesOf, receiverCategoriesOf, rowsOf } from '~/catalogue/lookup'
import { isNamed, uraOf, type Choice, type LocalDate } from './choice'
import { decide } from './decide'
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
    return categories.map((category) => trunkOf(facts, { category, provider }, today))
  })
  const seen = new Set(own.map((trunk) => trunk.category))
  const others = facts.catalogue.holders
    .filter((holder) => !seen.has(holder.code))
    .map((holder) => trunkOf(facts, { category: holder.code, provider: null }, today))
  return { own, others }
}

/** One trunk: what a group, or one provider of it, may share with whom. */
export function trunkOf(
  facts: Omit<OverviewFacts, 'own'>,
  holder: { category: HolderCategoryCode; provider: Party | null },
  today: LocalDate,
): Trunk {
  const data = dataKeptBy(facts.catalogue, [holder.category])[0]
  if (!data) throw new Error(`the catalogue has no data for holders ${holder.category}`)
  const answer = (receiver: Question['receiver']) => standingOf(facts, { holder, data, receiver }, today)
  const branches = rowsOf(facts.catalogue, holder.category).map((row): Branch => {
    const group = answer({ ura: ANY_RECEIVER, categories: [row.receiver], types: [] })
    const exceptions = facts.receivers
      .filter((party) => receiverCategoriesOf(facts.catalogue, party.types).includes(row.receiver))
      .map(({ ura, types }) => ({ ura, ...answer({ ura, categories: [row.receiver], types }) }))
      .filter((exception) => exception.standing !== group.standing)
    return { receiver: row.receiver, ...group, exceptions }
  })
  return { ...holder, data, branches }
}

function standingOf(
  facts: Omit<OverviewFacts, 'own'>,
  asked: {
    holder: { category: HolderCategoryCode; provider: Party | null }
    data: DataCategoryCode
    receiver: Question['receiver']
  },
  today: LocalDate,
): { standing: Standing; until?: LocalDate } {
  const { category, provider } = asked.holder
  const question: Question = {
    holder: {
      ura: provider?.ura ?? ANY_HOLDER,
      categories: provider ? holderCategoriesOf(facts.catalogue, provider.types) : [category],
    },
    data: asked.data,
    receiver: asked.receiver,
    purpose: 'TREAT',
  }
  const { decision, reason, deciding } = decide(question, facts, today)
  if (reason === 'no-choice') return { standing: 'none' }
  if (decision === 'deny') return { standing: 'no' }
  const until = deciding.flatMap((choice) => choice.until ?? []).toSorted()[0]
  return { standing: 'yes', ...(until && { until }) }
}

/** The URA numbers that choices name as receiver, each once. */
export function namedReceivers(choices: readonly Choice[]): string[] {
  return [...new Set(choices.flatMap(({ receiver }) => (isNamed(receiver) ? [uraOf(receiver)] : [])))]
}
