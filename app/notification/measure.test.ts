import { describe, expect, it } from 'vitest'
import { KINDS, type KindId } from './kinds'
import { measure } from './measure'

const at = new Date('2026-03-16T08:30:00Z')
const tomorrow = new Date('2026-03-17T07:00:00Z')

describe('what another can have somebody mailed', () => {
  it.each([
    ['goes at once within the measure', 3, { waiting: null, lately: 2 }, { do: 'write', due: at }],
    ['waits for the morning beyond it', 3, { waiting: null, lately: 3 }, { do: 'write', due: tomorrow }],
    ['is said by the mail that waits', 3, { waiting: 'one', lately: 9 }, { do: 'fold', into: 'one' }],
    ['never waits without a measure', null, { waiting: 'one', lately: 99 }, { do: 'write', due: at }],
  ])('%s', (...[, atOnce, got, measured]) => {
    expect(measure(atOnce, got, at)).toEqual(measured)
  })

  it('has a measure for what another does, and none for what guards one’s own account', () => {
    const measured = Object.entries(KINDS).filter(([, { atOnce }]) => atOnce !== null)
    expect(Object.fromEntries(measured.map(([id, { atOnce }]) => [id, atOnce]))).toEqual({
      approval: 5,
      authority: 3,
      represented: 3,
      recorded: 5,
      following: 5,
      'consent-request': 5,
      'opt-in-moved': 5,
      'opt-in-arrived': 3,
    })
  })

  it('folds only what says nothing more than that something happened, or waits', () => {
    for (const id of Object.keys(KINDS) as KindId[])
      if (KINDS[id].atOnce !== null)
        expect(['something-happened', 'work-waits', 'recorded']).toContain(KINDS[id].letter)
  })
})
