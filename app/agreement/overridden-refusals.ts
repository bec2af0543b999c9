import type { Catalogue } from '~/catalogue/catalogue'
import { holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { isNamed, keyText, uraOf, type Choice } from '~/consent/choice'
import { decide, denialsOf } from '~/consent/decide'
import { profileOf, type Profile } from '~/consent/profile'
import { asEachType, treatmentQuestion, type Party, type PartyAs, type Question } from '~/consent/question'
import type { LocalDate } from '~/runtime/local-date'

export type OverrideFacts = {
  catalogue: Catalogue
  /** The catalogue in which the choices are read, before and after. */
  reading: { before: Catalogue; after: Catalogue }
  before: readonly Choice[]
  after: readonly Choice[]
  /** What is in force, where `before` is worked out otherwise: what it permits already is not lifted. */
  now?: readonly Choice[]
  /** The no's in `before` that matter, where not all do: no question is asked that none of them is about. */
  only?: readonly Choice[]
  /** What the directory knows of the providers that choices name; one it does not know may be of any type. */
  named: readonly Party[]
}

/**
 * The no's on which a denial rests that would become a permission: a widening against these needs whoever said them
 * (domain: two parents). Worked out with `decide` itself, over every kind of provider the catalogue knows, those of two
 * types at once, and every provider named; the gate is taken as open, since it says nothing of the choices.
 */
export function overriddenChoices(facts: OverrideFacts, today: LocalDate): Choice[] {
  return overriddenRefusals(facts, today).map(({ choice }) => choice)
}

/** A no that would be lifted, and whether only for a provider of two types at once, of whom nobody may ever have heard. */
export type OverriddenRefusal = { choice: Choice; beside: boolean }

/** The same, each with whether it is about what is asked itself, or about another group that a provider may be of as well. */
export function overriddenRefusals(facts: OverrideFacts, today: LocalDate): OverriddenRefusal[] {
  const found = new Map<string, OverriddenRefusal>()
  const ask = asking(facts, today)
  const isAsked = changing(facts)
  for (const { question, beside } of questionsOf(facts, ask)) {
    if (!ask.isPermitted(question, 'after') || ask.isPermitted(question, 'now')) continue
    for (const { deciding } of ask.denialsBefore(question))
      for (const choice of deciding) {
        const before = found.get(keyText(choice))
        if (choice.answer === 'no')
          found.set(keyText(choice), {
            choice,
            beside: beside && before?.beside !== false && !isAsked(choice),
          })
      }
  }
  return [...found.values()]
}

/** Whether what is in force at the key of a choice becomes something else. */
function changing({ before, after, now = before }: OverrideFacts) {
  const stands = new Map(now.map((choice) => [keyText(choice), lineOf(choice)]))
  const says = new Set(after.map(lineOf))
  return (choice: Choice) => {
    const line = stands.get(keyText(choice))
    return line !== undefined && !says.has(line)
  }
}

/** Whether anybody could see more than before; for checking that what takes effect at once never does that. */
export function turnsAnyDenial(facts: OverrideFacts, today: LocalDate): boolean {
  const ask = asking(facts, today)
  for (const { question } of questionsOf(facts, ask))
    if (ask.isPermitted(question, 'after') && !ask.isPermitted(question, 'before')) return true
  return false
}

type Asking = ReturnType<typeof asking>

function asking({ catalogue, reading, ...facts }: OverrideFacts, today: LocalDate) {
  const [before, after] = [profileOf(facts.before), profileOf(facts.after)]
  const choices = { before, after, now: facts.now ? profileOf(facts.now) : before }
  const readings = { ...reading, now: reading.before }
  const factsOf = (
    when: keyof typeof choices,
  ): { catalogue: Catalogue; reading: Catalogue; choices: Profile } => ({
    catalogue,
    reading: readings[when],
    choices: choices[when],
  })
  return {
    isPermitted: (question: Question, when: keyof typeof choices) =>
      decide(question, { ...factsOf(when), gate: 'open' }, today).decision === 'permit',
    denialsBefore: (question: Question) => denialsOf(question, factsOf('before'), today),
  }
}

/**
 * One question for each way in which providers can differ. A question rests on the type that asks and one other at a time
 * (`readingsOf`), so that two types are enough. One that no changed choice is about keeps its answer, and one that is not
 * permitted afterwards to who has no other type is not permitted to who has one either: neither is asked.
 */
function* questionsOf(facts: OverrideFacts, ask: Asking): Generator<{ question: Question; beside: boolean }> {
  const [holders, receivers] = [partiesOf(facts, 'holder'), partiesOf(facts, 'receiver')]
  const isTouched = touching(facts)
  const mayBePermitted = permittedAlone(ask)
  for (const holder of holders)
    for (const receiver of receivers)
      if (holder.party.ura !== receiver.party.ura && isTouched(holder.spoken, receiver.spoken))
        for (const { code } of facts.catalogue.data) {
          const parties = { holder: holder.party, receiver: receiver.party }
          const beside = holder.supposed || receiver.supposed
          if (mayBePermitted(code, parties)) yield { question: treatmentQuestion(code, parties), beside }
        }
}

/** Whether it is permitted afterwards between two who have no type but the one they ask as; each asked once. */
function permittedAlone({ isPermitted }: Asking) {
  const answers = new Map<string, boolean>()
  return (data: string, { holder, receiver }: { holder: PartyAs; receiver: PartyAs }) => {
    const key = [data, holder.ura, holder.as, receiver.ura, receiver.as].join(' ')
    const known = answers.get(key)
    if (known !== undefined) return known
    const parties = { holder: alone(holder), receiver: alone(receiver) }
    const answer = isPermitted(treatmentQuestion(data, parties), 'after')
    answers.set(key, answer)
    return answer
  }
}

function alone({ ura, as }: PartyAs): PartyAs {
  return { ura, types: [as], as }
}

/** Whether something that matters is about two parties: a choice that differs, and one of `only` where those are given. */
function touching(facts: OverrideFacts) {
  const isChanged = differing(facts)
  const { only } = facts
  if (!only) return isChanged
  return (holders: readonly string[], receivers: readonly string[]) =>
    isAbout(only, holders, receivers) && isChanged(holders, receivers)
}

function isAbout(choices: readonly Choice[], holders: readonly string[], receivers: readonly string[]) {
  return choices.some(({ holder, receiver }) => holders.includes(holder) && receivers.includes(receiver))
}

/** Whether a choice that differs is about two parties; a catalogue that is taken over may be about any. */
function differing({ before, after, now = before, reading }: OverrideFacts) {
  if (reading.before.version !== reading.after.version) return () => true
  const said = new Set(now.map(lineOf))
  const says = new Set(after.map(lineOf))
  const changed = [
    ...now.filter((choice) => !says.has(lineOf(choice))),
    ...after.filter((choice) => !said.has(lineOf(choice))),
  ]
  return (holders: readonly string[], receivers: readonly string[]) => isAbout(changed, holders, receivers)
}

function lineOf(choice: Choice): string {
  return `${keyText(choice)} ${choice.answer} ${choice.until}`
}

/** A party, how choices may speak of it, and whether its second type is only supposed. */
type Spoken = { party: PartyAs; spoken: string[]; supposed: boolean }

function partiesOf(facts: OverrideFacts, side: 'holder' | 'receiver'): Spoken[] {
  const { before, after, now = [], named, catalogue } = facts
  const categoriesOf = side === 'holder' ? holderCategoriesOf : receiverCategoriesOf
  const map = side === 'holder' ? catalogue.holderCategoriesOfType : catalogue.receiverCategoryOfType
  const counted = (types: string[]) =>
    [catalogue, facts.reading.before, facts.reading.after].flatMap((one) => categoriesOf(one, types))
  const distinct = [
    ...new Map(Object.keys(map).map((type) => [counted([type]).join(' '), type] as const)).values(),
  ]
  const choices = [...before, ...after, ...now]
  // Beside the type that asks, another matters only where something says no to it.
  const refused = new Set(
    choices.filter(({ answer, until }) => answer === 'no' || until).map((choice) => choice[side]),
  )
  const others = distinct.filter((type) => counted([type]).some((category) => refused.has(category)))
  const anybody = (ura: string) => [
    ...distinct.map((as): PartyAs => ({ ura, types: [as], as })),
    ...distinct.flatMap((as) =>
      others.filter((other) => other !== as).map((other): PartyAs => ({ ura, types: [as, other], as })),
    ),
  ]
  const known = new Map(named.map((party) => [party.ura, party.types]))
  const mentioned = [...new Set(choices.map((choice) => choice[side]).filter(isNamed))].map(uraOf)
  const parties = [
    ...anybody(`any-${side}`),
    ...mentioned.flatMap((ura) => {
      const types = known.get(ura)
      return types ? asEachType({ ura, types }) : anybody(ura)
    }),
  ]
  return parties.map((party) => ({
    party,
    spoken: [`ura:${party.ura}`, ...counted(party.types)],
    supposed: party.types.length > 1 && !known.has(party.ura),
  }))
}
