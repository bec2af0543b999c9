import { describe, expect, it } from 'vitest'
import { isDifferent, readAnswers, type Stood, type TypedAnswer } from './answers'

const today = '2026-03-16'
const ends: Stood = { answer: 'yes', until: '2026-12-31' }
const ended: Stood = { answer: 'yes', until: '2026-01-31' }
const read = (typed: TypedAnswer, stood: Stood = null) => {
  const { answers, problems } = readAnswers({ RPZAC005: typed }, () => stood, today)
  return { said: answers.RPZAC005, problem: problems[0]?.problem }
}

describe('the answers of a page', () => {
  it.each<[string, TypedAnswer, Stood, ReturnType<typeof read>]>([
    ['a yes', { answer: 'yes', until: '' }, null, { said: { answer: 'yes' }, problem: undefined }],
    [
      'a yes with its last day',
      { answer: 'yes', until: '31-12-2026' },
      null,
      { said: { answer: 'yes', until: '2026-12-31' }, problem: undefined },
    ],
    [
      'a yes from a form without that field, which keeps the day',
      { answer: 'yes' },
      ends,
      { said: { answer: 'yes', until: '2026-12-31' }, problem: undefined },
    ],
    [
      'a yes of which the day is taken away',
      { answer: 'yes', until: ' ' },
      ends,
      { said: { answer: 'yes' }, problem: undefined },
    ],
    [
      'a yes that ended and is left as it was',
      { answer: 'yes', until: '31-01-2026' },
      ended,
      { said: { answer: 'yes', until: '2026-01-31' }, problem: undefined },
    ],
    [
      'a no where a yes with a day stood',
      { answer: 'no', until: '31-12-2026' },
      ends,
      { said: { answer: 'no' }, problem: undefined },
    ],
    [
      'a no with a day that was just typed',
      { answer: 'no', until: '30-11-2026' },
      ends,
      { said: { answer: 'no' }, problem: 'without-yes' },
    ],
    [
      'a day without an answer',
      { answer: 'open', until: '30-11-2026' },
      null,
      { said: 'open', problem: 'without-yes' },
    ],
    ['yesterday', { answer: 'yes', until: '15-3-2026' }, null, { said: undefined, problem: 'past' }],
    ['no day', { answer: 'yes', until: 'ooit' }, null, { said: undefined, problem: 'malformed' }],
    ['a removal', { answer: 'removed', until: 'ooit' }, ends, { said: 'removed', problem: undefined }],
  ])('%s', (...[, typed, stood, expected]) => {
    expect(read(typed, stood)).toEqual(expected)
  })

  it('differ from what stands there in answer or in last day', () => {
    expect(isDifferent({ answer: 'yes', until: '31-12-2026' }, ends)).toBe(false)
    expect(isDifferent({ answer: 'yes' }, ends)).toBe(false)
    expect(isDifferent({ answer: 'yes', until: '' }, ends)).toBe(true)
    expect(isDifferent({ answer: 'no' }, ends)).toBe(true)
    expect(isDifferent({ answer: 'open' }, null)).toBe(false)
    expect(isDifferent({ answer: 'removed' }, ends)).toBe(true)
  })
})
