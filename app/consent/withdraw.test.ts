import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { keyOf, sameKey } from './choice'
import { profile, question, says, TODAY } from './consent.arbitrary'
import { decide } from './decide'
import { changesBetween, directionOf } from './difference'
import { applyEdits } from './draft'
import { withdrawalEdits } from './withdraw'

const permits = (asked: Parameters<typeof decide>[0], choices: Parameters<typeof decide>[1]['choices']) =>
  decide(asked, { catalogue, reading: catalogue, choices, gate: 'open' }, TODAY).decision === 'permit'

describe('withdrawing one choice', () => {
  it('writes a no at its key and leaves every other choice as it is', () => {
    const choices = [says('GP GGC002 RPZAC001 yes'), says('GP GGC002 ura:90000202 yes')]
    const edits = withdrawalEdits(keyOf(choices[1]!), { catalogue, choices })!
    expect(applyEdits(choices, edits)).toEqual([choices[0], says('GP GGC002 ura:90000202 no')])
  })

  it('never uncovers a broader yes: what was denied stays denied, whatever is asked', () => {
    fc.assert(
      fc.property(profile, fc.nat(), question, (choices, at, asked) => {
        fc.pre(choices.length > 0)
        const withdrawn = choices[at % choices.length]!
        const after = applyEdits(choices, withdrawalEdits(keyOf(withdrawn), { catalogue, choices })!)
        if (!permits(asked, choices)) expect(permits(asked, after)).toBe(false)
        expect(directionOf(changesBetween(choices, after, TODAY))).toBe('narrows')
        expect(after.some((choice) => sameKey(choice, withdrawn) && choice.answer === 'no')).toBe(true)
      }),
    )
  })

  it('is not there for a choice that is not', () => {
    const key = keyOf(says('GP GGC002 RPZAC001 yes'))
    expect(withdrawalEdits(key, { catalogue, choices: [] })).toBeNull()
  })
})

describe('withdrawing everything', () => {
  it('denies every question afterwards', () => {
    fc.assert(
      fc.property(profile, question, (choices, asked) => {
        const after = applyEdits(choices, withdrawalEdits('all', { catalogue, choices })!)
        expect(permits(asked, after)).toBe(false)
        expect(after.every(({ answer }) => answer === 'no')).toBe(true)
      }),
    )
  })
})
