import type { Catalogue, DataCategoryCode } from '~/catalogue/catalogue'
import { containedIn, containersOf } from '~/catalogue/lookup'
import type { ClosedGate, Gate } from '~/person/gate'
import type { LocalDate } from '~/runtime/local-date'
import { answerOn, compareKeys, isNamed, named, type Choice } from './choice'
import type { Profile } from './profile'
import { isAnyOf, type Question, type Side } from './question'
import { readingsOf, type Catalogues, type Reading } from './readings'

export type Decision = 'permit' | 'deny'

/**
 * Why. `excluded`, `unmapped`, `purpose` and `same-organisation` follow from question, catalogue and directory alone.
 * All others are about the citizen: they go to the citizen only, never to askers or followers (EHDS art. 8).
 *
 * - `choices`: the deciding choices say so
 * - `no-choice`: no choice matches, and without consent the answer is deny (Wabvpz 15a)
 * - `contained`: the data contain a kind of data with a choice of its own, and that is refused
 * - `other-type`: as the type that asks it would be permitted; as another type of the organisation it is not
 * - `older-catalogue`: in the catalogue of today it would be permitted; in the one in which the choices are read it is not
 * - `excluded`: insurers, company, insurance and examination doctors never may (Wabvpz 15f)
 * - `unmapped`: the catalogue has no category for holder or receiver
 * - `purpose`: not a purpose of use that can be permitted
 * - `same-organisation`: not ours to permit; a standard may have its own "not applicable" for it
 */
export type Reason =
  | 'choices'
  | 'no-choice'
  | 'contained'
  | 'other-type'
  | 'older-catalogue'
  | 'excluded'
  | 'unmapped'
  | 'purpose'
  | 'same-organisation'
  | `gate:${ClosedGate}`

/** `deciding` are the choices that made the answer; empty when none did. */
export type Verdict = { decision: Decision; reason: Reason; deciding: Choice[] }

/**
 * `catalogue` is that of today, `reading` the one in which these choices are read: a catalogue never widens by itself.
 * `choices` in any order; as a `Profile` when many questions about the same large set follow.
 */
export type DecisionFacts = Catalogues & { choices: readonly Choice[] | Profile; gate: Gate }

/**
 * Answers a closed question. Permits only when under every reading a choice says yes and no choice of equal standing
 * says no (Wabvpz 15a; precedence after GF Toestemming, our own where that is silent).
 */
export function decide(question: Question, facts: DecisionFacts, today: LocalDate): Verdict {
  const readings = readingsOf(question, facts)
  const obstacle = neverPermitted(question, readings[0]!) ?? closedGate(facts.gate)
  if (obstacle) return denied(obstacle)
  let permits: Verdict | undefined
  for (const reading of readings) {
    const verdict = verdictUnder(reading, { question, choices: facts.choices, today })
    if (verdict.decision === 'deny') return verdict
    permits ??= verdict
  }
  return permits!
}

/** Everything that denies a question, reading by reading, for who must know on whose word it rests; the gate is taken as open. */
export function denialsOf(
  question: Question,
  { choices, ...catalogues }: Omit<DecisionFacts, 'gate'>,
  today: LocalDate,
): Verdict[] {
  return readingsOf(question, catalogues)
    .map((reading) => verdictUnder(reading, { question, choices, today }))
    .filter(({ decision }) => decision === 'deny')
}

type Deciding = { question: Question; choices: DecisionFacts['choices']; today: LocalDate }

function verdictUnder(reading: Reading, { question, choices, today }: Deciding): Verdict {
  const verdict = weighUnder(reading, { question, choices, today })
  if (verdict.decision === 'permit' || reading.because === 'named') return verdict
  return { ...verdict, reason: reading.because }
}

