import type { Catalogue, DataCategoryCode } from '~/catalogue/catalogue'
import { containedIn, containersOf } from '~/catalogue/lookup'
import { answerOn, compareKeys, isNamed, named, type Choice, type Holder, type LocalDate } from './choice'
import { decodeChoicesAbout, type Profile } from './profile'
import type { ClosedGate, Gate, Question } from './question'

export type Decision = 'permit' | 'deny'

/**
 * Why. `excluded`, `unmapped`, `purpose` and `same-organisation` follow from question, catalogue and directory alone.
 * All others are about the citizen: they go to the citizen only, never to askers or followers (EHDS art. 8).
 *
 * - `choices`: the deciding choices say so
 * - `no-choice`: no choice matches, and without consent the answer is deny (Wabvpz 15a)
 * - `contained`: the data contain a kind of data with a choice of its own, and that is refused
 * - `excluded`: insurers, company, insurance and examination doctors never may (Wabvpz 15f)
 * - `unmapped`: the catalogue has no category for holder or receiver
 * - `purpose`: not a purpose of use that can be permitted
 * - `same-organisation`: not ours to permit; a standard may have its own "not applicable" for it
 */
export type Reason =
  | 'choices'
  | 'no-choice'
  | 'contained'
  | 'excluded'
  | 'unmapped'
  | 'purpose'
  | 'same-organisation'
  | `gate:${ClosedGate}`

/** `deciding` are the choices that made the answer; empty when none did. */
export type Verdict = { decision: Decision; reason: Reason; deciding: Choice[] }

/** `choices` in any order; as a `Profile` when many questions about the same large set follow. */
export type DecisionFacts = { catalogue: Catalogue; choices: readonly Choice[] | Profile; gate: Gate }

/**
 * Answers a closed question. Permits only when a choice says yes and no choice of equal standing says no
 * (Wabvpz 15a; precedence after GF Toestemming, our own where that is silent).
 */
export function decide(question: Question, facts: DecisionFacts, today: LocalDate): Verdict {
  const obstacle = neverPermitted(question, facts.catalogue) ?? closedGate(facts.gate)
  if (obstacle) return { decision: 'deny', reason: obstacle, deciding: [] }

  const between = choicesBetween(question, facts.choices)
  const verdict = weigh(matching(between, question.data, facts.catalogue), today)
  if (verdict.decision === 'deny') return verdict

  for (const contained of containedIn(facts.catalogue, question.data)) {
    if (!between.some((choice) => choice.data === contained)) continue
    const inner = weigh(matching(between, contained, facts.catalogue), today)
    if (inner.decision === 'deny') return { ...inner, reason: 'contained' }
  }
  return verdict
}

/** The same answer, straight from the canonical text of a profile: reads only the lines about this holder. */
export function decideStored(
  question: Question,
  { text, ...facts }: { catalogue: Catalogue; text: string; gate: Gate },
  today: LocalDate,
): Verdict {
  return decide(question, { ...facts, choices: decodeChoicesAbout(text, holdersOf(question)) }, today)
}

/** What denies whatever the citizen chose: it depends on question, catalogue and directory only. */
function neverPermitted({ holder, receiver, purpose }: Question, catalogue: Catalogue): Reason | undefined {
  if (receiver.types.some((type) => catalogue.excludedTypes.includes(type))) return 'excluded'
  if (receiver.roleCode && catalogue.excludedRoleCodes.includes(receiver.roleCode)) return 'excluded'
  if (holder.categories.length === 0 || receiver.categories.length === 0) return 'unmapped'
  if (!catalogue.purposes.includes(purpose)) return 'purpose'
  if (holder.ura === receiver.ura) return 'same-organisation'
  return undefined
}

function closedGate(gate: Gate): Reason | undefined {
  return gate === 'open' ? undefined : `gate:${gate}`
}

/** How choices may speak of the holder in question: by name, or as one of its categories. */
function holdersOf({ holder }: Question): Holder[] {
  return [named(holder.ura), ...holder.categories]
}

/** The choices about this holder and this receiver, whatever the data. Plain loops: here is where a question spends its time. */
function choicesBetween(question: Question, choices: readonly Choice[] | Profile): Choice[] {
  const holders = holdersOf(question)
  const receivers = [named(question.receiver.ura), ...question.receiver.categories]
  const between: Choice[] = []
  if (!isProfile(choices)) {
    for (const choice of choices)
      if (isOneOf(holders, choice.holder) && isOneOf(receivers, choice.receiver)) between.push(choice)
    return between
  }
  for (const holder of holders)
    for (const choice of choices.get(holder) ?? [])
      if (isOneOf(receivers, choice.receiver)) between.push(choice)
  return between
}

function isOneOf(parties: readonly string[], party: string): boolean {
  for (const one of parties) if (one === party) return true
  return false
}

function isProfile(choices: readonly Choice[] | Profile): choices is Profile {
  return choices instanceof Map
}

type Match = { choice: Choice; narrow: number }

/**
 * The choices that match a question about these data, each with the parts in which it is narrow as bits: a named holder
 * (1), the data themselves rather than what contains them (2), a named receiver (4). The categories of one organisation
 * rank equal, so the bits say all there is to compare.
 */
function matching(between: Choice[], data: DataCategoryCode, catalogue: Catalogue): Match[] {
  const containers = containersOf(catalogue, data)
  return between
    .filter((choice) => choice.data === data || containers.includes(choice.data))
    .map((choice) => ({
      choice,
      narrow:
        (isNamed(choice.holder) ? 1 : 0) |
        (choice.data === data ? 2 : 0) |
        (isNamed(choice.receiver) ? 4 : 0),
    }))
}

/** The matching choices without a narrower one decide; they permit when there are any and all say yes. */
function weigh(matches: Match[], today: LocalDate): Verdict {
  const deciding = matches.filter((match) => !matches.some((other) => isNarrower(other, match)))
  const choices = deciding.map((match) => match.choice).sort(compareKeys)
  if (choices.length === 0) return { decision: 'deny', reason: 'no-choice', deciding: [] }
  const permits = choices.every((choice) => answerOn(choice, today) === 'yes')
  return { decision: permits ? 'permit' : 'deny', reason: 'choices', deciding: choices }
}

/** At least as narrow in all three parts, and narrower in one. */
function isNarrower(one: Match, other: Match): boolean {
  return one.narrow !== other.narrow && (one.narrow & other.narrow) === other.narrow
}
