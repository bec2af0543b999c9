import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { closedGate, profile, question, says, TODAY } from './consent.arbitrary'
import { decide } from './decide'
import { daysAfter, endingSoon, endPassed, firstEndOf } from './ending'

describe('a yes with a last day', () => {
  it('is found by the earliest day in the set', () => {
    const choices = [
      says('GP GGC002 RPZAC001 yes 2027-01-31'),
      says('GP GGC002 RPZAC005 yes 2026-12-31'),
      says('GP GGC002 RPZAC104 no'),
    ]
    expect(firstEndOf(choices)).toBe('2026-12-31')
    expect(firstEndOf([says('GP GGC002 RPZAC104 yes')])).toBeNull()
  })

  it('still counts on its last day, and is a no on the day after', () => {
    const choices = [says('GP GGC002 RPZAC001 yes 2026-11-22')]
    expect(endPassed(choices, '2026-11-22')).toBeNull()
    expect(endPassed(choices, '2026-11-23')).toEqual({
      choices: [says('GP GGC002 RPZAC001 no')],
      ended: choices,
    })
  })

  it('is put on record once: there is nothing left to end', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        const once = endPassed(choices, TODAY)
        if (once) expect(endPassed(once.choices, TODAY)).toBeNull()
      }),
    )
  })

  it('changes no answer by being put on record, whatever is asked and whatever stands before it', () => {
    fc.assert(
      fc.property(
        profile,
        question,
        fc.option(closedGate, { nil: 'open' as const }),
        (choices, asked, gate) => {
          const after = endPassed(choices, TODAY)?.choices ?? choices
          const answer = (set: typeof choices) =>
            decide(asked, { catalogue, reading: catalogue, choices: set, gate }, TODAY)
          expect(answer(after).decision).toBe(answer(choices).decision)
          expect(answer(after).reason).toBe(answer(choices).reason)
        },
      ),
    )
  })

  it('is announced from fourteen days before, up to the day itself', () => {
    const choices = [says('GP GGC002 RPZAC001 yes 2026-12-06')]
    expect(endingSoon(choices, '2026-11-21')).toEqual([])
    expect(endingSoon(choices, '2026-11-22')).toEqual(choices)
    expect(endingSoon(choices, '2026-12-06')).toEqual(choices)
    expect(endingSoon(choices, '2026-12-07')).toEqual([])
  })

  it('counts days over the end of February and over both clock changes', () => {
    expect(daysAfter('2028-02-20', 14)).toBe('2028-03-05')
    expect(daysAfter('2027-02-20', 14)).toBe('2027-03-06')
    expect(daysAfter('2026-03-22', 14)).toBe('2026-04-05')
    expect(daysAfter('2026-10-18', 14)).toBe('2026-11-01')
    expect(daysAfter('2026-01-01', -1)).toBe('2025-12-31')
  })
})
