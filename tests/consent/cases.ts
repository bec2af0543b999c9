import fc from 'fast-check'
import type { Catalogue } from '~/catalogue/catalogue'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { keyText, type Choice, type ChoiceKey } from '~/consent/choice'
import type { Gate } from '~/person/gate'
import type { LocalDate } from '~/runtime/local-date'
import type { Questionnaire } from './reference'

export type Case = {
  asked: Questionnaire
  choices: Choice[]
  gate: Gate
  today: LocalDate
  catalogue: Catalogue
  reading: Catalogue
}

const today = '2026-03-01'
const yesterday = '2026-02-28'
const tomorrow = '2026-03-02'

const category = catalogueVersion1.data[0]!

/**
 * Small, and awkward: a type in two categories at once on either side, types that are mapped on one side only or to
 * nothing, an excluded type that is mapped, two containers, and data outside both.
 */
const catalogue: Catalogue = {
  ...catalogueVersion1,
  data: [
    { ...category, code: 'DA', contains: ['DA1', 'DA2'] },
    { ...category, code: 'DA1', contains: [] },
    { ...category, code: 'DA2', contains: [] },
    { ...category, code: 'DB', contains: ['DB1'] },
    { ...category, code: 'DB1', contains: [] },
    { ...category, code: 'DC', contains: [] },
  ],
  holderCategoriesOfType: {
    A: ['H1'],
    B: ['H2'],
    AB: ['H1', 'H2'],
    C: ['H3'],
    holds: ['H1'],
    insurer: ['H1'],
    none: [],
  },
  receiverCategoryOfType: {
    A: ['R1'],
    B: ['R2'],
    AB: ['R1', 'R2'],
    C: ['R2'],
    asks: ['R1'],
    insurer: ['R1'],
    none: [],
  },
  excludedTypes: ['insurer'],
  excludedRoleCodes: ['01.008'],
}

/** What the same catalogue said before: fewer members, others elsewhere, data inside other data, another exclusion. */
const older: Catalogue = {
  ...catalogue,
  version: catalogue.version - 1,
  data: [
    { ...category, code: 'DA', contains: ['DA1'] },
    { ...category, code: 'DA1', contains: [] },
    { ...category, code: 'DA2', contains: [] },
    { ...category, code: 'DB', contains: ['DB1', 'DC'] },
    { ...category, code: 'DB1', contains: [] },
    { ...category, code: 'DC', contains: [] },
  ],
  holderCategoriesOfType: { A: ['H1'], B: ['H3'], AB: ['H1'], holds: ['H1'], insurer: ['H1'] },
  receiverCategoryOfType: { A: ['R2'], B: ['R2'], AB: ['R1', 'R2'], C: ['R2'], insurer: ['R1'] },
  excludedTypes: ['insurer', 'asks'],
  excludedRoleCodes: ['01.008', '01.016'],
}

export type Lattice = {
  holders: string[]
  data: string[]
  receivers: string[]
  questions: string[]
  answers: Answered[]
  upTo: number
  /** As which types holder and receiver are asked, and which they have; one that is of two groups at once without. */
  as?: [string, string]
  types?: [string[], string[]]
  reading?: Catalogue
}
type Answered = Pick<Choice, 'answer' | 'until'>

const yes: Answered = { answer: 'yes' }
const no: Answered = { answer: 'no' }
const ended: Answered = { answer: 'yes', until: yesterday }

const holder = 'ura:90000001'
const receiver = 'ura:90000002'
const all = {
  holders: ['H1', 'H2', holder],
  data: ['DA', 'DA1', 'DA2'],
  receivers: ['R1', 'R2', receiver],
  questions: ['DA', 'DA1', 'DA2'],
}

/**
 * Parties and data of one question, between a holder and a receiver that are each in two categories at once. The large
 * one asks about `DA` and `DA1` only: `DA2` stands to the others as `DA1` does.
 */
export const lattices: Record<string, Lattice> = {
  'all 27 keys, with ended answers, up to three choices': { ...all, answers: [yes, no, ended], upTo: 3 },
  'all 27 keys, up to four choices': { ...all, questions: ['DA', 'DA1'], answers: [yes, no], upTo: 4 },
  'one category on either side, with ended answers, up to four choices': {
    ...all,
    holders: ['H1', holder],
    receivers: ['R1', receiver],
    answers: [yes, no, ended],
    upTo: 4,
  },
  'two types on either side, up to three choices': {
    ...all,
    answers: [yes, no, ended],
    upTo: 3,
    as: ['A', 'B'],
    types: [
      ['A', 'B'],
      ['A', 'B'],
    ],
  },
  'two types on either side, read in an older catalogue, up to three choices': {
    ...all,
    answers: [yes, no],
    upTo: 3,
    as: ['A', 'AB'],
    types: [
      ['B', 'A'],
      ['A', 'AB'],
    ],
    reading: older,
  },
  'three types of the holder, up to four choices': {
    holders: ['H1', 'H2', 'H3'],
    data: ['DA', 'DA1'],
    receivers: ['R1'],
    questions: ['DA', 'DA1'],
    answers: [yes, no, ended],
    upTo: 4,
    as: ['A', 'A'],
    types: [['A', 'B', 'C'], ['A']],
  },
}

/** Every set of up to so many choices over the lattice, and for each every question. */
export function* casesOf(lattice: Lattice, upTo = lattice.upTo): Generator<Case> {
  const asks = asksOf(lattice)
  for (const choices of profilesOf(keysOf(lattice), { answers: lattice.answers, upTo }))
    for (const asked of asks) yield caseOf(lattice, { asked, choices })
}

