import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { compareKeys } from './choice'
import { choice, profile, question, says, TODAY } from './consent.arbitrary'
import { decide } from './decide'
import { applyEdits } from './draft'
import { editsTowards } from './edits-towards'
import { endPassed } from './ending'

const without = {
  ...catalogue,
  version: 2,
  rows: catalogue.rows.filter(({ holder, receiver }) => holder !== 'GP' || receiver !== 'RPZAC005'),
}

describe('the way from what is in force to what is wanted', () => {
  it('gives the wanted set, with what ended as the no it counts as', () => {
    fc.assert(
      fc.property(profile, profile, (current, wanted) => {
        const { edits, leftOut } = editsTowards({ current, wanted, catalogue }, TODAY)
        const expected = (endPassed(wanted, TODAY)?.choices ?? wanted).toSorted(compareKeys)
        const made = applyEdits(current, edits)
        expect(leftOut).toEqual([])
        expect(endPassed(made, TODAY)?.choices ?? made).toEqual(expected)
      }),
    )
  })

  it('gives the answers of the wanted set', () => {
    fc.assert(
      fc.property(profile, profile, question, (current, wanted, asked) => {
        const made = applyEdits(current, editsTowards({ current, wanted, catalogue }, TODAY).edits)
        const answer = (choices: typeof made) =>
          decide(asked, { catalogue, reading: catalogue, choices, gate: 'open' }, TODAY)
        expect(answer(made).decision).toBe(answer(wanted).decision)
      }),
    )
  })

  it('is nothing where nothing differs', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        const way = editsTowards({ current: choices, wanted: choices, catalogue }, TODAY)
        expect(way).toEqual({ edits: [], leftOut: [], ended: [] })
      }),
    )
  })

  it('never sets a yes that has ended, which nobody could submit', () => {
    fc.assert(
      fc.property(profile, fc.uniqueArray(choice, { maxLength: 3 }), (current, wanted) => {
        const { edits } = editsTowards({ current, wanted, catalogue }, TODAY)
        for (const edit of edits) if ('until' in edit) expect(edit.until! >= TODAY).toBe(true)
      }),
    )
  })

  it('leaves out what the catalogue offers no more, names it, and keeps what stands there', () => {
    const gone = says('GP GGC002 RPZAC005 yes')
    const kept = says('GP GGC002 RPZAC001 yes')
    const way = editsTowards({ current: [], wanted: [gone, kept], catalogue: without }, TODAY)
    expect(way.edits).toEqual([{ key: { holder: 'GP', data: 'GGC002', receiver: 'RPZAC001' }, set: 'yes' }])
    expect(way.leftOut).toEqual([{ holder: 'GP', data: 'GGC002', receiver: 'RPZAC005' }])
  })

  it('takes away what was not there then, even if the catalogue offers it no more', () => {
    const gone = says('GP GGC002 RPZAC005 yes')
    const { edits, leftOut } = editsTowards({ current: [gone], wanted: [], catalogue: without }, TODAY)
    expect(edits).toEqual([{ key: { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005' }, remove: true }])
    expect(leftOut).toEqual([])
  })

  it('brings a yes back as a no when its last day is over, and says so', () => {
    const ended = says('GP GGC002 RPZAC001 yes 2026-11-21')
    const now = says('GP GGC002 RPZAC001 yes')
    const key = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC001' }
    expect(editsTowards({ current: [now], wanted: [ended], catalogue }, TODAY)).toEqual({
      edits: [{ key, set: 'no' }],
      leftOut: [],
      ended: [key],
    })
    const no = says('GP GGC002 RPZAC001 no')
    expect(editsTowards({ current: [no], wanted: [ended], catalogue }, TODAY).edits).toEqual([])
  })
})
