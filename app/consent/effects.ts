import type { Catalogue, DataCategoryCode } from '~/catalogue/catalogue'
import {
  containedIn,
  containersOf,
  dataKeptBy,
  holderCategoriesOf,
  receiverCategoriesOf,
} from '~/catalogue/lookup'
import type { LocalDate } from '~/runtime/local-date'
import {
  isNamed,
  keyText,
  named,
  sameKey,
  uraOf,
  type Choice,
  type ChoiceKey,
  type NamedProvider,
} from './choice'
import { decide, type Decision, type Verdict } from './decide'
import { changesBetween, type Change } from './difference'
import {
  anyOf,
  asEachType,
  isAnyOf,
  treatmentQuestion,
  type PartyAs,
  type Question,
  type Side,
} from './question'

/** One provider on the citizen's own list, as the directory knows it. */
export type OwnParty = { ura: string; name: string; types: string[] }

/** What to compare. A provider that a choice names counts as own for that choice: pass it in `known`. */
export type EffectsFacts = {
  catalogue: Catalogue
  /** The catalogue in which the choices are read, before and after: sending from a review page may take over that of today. */
  reading: { before: Catalogue; after: Catalogue }
  before: readonly Choice[]
  after: readonly Choice[]
  own: readonly OwnParty[]
  known?: readonly OwnParty[]
}

/** Two own providers between whom the answer changes, for one kind of data. */
type Touched = {
  holder: OwnParty
  receiver: OwnParty
  /** The data of the choice itself come first; then what they contain or are contained in. */
  data: DataCategoryCode
  from: Decision
  to: Decision
  /** The types as which the answer changes, where it does not for every type of both. */
  as?: { holder: string; receiver: string }
}

/**
 * Why no answer between own providers changes:
 * - `no-own-provider`: nobody on the list is covered by both parts of the choice
 * - `never-permitted`: who is covered may never see anything, or has no category
 * - `narrower-choice`: for everyone covered a narrower choice decides
 * - `other-no`: it says yes, and another no of equal standing denies
 * - `same-answer`: it decides, and the answer was already so, by another choice or because no choice counts as no
 */
export type NoEffect = 'no-own-provider' | 'never-permitted' | 'narrower-choice' | 'other-no' | 'same-answer'

/** A changed choice with what it does, for the review page. */
export type Effect = Change & {
  /** Own providers whose answer changes because of this choice. Empty when `noEffect` says why. */
  touched: Touched[]
  noEffect?: NoEffect
  /** What changes for providers of the group that are not on the list; absent when nothing does, or both parts are named. */
  others?: { from: Decision; to: Decision }
}

export type Effects = {
  /** Every change, in canonical order. */
  effects: Effect[]
  /** The choices that stay as they are. */
  unchanged: Choice[]
}

/**
 * What a set of changes does to answers, computed by `decide` before and after: the same rule that care systems hear.
 * The gate is taken as open: a lock is told apart, and the choices hold when it is lifted.
 */
export function effectsOf(facts: EffectsFacts, today: LocalDate): Effects {
  const changes = changesBetween(facts.before, facts.after, today)
  const changed = new Set(changes.map((change) => keyText(change.key)))
  const compare = comparing(facts, today)
  return {
    effects: changes.map((change) => effectOf(change, { facts, compare })),
    unchanged: facts.after.filter((choice) => !changed.has(keyText(choice))),
  }
}

/** The answer to one question before and after. */
type Pair = { before: Verdict; after: Verdict }
type Compare = (question: Question) => Pair

function comparing({ catalogue, reading, before, after }: EffectsFacts, today: LocalDate): Compare {
  const [old, now] = [byParties(before), byParties(after)]
  const answer = (choices: ByParties, read: Catalogue, question: Question) =>
    decide(
      question,
      { catalogue, reading: read, choices: between(question, choices, [catalogue, read]), gate: 'open' },
      today,
    )
  return (question) => ({
    before: answer(old, reading.before, question),
    after: answer(now, reading.after, question),
  })
}

/** Choices by holder and receiver: a review page asks thousands of questions about hundreds of choices. */
type ByParties = ReadonlyMap<string, readonly Choice[]>

function byParties(choices: readonly Choice[]): ByParties {
  const index = new Map<string, Choice[]>()
  for (const choice of choices) {
    const parties = `${choice.holder} ${choice.receiver}`
    const about = index.get(parties)
    if (about) about.push(choice)
    else index.set(parties, [choice])
  }
  return index
}

/** Whatever any reading of the question could need. */
function between(
  { holder, receiver }: Question,
  choices: ByParties,
  catalogues: readonly Catalogue[],
): Choice[] {
  const receivers = spokenOf(receiver, catalogues, receiverCategoriesOf)
  return spokenOf(holder, catalogues, holderCategoriesOf).flatMap((one) =>
    receivers.flatMap((other) => choices.get(`${one} ${other}`) ?? []),
  )
}

function spokenOf(
  side: Side,
  catalogues: readonly Catalogue[],
  categoriesOf: typeof holderCategoriesOf,
): string[] {
  if (isAnyOf(side)) return [side.group]
  const categories = catalogues.flatMap((catalogue) => categoriesOf(catalogue, side.types))
  return [...new Set([named(side.ura), ...categories])]
}

