import type { Catalogue } from '~/catalogue/catalogue'
import { isNamed, keyText, uraOf, type Choice, type LocalDate } from '~/consent/choice'
import { decide } from '~/consent/decide'
import { profileOf } from '~/consent/profile'
import { treatmentQuestion, type Party, type Question } from '~/consent/question'

export type LiftFacts = {
  catalogue: Catalogue
  before: readonly Choice[]
  after: readonly Choice[]
  /** What is in force, where `before` is worked out otherwise: what it permits already is not lifted. */
  now?: readonly Choice[]
  /** What the directory knows of the providers that choices name; one it does not know may be of any type. */
  named: readonly Party[]
}

/**
 * The no's on which a denial rests that would become a permission: a widening against these needs whoever said them
 * (domain: two parents). Worked out with `decide` itself, over every kind of provider the catalogue knows and every
 * provider named; the gate is taken as open, since it says nothing of the choices.
 */
export function liftedNos(facts: LiftFacts, today: LocalDate): Choice[] {
  const lifted = new Map<string, Choice>()
  const { catalogue } = facts
  const [before, after] = [profileOf(facts.before), profileOf(facts.after)]
  const now = facts.now && profileOf(facts.now)
  const answer = (question: Question, choices: typeof before) =>
    decide(question, { catalogue, choices, gate: 'open' }, today)
  for (const question of questionsOf(facts)) {
    if (answer(question, after).decision === 'deny') continue
    if (now && answer(question, now).decision === 'permit') continue
    const was = answer(question, before)
    if (was.decision === 'permit') continue
    for (const choice of was.deciding) if (choice.answer === 'no') lifted.set(keyText(choice), choice)
  }
  return [...lifted.values()]
}

/** Whether anybody could see more than before; for checking that what takes effect at once never does that. */
export function turnsAnyDenial(facts: LiftFacts, today: LocalDate): boolean {
  const [before, after] = [profileOf(facts.before), profileOf(facts.after)]
  const permits = (question: Question, choices: typeof before) =>
    decide(question, { catalogue: facts.catalogue, choices, gate: 'open' }, today).decision === 'permit'
  return questionsOf(facts).some((question) => permits(question, after) && !permits(question, before))
}

/** One question for each way in which providers can differ: a question is put by one type, so one type is enough. */
function questionsOf(facts: LiftFacts): Question[] {
  const { catalogue } = facts
  const holders = partiesOf(facts, 'holder', Object.keys(catalogue.holderCategoriesOfType))
  const receivers = partiesOf(facts, 'receiver', Object.keys(catalogue.receiverCategoryOfType))
  return holders.flatMap((holder) =>
    receivers
      .filter((receiver) => receiver.ura !== holder.ura)
      .flatMap((receiver) =>
        catalogue.data.map(({ code }) => treatmentQuestion(catalogue, code, { holder, receiver })),
      ),
  )
}

function partiesOf(
  { before, after, named, catalogue }: LiftFacts,
  side: 'holder' | 'receiver',
  types: string[],
) {
  const map = side === 'holder' ? catalogue.holderCategoriesOfType : catalogue.receiverCategoryOfType
  const distinct = [...new Map(types.map((type) => [map[type]!.join(' '), type])).values()]
  const mentioned = [...before, ...after]
    .map((choice) => choice[side])
    .filter(isNamed)
    .map(uraOf)
  const known = new Map(named.map((party) => [party.ura, party.types]))
  return [
    ...distinct.map((type): Party => ({ ura: `any-${side}`, types: [type] })),
    ...[...new Set(mentioned)].flatMap((ura) =>
      (known.get(ura) ?? distinct).map((type): Party => ({ ura, types: [type] })),
    ),
  ]
}
