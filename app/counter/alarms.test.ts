import { describe, expect, it } from 'vitest'
import { isOwnFamilyName, oddLookUps, oddRecords, type RecordedToday } from './alarms'

const at = (clock: string) => new Date(`2026-11-26T${clock}:00+01:00`)
const minutesApart = (many: number, minutes: number, until = '10:00'): RecordedToday[] =>
  Array.from({ length: many }, (_, place) => ({
    at: new Date(at(until).getTime() - place * minutes * 60_000),
    version: null,
  }))

describe('odd in looking people up', () => {
  it.each([
    ['nothing of a day with some misses', { misses: 7, lookedOnly: 5 }, []],
    ['many misses', { misses: 8, lookedOnly: 0 }, [{ kind: 'misses', count: 8 }]],
    ['many looked up for nothing', { misses: 0, lookedOnly: 6 }, [{ kind: 'looked-only', count: 6 }]],
  ])('is %s', (_what, looked, odd) => expect(oddLookUps(looked)).toEqual(odd))
})

describe('odd in what is recorded', () => {
  it.each<[string, RecordedToday[], string, ReturnType<typeof oddRecords>]>([
    ['nothing of a busy morning', minutesApart(30, 3), '10:00', []],
    ['five within ten minutes', minutesApart(5, 2), '10:00', [{ kind: 'series', count: 5 }]],
    ['not four', minutesApart(4, 1), '10:00', []],
    ['not five of which the first is ten minutes old', minutesApart(5, 2.5), '10:00', []],
    ['three at night', minutesApart(3, 15, '22:30'), '22:30', [{ kind: 'at-night', count: 3 }]],
    ['not three of which one was before ten', minutesApart(3, 16, '22:30'), '22:30', []],
    ['three before six', minutesApart(3, 20, '05:59'), '05:59', [{ kind: 'at-night', count: 3 }]],
    ['not what was at night, in the morning', minutesApart(3, 20, '05:59'), '06:00', []],
    [
      'ten who never chose before',
      minutesApart(10, 11).map((one) => ({ ...one, version: 1 })),
      '10:00',
      [{ kind: 'never-chose', count: 10 }],
    ],
    ['not ten who did', minutesApart(10, 11).map((one) => ({ ...one, version: 2 })), '10:00', []],
  ])('is %s', (_what, ...[records, now, odd]) => expect(oddRecords(records, at(now))).toEqual(odd))
})

it.each([
  ['S. Visser', 'Jan Visser', true],
  ['S. Visser', 'Visser Jansen', false],
  ['S. Visser', 'Anna de Groot-Visser', true],
  ['F. Yıldız-Öz', 'Ali OZ', true],
  ['A. B. van der Berg', 'Piet van den Berg', true],
  ['A. van Dam', 'Piet van Berg', false],
  ['A. van Dam', null, false],
])('%s and %s: one family name is %s', (member, person, is) =>
  expect(isOwnFamilyName(member, person)).toBe(is),
)
