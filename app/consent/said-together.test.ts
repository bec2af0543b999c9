import { describe, expect, it } from 'vitest'
import type { Choice } from './choice'
import { changesBetween } from './difference'
import { saidTogether, type GroupsOf } from './said-together'

const CENTRUM = 'ura:90000202'
const LINDE = 'ura:90000101'
const groupsOf: GroupsOf = {
  holder: (party) => (party === LINDE ? ['GP'] : []),
  receiver: (party) => (party === CENTRUM ? ['RPZAC005'] : []),
}
const choice = (holder: string, receiver: string, answer: 'yes' | 'no'): Choice => ({
  ...{ holder, data: 'GGC002', receiver, answer },
})
const said = (after: Choice[]) =>
  saidTogether(changesBetween([], after, '2026-03-16'), groupsOf).map(({ items, exceptions }) => [
    items.map(({ key }) => key.receiver),
    exceptions.map((group) => group.map(({ key }) => `${key.holder} ${key.receiver}`)),
  ])

describe('what is said as one thing', () => {
  it('is one for groups of which the same is said', () => {
    expect(said([choice('GP', 'RPZAC001', 'no'), choice('GP', 'RPZAC005', 'no')])).toEqual([
      [['RPZAC001', 'RPZAC005'], []],
    ])
  })

  it('has an exception with its rule, whether who asks or who has the data is named', () => {
    const rule = [choice('GP', 'RPZAC001', 'no'), choice('GP', 'RPZAC005', 'no')]
    expect(said([...rule, choice('GP', CENTRUM, 'yes'), choice(LINDE, 'RPZAC005', 'yes')])).toEqual([
      [['RPZAC001', 'RPZAC005'], [`GP ${CENTRUM}`, `${LINDE} RPZAC005`].map((one) => [one])],
    ])
  })

  it('keeps apart who says the same, who belongs to another group, and who takes an exception away', () => {
    expect(said([choice('GP', 'RPZAC005', 'no'), choice('GP', CENTRUM, 'no')])).toHaveLength(2)
    expect(said([choice('GP', 'RPZAC001', 'no'), choice('GP', CENTRUM, 'yes')])).toHaveLength(2)
    const gone = changesBetween(
      [choice('GP', CENTRUM, 'yes')],
      [choice('GP', 'RPZAC005', 'no')],
      '2026-03-16',
    )
    expect(saidTogether(gone, groupsOf)).toHaveLength(2)
  })
})
