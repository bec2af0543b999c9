import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { sameKey, type Choice, type LocalDate } from '~/consent/choice'
import { decide, decideStored, type DecisionFacts, type Verdict } from '~/consent/decide'
import { encodeChoices, profileOf } from '~/consent/profile'
import type { Question } from '~/consent/question'
import { anyCase, casesOf, catalogue, lattices, type Case } from './cases'
import { judge } from './reference'

type Facts = DecisionFacts & { choices: readonly Choice[] }
type Decide = (question: Question, facts: Facts, today: LocalDate) => Verdict

const ways: Record<string, Decide> = {
  'a list': decide,
  'a profile': (question, facts, today) =>
    decide(question, { ...facts, choices: profileOf(facts.choices) }, today),
  'the stored text': (question, { choices, ...facts }, today) =>
    decideStored(question, { ...facts, text: encodeChoices(choices) }, today),
}

describe('decide agrees with the reference', () => {
  it.each(Object.entries(lattices))(
    'on every profile over %s',
    (_name, lattice) => {
      expect(firstDisagreement(decide, casesOf(lattice))).toBeUndefined()
    },
    180_000,
  )

  it.each(Object.entries(ways))(
    'on random profiles, gates, purposes, types and roles, from %s',
    (_way, evaluate) => {
      fc.assert(
        fc.property(anyCase, (example) => {
          expect(disagreement(evaluate, example)).toBeUndefined()
        }),
        { numRuns: 6_000 },
      )
    },
    180_000,
  )

  it('on nothing left out: 46,666 profiles over 12 keys', () => {
    const smallest = lattices['one category on either side, with ended answers, up to four choices']!
    const profiles = new Set([...casesOf(smallest)].map((example) => JSON.stringify(example.choices)))
    // The sum over n = 0 … 4 of (12 over n) × 3ⁿ.
    expect(profiles.size).toBe(46_666)
  })

  it('on random profiles of which many permit and many deny', () => {
    const permits = fc
      .sample(anyCase, { numRuns: 2_000, seed: 1 })
      .filter((example) => verdict(decide, example).decision === 'permit')
    expect(permits.length).toBeGreaterThan(200)
    expect(permits.length).toBeLessThan(1_800)
  })
})

/** Evaluators with one fault each: were one of them the product, the comparison above would have failed. */
describe('the comparison catches an evaluator that', () => {
  it.each(Object.entries(faultyOnChoices()))('%s, on the lattice', (_fault, faulty) => {
    const found = Object.values(lattices).some((lattice) => firstDisagreement(faulty, casesOf(lattice)))
    expect(found).toBe(true)
  })

  it.each(Object.entries({ ...faultyOnChoices(), ...faultyElsewhere() }))(
    '%s, at random',
    (_fault, faulty) => {
      const property = fc.property(anyCase, (example) => disagreement(faulty, example) === undefined)
      expect(fc.check(property, { numRuns: 20_000, seed: 1, endOnFailure: true }).failed).toBe(true)
    },
  )
})

function firstDisagreement(evaluate: Decide, cases: Iterable<Case>) {
  for (const example of cases) {
    const found = disagreement(evaluate, example)
    if (found) return { ...found, example }
  }
  return undefined
}

/** What both sides say, where they do not say the same. */
function disagreement(evaluate: Decide, example: Case) {
  const product = verdict(evaluate, example)
  const reference = judge(example.asked, { ...example, catalogue })
  const agree =
    (product.decision === 'permit') === reference.permit &&
    reference.deciding.some((set) => isSameSet(set, product.deciding))
  return agree ? undefined : { product, reference }
}

function verdict(evaluate: Decide, { asked, choices, gate, today }: Case): Verdict {
  const { ura, types, roleCode } = asked.receiver
  const question: Question = {
    ...asked,
    holder: { ura: asked.holder.ura, categories: holderCategoriesOf(catalogue, asked.holder.types) },
    receiver: { ura, types, categories: receiverCategoriesOf(catalogue, types), roleCode },
  }
  return evaluate(question, { catalogue, choices, gate }, today)
}