/**
 * So many questions of the lattice: every one while there are no more than that, otherwise every one about no more than
 * one choice and the rest drawn, the same ones at each run.
 */
export function* someOf(lattice: Lattice, count: number): Generator<Case> {
  const [keys, asks] = [keysOf(lattice), asksOf(lattice)]
  if (sizeOf(lattice) <= count) return yield* casesOf(lattice)
  let left = count
  for (const example of casesOf(lattice, 1)) {
    if (left-- === 0) return
    yield example
  }
  const draw = drawing(1)
  for (; left > 0; left--) {
    const bag = [...keys]
    const choices = Array.from({ length: 2 + draw(lattice.upTo - 1) }, () => ({
      ...bag.splice(draw(bag.length), 1)[0]!,
      ...lattice.answers[draw(lattice.answers.length)]!,
    }))
    yield caseOf(lattice, { asked: asks[draw(asks.length)]!, choices })
  }
}

/** How many questions there are: (keys over n) × answersⁿ profiles of n choices. */
export function sizeOf(lattice: Lattice): number {
  const keys = keysOf(lattice).length
  let [profiles, ofSize] = [1, 1]
  for (let size = 1; size <= lattice.upTo; size++) {
    ofSize *= ((keys - size + 1) / size) * lattice.answers.length
    profiles += ofSize
  }
  return Math.round(profiles) * lattice.questions.length
}

function keysOf({ holders, data, receivers }: Lattice): ChoiceKey[] {
  return holders.flatMap((holder) =>
    data.flatMap((data) => receivers.map((receiver) => ({ holder, data, receiver }))),
  )
}

function asksOf({ questions, as = ['AB', 'AB'], types = [['AB'], ['AB']] }: Lattice): Questionnaire[] {
  return questions.map((data) => ({
    holder: { ura: '90000001', as: as[0], types: types[0] },
    data,
    receiver: { ura: '90000002', as: as[1], types: types[1] },
    roleCode: '01.015',
    purpose: 'TREAT',
  }))
}

function caseOf({ reading = catalogue }: Lattice, example: Pick<Case, 'asked' | 'choices'>): Case {
  return { ...example, gate: 'open', today, catalogue, reading }
}

/** Draws whole numbers below a bound, always the same ones after the same seed (mulberry32). */
export function drawing(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

function* profilesOf(
  keys: ChoiceKey[],
  { answers, upTo }: { answers: Answered[]; upTo: number },
): Generator<Choice[]> {
  yield []
  if (upTo === 0) return
  for (const [place, key] of keys.entries()) {
    for (const rest of profilesOf(keys.slice(place + 1), { answers, upTo: upTo - 1 })) {
      for (const answer of answers) yield [{ ...key, ...answer }, ...rest]
    }
  }
}

const uras = ['90000001', '90000002', '90000003']
const parties = uras.map((ura) => `ura:${ura}`)
const dataCodes = catalogue.data.map((data) => data.code)

const choice: fc.Arbitrary<Choice> = fc
  .record({
    holder: fc.constantFrom('H1', 'H2', 'H3', 'H10', 'ura:900000010', ...parties),
    data: fc.constantFrom(...dataCodes),
    receiver: fc.constantFrom('R1', 'R2', ...parties),
    answered: fc.oneof(
      { weight: 8, arbitrary: fc.constant(yes) },
      { weight: 1, arbitrary: fc.constant(no) },
      {
        weight: 2,
        arbitrary: fc
          .constantFrom('2025-12-31', yesterday, today, tomorrow, '2027-01-01')
          .map((until): Answered => ({ answer: 'yes', until })),
      },
    ),
  })
  .map(({ answered, ...key }) => ({ ...key, ...answered }))

const often = <Value>(usual: fc.Arbitrary<Value>, rare: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: rare })

/** Up to three types, mostly mapped, and the one of them that the question names. */
const typed = fc
  .uniqueArray(
    often(
      fc.constantFrom('A', 'B', 'AB', 'C'),
      fc.constantFrom('holds', 'asks', 'none', 'insurer', 'unheard', 'constructor', '__proto__'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .chain((types) => fc.record({ types: fc.constant(types), as: fc.constantFrom(...types) }))
const party = fc.tuple(fc.constantFrom(...uras), typed).map(([ura, { types, as }]) => ({ ura, types, as }))

/** Profiles of any size, in any order, with much that does not match; mostly askable questions. */
export const anyCase: fc.Arbitrary<Case> = fc.record({
  asked: fc.record({
    holder: party,
    data: fc.constantFrom(...dataCodes),
    receiver: party,
    roleCode: often(fc.constantFrom('01.015', '17.000'), fc.constantFrom('01.008', '01.016')),
    purpose: often(fc.constantFrom('TREAT', 'COC'), fc.constantFrom('ETREAT', 'HRESCH', 'treat', '')),
  }),
  choices: fc.uniqueArray(choice, { selector: keyText, maxLength: 40, size: 'max' }),
  gate: often<Gate>(
    fc.constant('open'),
    fc.constantFrom('locked', 'restricted', 'erasing', 'deceased', 'under-decision'),
  ),
  today: fc.constant(today),
  catalogue: fc.constant(catalogue),
  reading: fc.constantFrom(catalogue, catalogue, older),
})
