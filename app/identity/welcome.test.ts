import { expect, it } from 'vitest'
import { landingOf } from './welcome'

it.each([
  ['under-12', 'needed', false, '/mijn/keuzes', '/mijn'],
  ['12-15', 'needed', false, '/mijn/keuzes', '/welkom'],
  ['16-or-over', 'needed', true, null, '/welkom'],
  ['16-or-over', 'done', true, '/mijn/keuzes', '/mijn/zestien'],
  ['16-or-over', 'done', true, '/mijn/noodslot', '/mijn/noodslot'],
  ['16-or-over', 'needed', false, '/mijn/noodslot', '/welkom'],
  ['16-or-over', 'done', true, null, '/mijn/zestien'],
  ['16-or-over', 'done', false, '/mijn/keuzes', '/mijn/keuzes'],
  ['16-or-over', 'done', false, null, '/mijn'],
] as const)(
  '%s, first login %s, unconfirmed %s, on the way to %s: lands at %s',
  (...[age, welcome, open, path, to]) => {
    expect(landingOf({ ageCategory: age, welcome, unconfirmed: open }, path)).toBe(to)
  },
)