type Context = { facts: EffectsFacts; compare: Compare }

function effectOf(change: Change, context: Context): Effect {
  const pairs = ownPairs(change.key, context.facts)
  const touched = pairs.flatMap((pair) => touchedBetween(pair, change.key, context))
  const others = othersChange(change.key, context)
  const noEffect = touched.length > 0 ? undefined : whyNot(change, pairs, context)
  return { ...change, touched, ...(noEffect && { noEffect }), ...(others && { others }) }
}

type OwnPair = { holder: OwnParty; receiver: OwnParty }

/** Every own holder that the key covers, with every own receiver that it covers; who is named, though not on the list. */
function ownPairs({ holder, receiver }: ChoiceKey, facts: EffectsFacts): OwnPair[] {
  const holders = covered(holder, facts, holderCategoriesOf)
  const receivers = covered(receiver, facts, receiverCategoriesOf)
  return holders.flatMap((one) =>
    receivers.filter((other) => other.ura !== one.ura).map((other) => ({ holder: one, receiver: other })),
  )
}

function covered(party: string, facts: EffectsFacts, categoriesOf: typeof holderCategoriesOf): OwnParty[] {
  if (isNamed(party)) return partyNamed(party, facts)
  return facts.own.filter(({ types }) => categoriesOf(facts.catalogue, types).includes(party))
}

function partyNamed(party: NamedProvider, { own, known = [] }: EffectsFacts): OwnParty[] {
  const ura = uraOf(party)
  const found = own.find((one) => one.ura === ura) ?? known.find((one) => one.ura === ura)
  return found ? [found] : []
}

function touchedBetween(pair: OwnPair, key: ChoiceKey, { facts, compare }: Context): Touched[] {
  const kept = dataKeptBy(facts.catalogue, holderCategoriesOf(facts.catalogue, pair.holder.types))
  return relatedTo(key.data, facts.catalogue).flatMap((data): Touched[] => {
    if (!kept.includes(data)) return []
    const answers = eachWay(pair).map((sides) => ({
      as: { holder: sides.holder.as, receiver: sides.receiver.as },
      pair: compare(treatmentQuestion(data, sides)),
    }))
    const changed = answers.filter(
      (answer) => answer.pair.before.decision !== answer.pair.after.decision && decidesIn(answer.pair, key),
    )
    const touched = changed.map((answer): Touched => ({
      ...pair,
      data,
      from: answer.pair.before.decision,
      to: answer.pair.after.decision,
      as: answer.as,
    }))
    const [first] = touched
    const isOne = first && changed.length === answers.length && touched.every(({ to }) => to === first.to)
    return isOne ? [withoutTypes(first)] : touched
  })
}

/** A pair as each type of the one with each type of the other: a question names one of each. */
function eachWay({ holder, receiver }: OwnPair): { holder: PartyAs; receiver: PartyAs }[] {
  return asEachType(holder).flatMap((one) =>
    asEachType(receiver).map((other) => ({ holder: one, receiver: other })),
  )
}

function withoutTypes({ as: _as, ...touched }: Touched): Touched {
  return touched
}

/** A choice about treatment data also answers for the results in them, and refused results hold treatment data back. */
function relatedTo(data: DataCategoryCode, catalogue: Catalogue): DataCategoryCode[] {
  return [data, ...containedIn(catalogue, data), ...containersOf(catalogue, data)]
}

function decidesIn({ before, after }: Pair, key: ChoiceKey): boolean {
  return [...before.deciding, ...after.deciding].some((choice) => sameKey(choice, key))
}

function whyNot(change: Change, pairs: OwnPair[], { compare }: Context): NoEffect {
  if (pairs.length === 0) return 'no-own-provider'
  const answers = pairs.flatMap(eachWay).map((sides) => compare(treatmentQuestion(change.key.data, sides)))
  if (answers.every(({ after }) => after.reason === 'excluded' || after.reason === 'unmapped'))
    return 'never-permitted'
  const decided = answers.filter((answer) => decidesIn(answer, change.key))
  if (decided.length === 0) return 'narrower-choice'
  const denied = decided.every(({ after }) => after.decision === 'deny')
  return change.after?.answer === 'yes' && denied ? 'other-no' : 'same-answer'
}

/** The answer for a provider of the group that has no choice of its own, before and after. */
function othersChange(key: ChoiceKey, { facts, compare }: Context): Effect['others'] {
  if (isNamed(key.holder) && isNamed(key.receiver)) return undefined
  const holder = anyone(key.holder, facts)
  const receiver = anyone(key.receiver, facts)
  const [first, ...rest] = holder
    .flatMap((one) => receiver.map((other) => ({ holder: one, receiver: other })))
    .map((sides) => compare(treatmentQuestion(key.data, sides)))
    .map(({ before, after }) => ({ from: before.decision, to: after.decision }))
    .filter(({ from, to }) => from !== to)
  return first && rest.every(({ to }) => to === first.to) ? first : undefined
}

/** Any provider of a category; or the one that is named, as each of its types, when the list has it. */
function anyone(party: string, facts: EffectsFacts): Side[] {
  if (!isNamed(party)) return [anyOf(party)]
  return partyNamed(party, facts).flatMap(asEachType)
}
