import { describe, expect, it } from 'vitest'
import { saysOtherCharset, utf8Form, utf8Text } from './utf8.server'

/** Bytes that are no UTF-8, each for a reason of its own. */
const WRONG: [string, number[]][] = [
  ['latin 1', [0x63, 0x61, 0x66, 0xe9]],
  ['half a character', [0xc3]],
  ['a continuation by itself', [0xa9]],
  ['a slash in two bytes', [0xc0, 0xaf]],
  ['half of a pair', [0xed, 0xa0, 0x80]],
  ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ['UTF-16', [0xff, 0xfe, 0x61, 0x00]],
]
const percent = (bytes: number[]) => bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

describe('only UTF-8', () => {
  it.each(WRONG)('is no text: %s', (_what, bytes) => {
    expect(utf8Text(Buffer.from(bytes))).toBeNull()
    expect(utf8Form(Buffer.from(bytes))).toBeNull()
    expect(utf8Form(Buffer.from(`name=a${percent(bytes)}&b=c`))).toBeNull()
    expect(utf8Form(Buffer.from(`a${percent(bytes).toUpperCase()}=b`))).toBeNull()
  })

  it.each(['', 'naam=Zo%C3%AB&b=%F0%9F%92%A9', 'naam=Zoë', 'a=%zz&b=100%', 'a=%00', '%25ff=%25c3'])(
    'is a form: %s',
    (form) => expect(utf8Form(Buffer.from(form))).toBe(form),
  )

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'text/plain; x=charset',
  ])('is what %s says', (type) => expect(saysOtherCharset(type)).toBe(false))

  it.each([
    'application/json; charset=iso-8859-1',
    'application/json; Charset="utf-16"',
    'application/x-www-form-urlencoded;charset=',
    'application/json; charset=utf-8; charset=utf-7',
    'application/json; charset=utf-8x',
  ])('is not what %s says', (type) => expect(saysOtherCharset(type)).toBe(true))
})
