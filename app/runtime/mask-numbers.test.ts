import { expect, it } from 'vitest'
import { maskNumbers } from './mask-numbers'

export const CANARY = '999990408'
const each = (write: (digit: string) => string) => [...CANARY].map(write).join('')

it.each([
  ['as it is', CANARY],
  ['with spaces, dots and dashes', '999 99.0-408'],
  ['percent-encoded', each((digit) => `%3${digit}`)],
  ['escaped', each((digit) => `\\u003${digit}`)],
  ['as HTML', each((digit) => `&#${48 + Number(digit)};`)],
  ['in hexadecimal', each((digit) => `3${digit}`)],
  ['in base64', btoa(`bsn=${CANARY}`)],
  ['in digits of another script', each((digit) => String.fromCodePoint(0xff10 + Number(digit)))],
  ['within other digits', `31${CANARY}77`],
])('masks a number %s', (_how, written) => {
  const masked = maskNumbers(`before ${written} after`)
  expect(masked).toContain('…')
  expect(masked).toMatch(/^before /)
  expect(masked).not.toContain(written)
  expect(masked.replaceAll(/\D/g, '').length).toBeLessThan(8)
})

it.each([
  'the portal is ready',
  'SQLITE_CONSTRAINT: UNIQUE constraint failed: session.id_index',
  'port 3000',
  '2026 was 12',
])('leaves what is no number: %s', (text) => expect(maskNumbers(text)).toBe(text))

it('is quick at any length', () => {
  for (const text of ['1'.repeat(60_000), '1 - '.repeat(20_000), 'a1'.repeat(40_000), '%3'.repeat(40_000)]) {
    const began = performance.now()
    maskNumbers(text)
    expect(performance.now() - began).toBeLessThan(200)
  }
})
