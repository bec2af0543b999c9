import { expect, it } from 'vitest'
import { looksAlone, type CounterEvent } from './looks'

/** Newest first, as the log is read: what happened, by whom. */
const alone = (...events: [CounterEvent['event'], string][]) =>
  looksAlone(events.map(([event, by], place) => ({ event, by, at: new Date(-place), place }))).map(
    ({ place }) => place,
  )

it.each<[string, [CounterEvent['event'], string][], number[]]>([
  [
    'a look that a record followed',
    [
      ['recorded', 'a'],
      ['looked-up', 'a'],
    ],
    [],
  ],
  ['a look and nothing', [['looked-up', 'a']], [0]],
  [
    'a look after the record',
    [
      ['looked-up', 'a'],
      ['recorded', 'a'],
      ['looked-up', 'a'],
    ],
    [0],
  ],
  [
    'two looks before one record',
    [
      ['recorded', 'a'],
      ['looked-up', 'a'],
      ['looked-up', 'a'],
    ],
    [2],
  ],
  [
    'a look of another before the record',
    [
      ['recorded', 'a'],
      ['looked-up', 'b'],
      ['looked-up', 'a'],
    ],
    [1],
  ],
  [
    'a refusal stands, and its look is of it',
    [
      ['recording-refused', 'a'],
      ['looked-up', 'a'],
    ],
    [0],
  ],
])('%s', (_, events, left) => expect(alone(...events)).toEqual(left))
