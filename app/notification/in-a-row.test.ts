import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterAttempt,
  isBelieved,
  isWayRefused,
  NOBODY_REFUSED,
  nextProbe,
  REFUSED_IN_A_ROW,
  type InARow,
} from './in-a-row'
import type { Outcome } from './retry'

const WAY: Outcome = { result: 'postponed', reason: 'x', way: true }
const ADDRESS: Outcome = { result: 'refused', reason: 'x', bounced: true }
const TAKEN: Outcome = { result: 'delivered' }

const after = (...attempts: [Outcome, string][]): InARow =>
  attempts.reduce((row, [outcome, recipient]) => afterAttempt(row, { outcome, recipient }), NOBODY_REFUSED)
const toEach = (outcome: Outcome, count: number) =>
  Array.from({ length: count }, (_, n): [Outcome, string] => [outcome, `citizen ${n}`])

describe('refusals in a row', () => {
  it.each([
    ['the way there', WAY],
    ['their address', ADDRESS],
  ])('close the way when enough different recipients are refused for %s', (_name, outcome) => {
    expect(isWayRefused(after(...toEach(outcome, REFUSED_IN_A_ROW - 1)))).toBe(false)
    expect(isWayRefused(after(...toEach(outcome, REFUSED_IN_A_ROW)))).toBe(true)
  })

  it('say nothing of one recipient, however often', () => {
    expect(isWayRefused(after(...Array.from({ length: 50 }, (): [Outcome, string] => [WAY, 'one'])))).toBe(
      false,
    )
  })

  it.each<[string, Outcome]>([
    ['is busy', { result: 'postponed', reason: 'x' }],
    ['is switched off', { result: 'unwanted', reason: 'x' }],
    ['cannot be made', { result: 'poison', reason: 'x' }],
    ['waits for a better address', { result: 'paused', reason: 'x' }],
    ['is too old', { result: 'refused', reason: 'too-old' }],
  ])('are not those of what %s', (_name, outcome) => {
    expect(after(...toEach(outcome, 50))).toEqual(NOBODY_REFUSED)
  })

  it('begin anew with one mail that is taken, wherever it comes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(WAY, ADDRESS)), (before) => {
        const refused = before.map((outcome, n): [Outcome, string] => [outcome, `citizen ${n}`])
        expect(after(...refused, [TAKEN, 'anna'])).toEqual(NOBODY_REFUSED)
      }),
    )
  })
})

describe('an answer that says no, and not why', () => {
  const MAYBE: Outcome = { result: 'postponed', reason: 'x', address: true }
  const MINUTE = 60_000

  it.each([
    ['the first time', after(), Infinity, false],
    ['the second time', after([MAYBE, 'anna']), Infinity, true],
    ['with another', after([MAYBE, 'anna'], [MAYBE, 'bram']), Infinity, false],
    ['after another', after([MAYBE, 'bram']), Infinity, false],
    ['just after a mail was taken', after(), 10 * MINUTE, true],
    ['long after a mail was taken', after(), 11 * MINUTE, false],
  ])('is believed of an address or not: %s', (...[, row, sinceTaken, believed]) => {
    expect(isBelieved(row, { recipient: 'anna', sinceTaken })).toBe(believed)
  })

  it('closes the way when it is given to enough different recipients', () => {
    expect(isWayRefused(after(...toEach(MAYBE, REFUSED_IN_A_ROW)))).toBe(true)
  })
})

it('one mail is tried after a minute, then less often, every five minutes at least', () => {
  const now = new Date('2026-03-16T08:30:00Z')
  const minutes = [0, 1, 2, 3, 50].map(
    (probes) => (nextProbe(now, probes).getTime() - now.getTime()) / 60_000,
  )
  expect(minutes).toEqual([1, 2, 4, 5, 5])
})
