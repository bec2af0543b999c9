import { expect, it } from 'vitest'
import { readTypedDay } from './typed-day'

it.each([
  ['24-3-2012', '2012-03-24'],
  [' 24/03/2012 ', '2012-03-24'],
  ['24 3 2012', '2012-03-24'],
  ['24.03.2012', '2012-03-24'],
  ['24032012', '2012-03-24'],
  ['2012-03-24', '2012-03-24'],
  ['29-2-2012', '2012-02-29'],
  ['29-2-2011', null],
  ['31-4-2012', null],
  ['3-24-2012', null],
  ['24-3-12', null],
  ['', null],
  ['gisteren', null],
])('reads %j as %j', (typed, day) => {
  expect(readTypedDay(typed)).toBe(day)
})
