import { describe, expect, it } from 'vitest'
import { goingTo, mayGoUnchanged, type GoingFacts } from './going'

const YES = { data: 'GGC002', receiver: 'RPZAC001', answer: 'yes' } as const
const NO = { ...YES, receiver: 'RPZAC005', answer: 'no' } as const
const TODAY = '2026-11-30'
const facts: GoingFacts = { answers: [YES, NO], changed: true, asks: false, waits: false }

const cases: [why: string, Partial<GoingFacts>, string[]][] = [
  ['is sent with what is in force', {}, ['opt-in']],
  ['is a withdrawal where all say no', { answers: [NO] }, ['withdrawal']],
  ['is a withdrawal where the one yes ended', { answers: [{ ...YES, until: '2026-11-29' }] }, ['withdrawal']],
  ['is an opt-in on the last day of a yes', { answers: [{ ...YES, until: TODAY }] }, ['opt-in']],
  ['goes where nothing changed', { changed: false }, ['opt-in']],
  ['waits for who has to agree', { answers: [], changed: false, asks: true, waits: true }, ['once-agreed']],
  ['waits, and leaves what stood there', { changed: false, asks: true, waits: true }, ['once-agreed']],
  [
    'sends the no at once, and the yes later',
    { answers: [NO], asks: true, waits: true },
    ['withdrawal', 'once-agreed'],
  ],
  ['is not sent where the yes was not taken', { changed: false, asks: true }, []],
  ['says nothing to who was asked nothing', { answers: [], changed: false }, []],
]

describe('what goes to a provider', () => {
  it.each(cases)('%s', (_why, given, goes) => {
    const going = goingTo({ ...facts, ...given }, TODAY)
    expect(going.map((one) => (one.goes === 'now' ? one.kind : one.goes))).toEqual(goes)
  })

  it.each([
    [['opt-in'], 'open', 'accepted', null],
    [['opt-in', null], 'open', 'accepted', 'unanswered'],
    [['opt-in'], 'locked', 'accepted', 'gate-closed'],
    [['withdrawal'], 'locked', 'not-accepted', null],
    [['withdrawal'], 'erasing', 'accepted', 'gate-closed'],
    [['opt-in', 'withdrawal'], 'open', 'not-accepted', 'terms-not-accepted'],
  ] as const)('goes without a change: %s behind %s, terms %s', (...[kinds, gate, terms, refusal]) => {
    expect(mayGoUnchanged(kinds, { gate, terms })).toBe(refusal)
  })
})
