import { expect, it } from 'vitest'
import { requestName, safeRequestId } from './request-id'

it.each([
  '1',
  'request-00000001',
  '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  'urn:uuid:3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  "!#$%&'()*+,-./:;<=>?@[]^_`{|}~",
  'a'.repeat(128),
])('a safe request id comes back as it was sent: %s', (given) => {
  expect(safeRequestId(given)).toBe(given)
})

it('is no part of what the logs call it', () => {
  expect(requestName('own', null)).toBe('own')
  expect(requestName('own', 'hash')).toBe('own.hash')
})

it.each([
  undefined,
  '',
  'a'.repeat(129),
  'a b',
  'a"b',
  'a\\b',
  'a\tb',
  'a\nb',
  'café',
  'a\u0000',
  'a\u007f',
  ['a', 'b'],
])('another is not repeated: %j', (given) => {
  expect(safeRequestId(given)).toBeNull()
})