/** The reference never names a choice twice, so equal length makes inclusion equality. */
function isSameSet(expected: Choice[], found: Choice[]): boolean {
  return expected.length === found.length && expected.every((one) => found.some((two) => isSame(one, two)))
}

function isSame(one: Choice, two: Choice): boolean {
  if (one === two) return true
  return sameKey(one, two) && one.answer === two.answer && one.until === two.until
}

function faultyOnChoices(): Record<string, Decide> {
  const isEnded = (choice: Choice, today: string) => choice.until !== undefined && choice.until < today
  const without = (facts: Facts, leaveOut: (choice: Choice) => boolean) => ({
    ...facts,
    choices: facts.choices.filter((choice) => !leaveOut(choice)),
  })
  return {
    'falls through an ended yes': (question, facts, today) =>
      decide(
        question,
        without(facts, (choice) => isEnded(choice, today)),
        today,
      ),
    'takes no notice of end dates': (question, facts) => decide(question, facts, '0001-01-01'),
    'lets any yes of the deciding set win': (question, facts, today) => {
      const verdict = decide(question, facts, today)
      const anyYes = verdict.deciding.some((choice) => choice.answer === 'yes' && !isEnded(choice, today))
      return verdict.reason === 'choices' && anyYes ? { ...verdict, decision: 'permit' } : verdict
    },
    'lets a named holder go before a named receiver': (question, facts, today) => {
      const verdict = decide(question, facts, today)
      const first = verdict.deciding.filter((choice) => choice.holder.startsWith('ura:'))
      const anyNo = first.some((choice) => choice.answer === 'no' || isEnded(choice, today))
      return verdict.reason === 'choices' && first.length > 0 && !anyNo
        ? { ...verdict, decision: 'permit' }
        : verdict
    },
    'looks at one category of an organisation only': (question, facts, today) => {
      const holder = { ...question.holder, categories: question.holder.categories.slice(0, 1) }
      return decide({ ...question, holder }, facts, today)
    },
    'forgets that data contain other data': (question, facts, today) => {
      const data = facts.catalogue.data.map((category) => ({ ...category, contains: [] }))
      return decide(question, { ...facts, catalogue: { ...facts.catalogue, data } }, today)
    },
    'does not ask for the contained data': (question, facts, today) => {
      const verdict = decide(question, facts, today)
      return verdict.reason === 'contained' ? { ...verdict, decision: 'permit' } : verdict
    },
    'looks at the first choice that decides only': (question, facts, today) => {
      const verdict = decide(question, facts, today)
      return { ...verdict, deciding: verdict.deciding.slice(0, 1) }
    },
  }
}

function faultyElsewhere(): Record<string, Decide> {
  return {
    'ends a yes a day early': (question, facts) => decide(question, facts, '2026-03-02'),
    'ends a yes a day late': (question, facts) => decide(question, facts, '2026-02-28'),
    'leaves a gate open': (question, facts, today) =>
      decide(question, { ...facts, gate: facts.gate === 'deceased' ? 'open' : facts.gate }, today),
    'forgets excluded roles': ({ receiver, ...question }, facts, today) =>
      decide({ ...question, receiver: { ...receiver, roleCode: undefined } }, facts, today),
    'looks at the first type for exclusion only': ({ receiver, ...question }, facts, today) =>
      decide({ ...question, receiver: { ...receiver, types: receiver.types.slice(0, 1) } }, facts, today),
    'forgets purposes': (question, facts, today) => decide({ ...question, purpose: 'TREAT' }, facts, today),
    'maps what is not mapped': ({ holder, ...question }, facts, today) =>
      decide({ ...question, holder: { ...holder, categories: [...holder.categories, 'H9'] } }, facts, today),
  }
}
