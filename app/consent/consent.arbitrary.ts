import fc from 'fast-check'
import type { Catalogue } from '~/catalogue/catalogue'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import type { ClosedGate } from '~/person/gate'
import { isLocalDate } from '~/runtime/local-date'
import { compareKeys, keyText, named, type Answer, type Choice, type ChoiceKey } from './choice'
import { mayBeChosen } from './profile'
import { treatmentQuestion, type Party, type PartyAs, type Question } from './question'

/** For property tests: a world so small that choices and questions meet all the time. */
export const TODAY = '2026-11-22'

export const deLinde = { ura: '90000101', types: ['Z3'] }
export const centrum = { ura: '90000202', types: ['J8'] }
export const noord = { ura: '90000303', types: ['V6'] }
/** GP and pharmacy at once. */
export const dorp = { ura: '90000999', types: ['K3'] }

/** A GP practice that is a hospital and a pharmacy too: of several types. */
const samen = { ura: '90000888', types: ['Z3', 'V6', 'J8'] }

export const parties: Party[] = [deLinde, centrum, noord, dorp, samen]

const HOLDERS = ['GP', 'PHARMACY', 'HOSPITAL']
const RECEIVERS = ['RPZAC001', 'RPZAC005', 'RPZAC104', 'RPZAC200']
const TYPES = [...new Set(parties.flatMap(({ types }) => types))]
const ofTypes = (map: Readonly<Record<string, string[]>>) =>
  Object.fromEntries(Object.entries(map).filter(([type]) => TYPES.includes(type)))

/** The catalogue as far as this world goes: a whole way answers few rows, and few kinds of provider are asked about. */
export const smallCatalogue: Catalogue = {
  ...catalogue,
  holders: catalogue.holders.filter(({ code }) => HOLDERS.includes(code)),
  receivers: catalogue.receivers.filter(({ code }) => RECEIVERS.includes(code)),
  rows: catalogue.rows.filter(
    ({ holder, receiver }) => HOLDERS.includes(holder) && RECEIVERS.includes(receiver),
  ),
  holderCategoriesOfType: ofTypes(catalogue.holderCategoriesOfType),
  receiverCategoryOfType: ofTypes(catalogue.receiverCategoryOfType),
}

const namedParties = parties.map((party) => named(party.ura))

const keyArbitrary: fc.Arbitrary<ChoiceKey> = fc.record({
  holder: fc.constantFrom<string>('GP', 'PHARMACY', 'HOSPITAL', ...namedParties),
  data: fc.constantFrom('GGC002', 'GGC012', 'GGC013'),
  receiver: fc.constantFrom<string>('RPZAC001', 'RPZAC005', 'RPZAC104', ...namedParties),
})

/** A key that may stand in a profile. */
export const choosableKey = keyArbitrary.filter((key) => mayBeChosen(key, catalogue))

const standing = fc.oneof(
  fc.constant({ answer: 'yes' as const }),
  fc.constant({ answer: 'no' as const }),
  fc.record({
    answer: fc.constant('yes' as const),
    until: fc.constantFrom('2026-11-21', TODAY, '2027-01-31'),
  }),
)

/** A choice that may stand in a profile: yes, no, or yes until a day before, on or after today. */
export const choice: fc.Arbitrary<Choice> = fc
  .tuple(choosableKey, standing)
  .map(([key, stands]) => ({ ...key, ...stands }))

/** A set of choices with unique keys, in no particular order. */
export const profile: fc.Arbitrary<Choice[]> = fc.uniqueArray(choice, { selector: keyText, maxLength: 14 })

/** A question for treatment between two different providers. */
export const question: fc.Arbitrary<Question> = fc
  .tuple(
    fc.shuffledSubarray(parties, { minLength: 2, maxLength: 2 }),
    fc.constantFrom('GGC002', 'GGC012', 'GGC013'),
    fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })),
  )
  .map(([[holder, receiver], data, [one, other]]) =>
    treatmentQuestion(data, { holder: asOne(holder!, one), receiver: asOne(receiver!, other) }),
  )

/** A party as one of its types. */
export function asOne({ ura, types }: Party, place = 0): PartyAs {
  return { ura, types, as: types[place % types.length]! }
}

export const closedGate = fc.constantFrom<ClosedGate>(
  'locked',
  'restricted',
  'erasing',
  'deceased',
  'under-decision',
)

/** A choice as a line: `GP GGC002 RPZAC005 yes`, with perhaps its last day. */
export function says(line: string): Choice {
  const [holder, data, receiver, answer, until] = line.split(' ') as [string, string, string, Answer, string?]
  return { holder, data, receiver, answer, ...(until && { until }) }
}

type ProfileRefusal = 'unknown-row' | 'duplicate-key' | 'end-date-on-no' | 'end-date-invalid'

type CheckedProfile = { ok: true; choices: Choice[] } | { ok: false; refusal: ProfileRefusal; key: ChoiceKey }

/**
 * A complete set of choices in canonical order, or the first choice that may not be there: a key twice, a combination
 * that cannot be chosen, an end date on a no, a day that does not exist.
 */
export function checkProfile(choices: readonly Choice[], catalogue: Catalogue): CheckedProfile {
  const seen = new Set<string>()
  for (const choice of choices) {
    const refusal = faultOf(choice, catalogue) ?? (seen.has(keyText(choice)) ? 'duplicate-key' : undefined)
    if (refusal) return { ok: false, refusal, key: choice }
    seen.add(keyText(choice))
  }
  return { ok: true, choices: choices.toSorted(compareKeys) }
}

function faultOf(choice: Choice, catalogue: Catalogue): ProfileRefusal | undefined {
  if (!mayBeChosen(choice, catalogue)) return 'unknown-row'
  if (choice.until === undefined) return undefined
  if (choice.answer === 'no') return 'end-date-on-no'
  return isLocalDate(choice.until) ? undefined : 'end-date-invalid'
}
