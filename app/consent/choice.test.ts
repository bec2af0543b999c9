import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLocalDate } from '~/runtime/local-date'
import { answerOn, compareKeys, isNamed, keyText, named, uraOf } from './choice'
import { choosableKey } from './consent.arbitrary'

describe('a named provider', () => {
  it('is told from a category, and gives its number back', () => {
    expect(isNamed(named('90000101'))).toBe(true)
    expect(isNamed('RPZAC005')).toBe(false)
    expect(uraOf(named('90000101'))).toBe('90000101')
  })
})

describe('the answer of a choice on a day', () => {
  it.each([
    [{ answer: 'yes' as const }, 'yes'],
    [{ answer: 'no' as const }, 'no'],
    [{ answer: 'yes' as const, until: '2026-11-22' }, 'yes'],
    [{ answer: 'yes' as const, until: '2026-11-21' }, 'no'],
  ])('%j is %s', (choice, answer) => {
    expect(answerOn(choice, '2026-11-22')).toBe(answer)
  })
})

describe('a local date', () => {
  it.each(['2026-11-22', '2024-02-29', '2000-02-29', '2026-12-31'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true)
  })

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '',
    '2026-11-22T00:00',
    '22-11-2026',
  ])('«%s» does not', (text) => {
    expect(isLocalDate(text)).toBe(false)
  })
})

describe('the order of keys', () => {
  it('is total, and the same as that of holder, data, receiver in turn', () => {
    fc.assert(
      fc.property(choosableKey, choosableKey, (one, other) => {
        const parts = [
          [one.holder, other.holder],
          [one.data, other.data],
          [one.receiver, other.receiver],
        ].find(([left, right]) => left !== right)
        const expected = parts ? (parts[0]! < parts[1]! ? -1 : 1) : 0
        expect(compareKeys(one, other)).toBe(expected)
        expect(compareKeys(other, one)).toBe(-expected || 0)
        expect(keyText(one) === keyText(other)).toBe(expected === 0)
      }),
    )
  })
})
