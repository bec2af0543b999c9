import { expect, test } from 'vitest'
import { pagesAround } from './pages-around'

test('shows the ends and what is near', () => {
  expect(pagesAround(1, 3)).toEqual([1, 2, 3])
  expect(pagesAround(7, 20)).toEqual([1, 5, 6, 7, 8, 9, 20])
  expect(pagesAround(20, 20)).toEqual([1, 18, 19, 20])
})
