import { expect, it } from 'vitest'
import type { Path } from '~/paths'
import { landingOf } from './welcome'

it.each([
  ['under-12', 'needed', null, '/mijn/keuzes', '/mijn'],
  ['12-15', 'needed', null, '/mijn/keuzes', '/welkom'],
  ['16-or-over', 'needed', '/mijn/zestien', null, '/welkom'],
  ['16-or-over', 'done', '/mijn/zestien', '/mijn/keuzes', '/mijn/zestien'],
  ['16-or-over', 'needed', null, '/mijn/noodslot', '/welkom'],
  ['16-or-over', 'done', '/mijn/zestien', null, '/mijn/zestien'],
  ['16-or-over', 'done', null, '/mijn/keuzes', '/mijn/keuzes'],
  ['16-or-over', 'done', null, null, '/mijn'],
] as const)(
  '%s, first login %s, %s first, on the way to %s: lands at %s',
  (...[age, welcome, first, path, to]) => {
    expect(landingOf({ ageCategory: age, welcome, first: first as Path | null }, path as Path | null)).toBe(
      to,
    )
  },
)
