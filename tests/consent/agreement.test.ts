import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { sameKey, type Choice } from '~/consent/choice'
import { decide, type DecisionFacts, type Verdict } from '~/consent/decide'
import { decodeChoices, encodeChoices, profileOf } from '~/consent/profile'
import { isAnyOf, questionOf, type Question, type Side } from '~/consent/question'
import type { LocalDate } from '~/runtime/local-date'
import { anyCase, casesOf, lattices, sizeOf, someOf, type Case } from './cases'
import { judge, judgeLiterally, type Judgement } from './reference'

type Facts = DecisionFacts & { choices: readonly Choice[] }
type Decide = (question: Question, facts: Facts, today: LocalDate) => Verdict

const ways: Record<string, Decide> = {
  'a list': decide,
  'a profile': (question, facts, today) =>
    decide(question, { ...facts, choices: profileOf(facts.choices) }, today),
  'the stored text': (question, { choices, ...facts }, today) =>
    decide(question, { ...facts, choices: decodeChoices(encodeChoices(choices)) }, today),
}

/**
 * How many questions of each lattice are asked, and of each random kind half as many: `all` asks every one of 1.4 million
 * (minutes). The questions are the same at each run.
 */
const wanted = process.env.AGREEMENT_CASES ?? '6000'
const count = wanted === 'all' ? Infinity : Number(wanted)
const random = { numRuns: Math.min(count / 2, 200_000), seed: 1 }
const LONG = 1_800_000
let asked = 0

afterAll(() => process.stdout.write(`agreement: ${asked.toLocaleString('en')} questions, both judges\n`))

describe('decide agrees with the reference', () => {
  it.each(Object.entries(lattices))(
    'on profiles over %s',
    (_name, lattice) => {
      expect(firstDisagreement(decide, someOf(lattice, count))).toBeUndefined()
    },
    LONG,
  )

  it.each(Object.entries(ways))(
    'on random profiles, gates, purposes, types and roles, from %s',
    (_way, evaluate) => {
      const check = fc.property(anyCase, (example) => {
        expect(disagreement(evaluate, example)).toBeUndefined()
      })
      fc.assert(check, random)
    },
    LONG,
  )

  it('on nothing left out: 46,666 profiles over 12 keys', () => {
    const smallest = lattices['one category on either side, with ended answers, up to four choices']!
    const profiles = new Set([...casesOf(smallest)].map((example) => JSON.stringify(example.choices)))
    // The sum over n = 0 … 4 of (12 over n) × 3ⁿ.
    expect(profiles.size).toBe(46_666)
    expect(sizeOf(smallest)).toBe(3 * 46_666)
  })

  it('on random profiles of which many permit and many deny', () => {
    const permits = fc
      .sample(anyCase, { numRuns: 2_000, seed: 1 })
      .filter((example) => verdict(decide, example).decision === 'permit')
    expect(permits.length).toBeGreaterThan(200)
    expect(permits.length).toBeLessThan(1_800)
  })
})

/* Of three types, a narrower yes at the third would hide the no of the second if all were taken at once only. */
describe('the two readings that the definition names: the type named, and all types at once', () => {
  const threeTypes = lattices['three types of the holder, up to four choices']!
  const literally = (example: Case) => judgeLiterally(example.asked, example).permit

  it('permit whatever decide permits', () => {
    const permitted = [...casesOf(threeTypes), ...fc.sample(anyCase, random)].filter(
      (example) => verdict(decide, example).decision === 'permit',
    )
    expect(permitted.length).toBeGreaterThan(500)
    expect(permitted.filter((example) => !literally(example))).toEqual([])
  })

  it('permit more only where a no stands at another type, which is the last word', () => {
    const more = [...casesOf(threeTypes)].filter(
      (example) => literally(example) && verdict(decide, example).decision === 'deny',
    )
    expect(more.length).toBeGreaterThan(0)
    for (const example of more) {
      const { reason, deciding } = verdict(decide, example)
      expect(reason).toBe('other-type')
      expect(deciding.some(({ answer, until }) => answer === 'no' || until !== undefined)).toBe(true)
    }
  })
})

