import { expect, it } from 'vitest'
import { blacken } from './blacken'

it.each([
  ['geboren 12-03-1980.', '12-03-1980', 'geboren █████.'],
  ['De HIV-test was goed', 'hiv-test', 'De █████ was goed'],
  ['een (1+1)/2 [x]', '(1+1)/2 [x]', 'een █████'],
  ['Jan  de\nVries', 'jan de vries', '█████'],
  ['12a03', '12.03', null],
  ['een a', 'a', null],
])('in %j: %j', (text, words, black) => expect(blacken(text, words)).toBe(black))
