import type {
  Catalogue,
  CatalogueRow,
  DataCategoryCode,
  HolderCategoryCode,
  ReceiverCategoryCode,
} from '~/catalogue/catalogue'
import {
  dataKeptBy,
  findHolder,
  holderCategoriesOf,
  isRow,
  receiverCategoriesOf,
  rowsOf,
} from '~/catalogue/lookup'
import type { Gate } from '~/person/gate'
import type { LocalDate } from '~/runtime/local-date'
import { isNamed, named, uraOf, type Choice, type ChoiceKey } from './choice'
import { decide, type DecisionFacts } from './decide'
import {
  anyOf,
  asEachType,
  isAnyOf,
  treatmentQuestion,
  type Party,
  type PartyAs,
  type Question,
  type Side,
} from './question'
import type { Catalogues } from './readings'

/** What holds for a receiver: yes, no, or no choice yet, which counts as no (Wabvpz 15a). */
export type ShownAnswer = 'yes' | 'no' | 'none'

/** One receiver of a trunk. `until` is the last day of a yes. */
type Branch = {
  receiver: ReceiverCategoryCode
  standing: ShownAnswer
  until?: LocalDate
  exceptions: Exception[]
  /** Came with a newer catalogue than the one in which the choices are read, and nothing was chosen on it. */
  isNew: boolean
}

/**
 * One receiver whose answer differs from that of its group: named by a choice, or of several types. `as` has the groups of
 * the type it asks as, where its answer differs by type.
 */
type Exception = {
  ura: string
  standing: ShownAnswer
  until?: LocalDate
  as?: readonly ReceiverCategoryCode[]
  /** The citizen chose nothing about it by itself: its other types make the difference. */
  byType?: true
}

/** Who has the data and what holds for each group of receivers: an own provider, or a whole group of holders. */
export type Trunk = {
  category: HolderCategoryCode
  provider: Party | null
  /** The groups of the type as which the provider is asked, where it has several: the answers may differ by type. */
  as?: readonly HolderCategoryCode[]
  data: DataCategoryCode
  branches: Branch[]
}

export type OverviewFacts = Catalogues & {
  choices: readonly Choice[]
  gate: Gate
  /** The citizen's own providers. */
  own: readonly Party[]
  /** The providers that choices name as receiver, as the directory knows them; own ones of several types count too. */
  receivers: readonly Party[]
}

/**
 * What is in force, per own provider and per group of holders without one, in the catalogue's order. Every answer
 * comes from `decide`, so that what a person reads is what a care system hears. A provider of several types is shown as
 * each of them.
 */
export function overviewOf(facts: OverviewFacts, today: LocalDate): { own: Trunk[]; others: Trunk[] } {
  const own = facts.own.flatMap((provider) => {
    const main = holdersAs(provider, facts.catalogue).map((holder) => trunkOf(facts, holder, today))
    return [...main, ...trunksApart(facts, { provider, main }, today)]
  })
  const seen = new Set(own.map((trunk) => trunk.category))
  const others = facts.catalogue.holders
    .filter((holder) => !seen.has(holder.code))
    .map((holder) => trunkOf(facts, { category: holder.code, side: anyOf(holder.code) }, today))
  return { own, others }
}

type Held = {
  category: HolderCategoryCode
  side: Side
  as?: readonly HolderCategoryCode[]
  data?: DataCategoryCode
}

/** A provider in each of its groups, as each type that has that group; once where two types count as the same. */
function holdersAs(provider: Party, catalogue: Catalogue): Held[] {
  const types = asEachType(provider).map((side) => ({ side, as: holderCategoriesOf(catalogue, [side.as]) }))
  const alike = [...new Map(types.map((one) => [one.as.join(' '), one])).values()]
  const isSeveral = alike.filter(({ as }) => as.length > 0).length > 1
  return alike.flatMap(({ side, as }) =>
    as.map((category): Held => ({ category, side, ...(isSeveral && { as }) })),
  )
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
  const each = holdersAs(provider, facts.catalogue)
  const once = [...new Map(each.map((held) => [held.as?.join(' ') ?? '', held])).values()]
  return apart.flatMap((data) => once.map((held) => trunkOf(facts, { ...held, data }, today)))
}

