import { expect, it } from 'vitest'
import { defineList, numbered, pageAsked } from './list'

const LIST = defineList({
  blank: { state: 'open', who: '' },
  longest: 5,
  settle: (values) => (values.who ? { ...values, state: 'all' } : values),
})

const read = (query: string) => LIST.values(new URLSearchParams(query))

it.each([
  ['', { state: 'open', who: '' }],
  ['state=done&else=x', { state: 'done', who: '' }],
  ['state=longer-than-any', { state: 'longe', who: '' }],
  ['who=Anna', { state: 'all', who: 'Anna' }],
  ['__proto__=x', { state: 'open', who: '' }],
])('reads %s', (query, values) => {
  expect(read(query)).toEqual(values)
})

it.each([
  [{ state: 'open', who: '' }, null, ''],
  [{ state: 'done', who: '' }, null, 'state=done'],
  [{ state: 'all', who: 'A&b' }, '7.x', 'state=all&who=A%26b&voor=7.x'],
])('keeps %j in an address, from %s', (values, place, query) => {
  expect(LIST.query(values, place)).toBe(query)
  const again = new URLSearchParams(query)
  expect([LIST.values(again), LIST.place(again)]).toEqual([values, place])
})

it.each([
  [1, { page: 1, pages: 3, shown: [1, 2] }],
  [3, { page: 3, pages: 3, shown: [5] }],
  [9, { page: 3, pages: 3, shown: [5] }],
])('shows page %i of what is in memory', (page, shown) => {
  expect(numbered([1, 2, 3, 4, 5], { page, size: 2 })).toEqual(shown)
})

it('has one page of nothing', () => {
  expect(numbered([], { page: 4, size: 2 })).toEqual({ page: 1, pages: 1, shown: [] })
})

it.each([
  ['bladzijde=2', 2],
  ['', 1],
  ['bladzijde=0', 1],
  ['bladzijde=1.5', 1],
  ['bladzijde=9e99', 1],
  ['bladzijde=-3', 1],
])('is asked with %s for page %i', (query, page) => {
  expect(pageAsked(new URLSearchParams(query))).toBe(page)
})
