import * as v from 'valibot'
import { expect, it } from 'vitest'
import { reasonField } from './reason'

it.each([
  ['', false],
  ['     \t\n          ', false],
  ['kort', false],
  ['aaaaaaaaaaaaaaa', false],
  ['ababababababab', false],
  ['. . . . . . . . . . . .', false],
  ['x'.repeat(1200), false],
  ['Klacht K 2026 0021', true],
  ['  De burger vraagt   wie er keek  ', true],
])('%j is a reason: %s', (typed, is) => {
  expect(v.safeParse(reasonField, typed).success).toBe(is)
})

it('holds no citizen number, whoever typed one', () => {
  expect(v.parse(reasonField, 'Vraag van 999.990.408 over K 2026 0021')).toBe('Vraag van … over K 2026 0021')
})