function weighUnder(reading: Reading, { question, choices, today }: Deciding): Verdict {
  const obstacle = neverPermitted(question, reading)
  if (obstacle) return denied(obstacle)
  const { catalogue } = reading
  const between = choicesBetween(question, reading, choices)
  const verdict = agreementFacts(matching(between, question.data, catalogue), today)
  if (verdict.decision === 'deny') return verdict

  for (const contained of containedIn(catalogue, question.data)) {
    if (!between.some((choice) => choice.data === contained)) continue
    const inner = agreementFacts(matching(between, contained, catalogue), today)
    if (inner.decision === 'deny') return { ...inner, reason: 'contained' }
  }
  return verdict
}

function denied(reason: Reason): Verdict {
  return { decision: 'deny', reason, deciding: [] }
}

/**
 * What denies whatever the citizen chose: it depends on question, catalogue and directory only. One excluded type, or an
 * excluded role, excludes the whole organisation, whichever of its types it asks as (Wabvpz 15f).
 */
function neverPermitted(
  { holder, receiver, roleCode, purpose }: Question,
  reading: Reading,
): Reason | undefined {
  const { catalogue } = reading
  if (typesOf(receiver).some((type) => catalogue.excludedTypes.includes(type))) return 'excluded'
  if (roleCode !== null && catalogue.excludedRoleCodes.includes(roleCode)) return 'excluded'
  if (reading.holder.length === 0 || reading.receiver.length === 0) return 'unmapped'
  if (!catalogue.purposes.includes(purpose)) return 'purpose'
  if (!isAnyOf(holder) && !isAnyOf(receiver) && holder.ura === receiver.ura) return 'same-organisation'
  return undefined
}

function typesOf(side: Side): readonly string[] {
  return isAnyOf(side) ? [] : [side.as, ...side.types]
}

function closedGate(gate: Gate): Reason | undefined {
  return gate === 'open' ? undefined : `gate:${gate}`
}

/** How choices may speak of the holder in question: by name, or as one of its categories. */
function holdersOf({ holder }: Question, reading: Reading): readonly string[] {
  return isAnyOf(holder) ? reading.holder : [named(holder.ura), ...reading.holder]
}

function receiversOf({ receiver }: Question, reading: Reading): readonly string[] {
  return isAnyOf(receiver) ? reading.receiver : [named(receiver.ura), ...reading.receiver]
}

/** The choices about this holder and this receiver, whatever the data. Plain loops: here is where a question spends its time. */
function choicesBetween(question: Question, reading: Reading, choices: DecisionFacts['choices']): Choice[] {
  const holders = holdersOf(question, reading)
  const receivers = receiversOf(question, reading)
  const between: Choice[] = []
  if (!isProfile(choices)) {
    for (const choice of choices)
      if (isOneOf(holders, choice.holder) && isOneOf(receivers, choice.receiver)) between.push(choice)
    return between
  }
  for (const holder of holders)
    for (const receiver of receivers) between.push(...choices.between(holder, receiver))
  return between
}

function isOneOf(parties: readonly string[], party: string): boolean {
  for (const one of parties) if (one === party) return true
  return false
}

function isProfile(choices: DecisionFacts['choices']): choices is Profile {
  return !Array.isArray(choices)
}

type Match = { choice: Choice; narrow: number }

/**
 * The choices that match a question about these data, each with the parts in which it is narrow as bits: a named holder
 * (1), the data themselves rather than what contains them (2), a named receiver (4). The categories of one organisation
 * rank equal, so the bits say all there is to compare.
 */
function matching(between: Choice[], data: DataCategoryCode, catalogue: Catalogue): Match[] {
  const containers = containersOf(catalogue, data)
  const matches: Match[] = []
  for (const choice of between) {
    if (choice.data !== data && !containers.includes(choice.data)) continue
    const narrow =
      (isNamed(choice.holder) ? 1 : 0) | (choice.data === data ? 2 : 0) | (isNamed(choice.receiver) ? 4 : 0)
    matches.push({ choice, narrow })
  }
  return matches
}

/** The matching choices without a narrower one decide; they permit when there are any and all say yes. */
function agreementFacts(matches: Match[], today: LocalDate): Verdict {
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
