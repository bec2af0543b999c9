import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { answerOn, isNamed, keyOf, sameKey, type Choice } from './choice'
import { choice, closedGate, profile, question, TODAY } from './consent.arbitrary'
import { decide } from './decide'
import { decodeChoices, encodeChoices, profileOf } from './profile'
import type { Question } from './question'

const RUNS = { numRuns: 2_000 }

function answer(asked: Question, choices: readonly Choice[]) {
  return decide(asked, { catalogue, reading: catalogue, choices, gate: 'open' }, TODAY)
}

function permits(asked: Question, choices: readonly Choice[]): boolean {
  return answer(asked, choices).decision === 'permit'
}

function isFree(key: Choice, choices: readonly Choice[]): boolean {
  return !choices.some((one) => sameKey(one, key))
}

describe('whatever the choices', () => {
  it('their order never matters', () => {
    const shuffled = profile.chain((choices) =>
      fc.tuple(fc.constant(choices), fc.shuffledSubarray(choices, { minLength: choices.length })),
    )
    fc.assert(
      fc.property(question, shuffled, (asked, [choices, others]) => {
        expect(answer(asked, others)).toEqual(answer(asked, choices))
      }),
      RUNS,
    )
  })

  it('a list, a profile and a stored text give the same answer', () => {
    fc.assert(
      fc.property(question, profile, (asked, choices) => {
        const facts = { catalogue, reading: catalogue, gate: 'open' as const }
        expect(decide(asked, { ...facts, choices: profileOf(choices) }, TODAY)).toEqual(
          answer(asked, choices),
        )
        expect(decide(asked, { ...facts, choices: decodeChoices(encodeChoices(choices)) }, TODAY)).toEqual(
          answer(asked, choices),
        )
      }),
      RUNS,
    )
  })

  it('without any yes nothing is permitted', () => {
    fc.assert(
      fc.property(question, profile, (asked, choices) => {
        const refused = choices.filter((one) => answerOn(one, TODAY) === 'no')
        expect(permits(asked, refused)).toBe(false)
      }),
      RUNS,
    )
  })

  it('a closed gate permits nothing', () => {
    fc.assert(
      fc.property(question, profile, closedGate, (asked, choices, gate) => {
        expect(decide(asked, { catalogue, reading: catalogue, choices, gate }, TODAY).decision).toBe('deny')
      }),
      RUNS,
    )
  })

  it('a yes that ended answers as a no', () => {
    fc.assert(
      fc.property(question, profile, (asked, choices) => {
        const plain = choices.map((one) => ({ ...keyOf(one), answer: answerOn(one, TODAY) }))
        expect(permits(asked, choices)).toBe(permits(asked, plain))
      }),
      RUNS,
    )
  })

  it('a new yes never takes a permission away', () => {
    fc.assert(
      fc.property(question, profile, choice, (asked, choices, added) => {
        fc.pre(answerOn(added, TODAY) === 'yes' && isFree(added, choices))
        if (permits(asked, choices)) expect(permits(asked, [...choices, added])).toBe(true)
      }),
      RUNS,
    )
  })

  it('a new no never gives a permission', () => {
    fc.assert(
      fc.property(question, profile, choice, (asked, choices, added) => {
        fc.pre(answerOn(added, TODAY) === 'no' && isFree(added, choices))
        if (!permits(asked, choices)) expect(permits(asked, [...choices, added])).toBe(false)
      }),
      RUNS,
    )
  })

  it('a choice about another holder, or another receiver, changes nothing', () => {
    fc.assert(
      fc.property(question, profile, choice, (asked, choices, added) => {
        fc.pre(!concerns(added, asked) && isFree(added, choices))
        expect(answer(asked, [...choices, added])).toEqual(answer(asked, choices))
      }),
      RUNS,
    )
  })

  it('a choice for both names and these very data decides alone', () => {
    fc.assert(
      fc.property(
        question,
        profile,
        fc.constantFrom('yes' as const, 'no' as const),
        (asked, choices, says) => {
          const narrowest: Choice = {
            holder: `ura:${asked.holder.ura}`,
            data: asked.data,
            receiver: `ura:${asked.receiver.ura}`,
            answer: says,
          }
          const others = choices.filter((one) => !sameKey(one, narrowest))
          const verdict = answer(asked, [...others, narrowest])
          expect(
            verdict.deciding.some((one) => sameKey(one, narrowest)) || verdict.reason === 'contained',
          ).toBe(true)
          if (says === 'no') expect(verdict).toMatchObject({ decision: 'deny', deciding: [narrowest] })
        },
      ),
      RUNS,
    )
  })

  it('what decides concerns the question, and a permission rests on nothing but yes', () => {
    fc.assert(
      fc.property(question, profile, (asked, choices) => {
        const { decision, deciding, reason } = answer(asked, choices)
        expect(deciding.every((one) => concerns(one, asked))).toBe(true)
        if (decision === 'permit') expect(deciding.every((one) => answerOn(one, TODAY) === 'yes')).toBe(true)
        expect(reason === 'no-choice').toBe(deciding.length === 0)
      }),
      RUNS,
    )
  })
})

function concerns({ holder, receiver }: Choice, asked: Question): boolean {
  const holds = isNamed(holder)
    ? holder === `ura:${asked.holder.ura}`
    : holderCategoriesOf(catalogue, asked.holder.types).includes(holder)
  const sees = isNamed(receiver)
    ? receiver === `ura:${asked.receiver.ura}`
    : receiverCategoriesOf(catalogue, asked.receiver.types).includes(receiver)
  return holds && sees
}