/** Evaluators with one fault each: were one of them the product, the comparison above would have failed. */
describe('the comparison catches an evaluator that', () => {
  const examples = Object.values(lattices).flatMap((lattice) => [...someOf(lattice, 4_000)])

  it.each(Object.entries(faultyOnChoices()))('%s, on the lattice', (_fault, faulty) => {
    expect(firstDisagreement(faulty, examples)).toBeDefined()
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

/** The reference is slow, so what it said of an example is kept with it. */
const judged = new WeakMap<Case, Judgement>()
function judgementOf(example: Case): Judgement {
  const known = judged.get(example)
  if (known) return known
  const judgement = judge(example.asked, example)
  judged.set(example, judgement)
  asked += 1
  return judgement
}

/** What both sides say, where they do not say the same. */
function disagreement(evaluate: Decide, example: Case) {
  const product = verdict(evaluate, example)
  const reference = judgementOf(example)
  const agree =
    (product.decision === 'permit') === reference.permit &&
    reference.deciding.some((set) => isSameSet(set, product.deciding))
  return agree ? undefined : { product, reference }
}

function verdict(evaluate: Decide, { asked, choices, gate, today, ...catalogues }: Case): Verdict {
  return evaluate(questionOf(asked), { ...catalogues, choices, gate }, today)
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
    'looks at one category of a type only': (question, facts, today) => {
      const map = facts.catalogue.holderCategoriesOfType
      const first = Object.fromEntries(Object.entries(map).map(([type, all]) => [type, all.slice(0, 1)]))
      const catalogue = { ...facts.catalogue, holderCategoriesOfType: first }
      return decide(question, { ...facts, catalogue, reading: catalogue }, today)
    },
    'reads with the named type only': (question, facts, today) =>
      decide(
        { ...question, holder: alone(question.holder), receiver: alone(question.receiver) },
        facts,
        today,
      ),
    'reads with all types of the holder as if it named them all': (question, facts, today) => {
      const holds = sidesNamed(question.holder).map((holder) => decide({ ...question, holder }, facts, today))
      return holds.find(({ decision }) => decision === 'permit') ?? holds[0]!
    },
    'forgets the other types of the receiver': (question, facts, today) =>
      decide({ ...question, receiver: alone(question.receiver) }, facts, today),
    'reads in the catalogue of today only': (question, facts, today) =>
      decide(question, { ...facts, reading: facts.catalogue }, today),
    'reads in the older catalogue only': (question, facts, today) =>
      decide(question, { ...facts, catalogue: facts.reading }, today),
    'forgets that data contain other data': (question, facts, today) => {
      const data = facts.catalogue.data.map((category) => ({ ...category, contains: [] }))
      const flat = { ...facts.catalogue, data }
      return decide(question, { ...facts, catalogue: flat, reading: flat }, today)
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
    'forgets excluded roles': (question, facts, today) =>
      decide({ ...question, roleCode: null }, facts, today),
    'looks at the named type for exclusion only': (question, facts, today) =>
      decide({ ...question, receiver: alone(question.receiver) }, facts, today),
    'forgets purposes': (question, facts, today) => decide({ ...question, purpose: 'TREAT' }, facts, today),
    'maps what is not mapped': (question, facts, today) => {
      const map = { ...facts.catalogue.holderCategoriesOfType, none: ['H1'], unheard: ['H1'] }
      const catalogue = { ...facts.catalogue, holderCategoriesOfType: map }
      return decide(question, { ...facts, catalogue, reading: catalogue }, today)
    },
  }
}

/** The same organisation as if the directory had no other type of it. */
function alone(side: Side): Side {
  return isAnyOf(side) ? side : { ...side, types: [side.as] }
}

function sidesNamed(side: Side): Side[] {
  return isAnyOf(side) ? [side] : side.types.map((as) => ({ ...side, as }))
}
