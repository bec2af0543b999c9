import fc from 'fast-check'
import type { Catalogue } from '~/catalogue/catalogue'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { keyText, type Choice, type ChoiceKey, type LocalDate } from '~/consent/choice'
import type { Gate } from '~/consent/question'
import type { Asked } from './reference'

export type Case = {
  asked: Asked
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
export const catalogue: Catalogue = {
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
export const older: Catalogue = {
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

type Lattice = {
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
}

/** Every set of up to so many choices over the lattice, and for each every question. */
export function* casesOf({
  holders,
  data,
  receivers,
  questions,
  answers,
  upTo,
  ...asking
}: Lattice): Generator<Case> {
  const { as = ['AB', 'AB'], types = [['AB'], ['AB']], reading = catalogue } = asking
  const keys = holders.flatMap((holder) =>
    data.flatMap((data) => receivers.map((receiver) => ({ holder, data, receiver }))),
  )
  const asks = questions.map((data): Asked => ({
    holder: { ura: '90000001', as: as[0], types: types[0] },
    data,
    receiver: { ura: '90000002', as: as[1], types: types[1] },
    roleCode: '01.015',
    purpose: 'TREAT',
  }))
  for (const choices of profilesOf(keys, { answers, upTo })) {
    for (const asked of asks) yield { asked, choices, gate: 'open', today, catalogue, reading }
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
      { weight: 3, arbitrary: fc.constant(yes) },
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