/** One trunk: what a group, or one provider of it, may share with whom. */
function trunkOf(
  facts: Omit<OverviewFacts, 'own'> & { own?: unknown },
  holder: Held,
  today: LocalDate,
): Trunk {
  const { catalogue, reading } = facts
  const data = holder.data ?? dataKeptBy(catalogue, [holder.category])[0]
  if (!data) throw new Error(`the catalogue has no data for holders ${holder.category}`)
  const { category, side, as } = holder
  const provider = isAnyOf(side) ? null : { ura: side.ura, types: side.types }
  const parties = spokenOf(side, facts)
  const about = facts.choices.filter((choice) => parties.includes(choice.holder))
  const spoken = new Set(namedReceivers(about))
  const receivers = facts.receivers.filter(({ ura, types }) => spoken.has(ura) || types.length > 1)
  const answer = (receiver: Side) =>
    shownAnswerOf({ ...facts, choices: about }, treatmentQuestion(data, { holder: side, receiver }), today)
  const branches = rowsOf(catalogue, category).map((row): Branch => {
    const group = answer(anyOf(row.receiver))
    const exceptions = receivers
      .filter(({ ura }) => ura !== provider?.ura)
      .flatMap((party) => exceptionsOf(party, { row, catalogue, answer }))
      .filter((exception) => exception.standing !== group.standing)
      .map((exception) => (spoken.has(exception.ura) ? exception : { ...exception, byType: true as const }))
    const isNew = group.standing === 'none' && isNewRow(row, reading)
    return { receiver: row.receiver, ...group, exceptions, isNew }
  })
  return { category, provider, ...(as && { as }), data, branches }
}

/** How choices may speak of a holder, in any reading. */
function spokenOf(side: Side, { catalogue, reading }: Catalogues): string[] {
  if (isAnyOf(side)) return [side.group]
  return [named(side.ura), ...[catalogue, reading].flatMap((one) => holderCategoriesOf(one, side.types))]
}

/** What holds for one receiver as each type that is of this row's group; once where that makes no difference. */
function exceptionsOf(
  party: Party,
  {
    row,
    catalogue,
    answer,
  }: { row: CatalogueRow; catalogue: Catalogue; answer: (side: PartyAs) => Omit<Exception, 'ura'> },
): Exception[] {
  const sides = asEachType(party)
    .map((side) => ({ side, as: receiverCategoriesOf(catalogue, [side.as]) }))
    .filter(({ as }) => as.includes(row.receiver))
  const answers = sides.map(({ side, as }): Exception => ({ ura: party.ura, ...answer(side), as }))
  const distinct = new Map(answers.map((one) => [`${one.standing} ${one.until}`, one]))
  const hasOthers = asEachType(party).length > sides.length
  if (distinct.size === 1 && !hasOthers) return answers.slice(0, 1).map(({ as: _as, ...one }) => one)
  return [...distinct.values()]
}

function isNewRow(row: CatalogueRow, reading: Catalogue): boolean {
  return !isRow(reading, row) || !findHolder(reading, row.holder)
}

/** What `decide` says of a question, as a person reads it. A yes that ends carries its last day. */
function shownAnswerOf(
  {
    catalogue,
    reading,
    choices,
    gate,
  }: Catalogues & Pick<OverviewFacts, 'gate'> & { choices: DecisionFacts['choices'] },
  question: Question,
  today: LocalDate,
): { standing: ShownAnswer; until?: LocalDate } {
  const { decision, reason, deciding } = decide(question, { catalogue, reading, choices, gate }, today)
  const nothingSaid = reason === 'no-choice' || (reason === 'older-catalogue' && deciding.length === 0)
  if (nothingSaid) return { standing: 'none' }
  if (decision === 'deny') return { standing: 'no' }
  const until = deciding.flatMap((choice) => choice.until ?? []).toSorted()[0]
  return { standing: 'yes', ...(until && { until }) }
}

/**
 * What holds at a key for somebody without a choice of their own: any provider of a category, or the one that is named,
 * the strictest of what holds for its types. The gate is taken as open.
 */
export function shownAnswerAt(
  { holder, data, receiver }: ChoiceKey,
  { parties, ...facts }: Catalogues & { choices: DecisionFacts['choices']; parties: readonly Party[] },
  today: LocalDate,
): { standing: ShownAnswer; until?: LocalDate } {
  const receivers = sidesAt(receiver, parties)
  const standings = sidesAt(holder, parties).flatMap((one) =>
    receivers.map((other) => {
      const question = treatmentQuestion(data, { holder: one, receiver: other })
      return shownAnswerOf({ ...facts, gate: 'open' }, question, today)
    }),
  )
  return STRICTEST_FIRST.flatMap((standing) => standings.filter((one) => one.standing === standing))[0]!
}

const STRICTEST_FIRST: ShownAnswer[] = ['no', 'none', 'yes']

function sidesAt(party: string, parties: readonly Party[]): Side[] {
  if (!isNamed(party)) return [anyOf(party)]
  const ura = uraOf(party)
  return asEachType(parties.find((one) => one.ura === ura) ?? { ura, types: [] })
}

/** The URA numbers that choices name as receiver, each once. */
export function namedReceivers(choices: readonly Choice[]): string[] {
  return [...new Set(choices.flatMap(({ receiver }) => (isNamed(receiver) ? [uraOf(receiver)] : [])))]
}
