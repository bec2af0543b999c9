import { expect, it } from 'vitest'
import { withoutNumbers } from './call-note'

it.each([
  ['Belt over 999990408 en wil een brief', 'Belt over █████████ en wil een brief'],
  ['999 990 408', '█████████'],
  ['geboren 12-03-1980 123456782', 'geboren 12-03-1980 █████████'],
  ['Gesprek 123456789, tel. 088 000 00 00', 'Gesprek 123456789, tel. 088 000 00 00'],
])('makes a citizen number black: %s', (typed, kept) => expect(withoutNumbers(typed)).toBe(kept))
