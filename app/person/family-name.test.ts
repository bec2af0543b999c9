import { expect, it } from 'vitest'
import { occursIn } from './family-name'

it.each([
  ['de Vries', 'Anna de Vries', true],
  ['VRIES', 'Anna de Vries', true],
  ['Jansen-Yildiz', 'Fatma Yıldız Jansen', true],
  ['Muller', 'Hugo Müller-van den Berg', true],
  ['van den Berg', 'Hugo van den Heuvel', false],
  ['de', 'Anna de Vries', true],
  ['Peters', 'Hugo van den Berg', false],
  ['-', 'Hugo van den Berg', false],
  ['Peters', null, true],
])('%s in %s is %s', (surname, fullName, is) => expect(occursIn(surname, fullName)).toBe(is))
