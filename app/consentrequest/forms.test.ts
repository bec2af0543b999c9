import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { byCodeForm } from './forms'
import { beginningOf } from './request'

const FILLED = {
  ...{ code: 'ABCD2345', doel: 'research', tekst: 'Wij onderzoeken slaap.', gegevens: ['GGC002'] },
  ...{ ontvanger: 'Universiteit', totenmet: '31-12-2027', kenmerk: 'Slaap 12' },
}
const read = (typed: Partial<typeof FILLED>) => {
  const { issues, output } = v.safeParse(byCodeForm, { ...FILLED, ...typed })
  return issues ? issues.map(({ message }) => message) : (output as { asked: object }).asked
}

it('has a code: one that is missing is another mistake than one that can be none', () => {
  expect([read({ code: ' ' }), read({ code: 'ABC' })]).toEqual([['leave.code.missing'], ['leave.code.wrong']])
})

const WITH_DAYS = 'In 2026-2027, van 01-01-2026 tot 31-12-2027. Bel 030-1234567'

describe('what staff write to somebody', () => {
  it('stays as it was typed: years, days, telephone numbers and line breaks', () => {
    const typed = { tekst: `${WITH_DAYS}\r\n\r\n\r\nDank u.`, ontvanger: 'Loket 2026-2027' }
    expect(read(typed)).toMatchObject({ text: `${WITH_DAYS}\n\nDank u.`, recipient: 'Loket 2026-2027' })
  })

  it.each(['tekst', 'ontvanger', 'kenmerk'])('is refused with a citizen number in it: %s', (field) => {
    expect(read({ [field]: 'van 999 990 408 dus' })).toEqual(['leave.words.number'])
  })

  it.each(['\u202e', '\u200b', '\u0007', '\u2028', '\ufffd'])(
    'is refused with a sign in it that does not show',
    (sign) => {
      for (const field of ['tekst', 'ontvanger', 'kenmerk'])
        expect([field, read({ [field]: `Wij${sign}onderzoeken` })]).toEqual([field, ['leave.words.hidden']])
    },
  )

  it('has lines in the text only', () => {
    expect(read({ ontvanger: 'Een\nTwee' })).toEqual(['leave.words.hidden'])
  })
})

it('is mentioned by its beginning, in whole words on one line', () => {
  expect(beginningOf('Eerst dit.\n\nDan dat.')).toBe('Eerst dit. Dan dat.')
  expect(beginningOf('woord '.repeat(40))).toBe(`${'woord '.repeat(16).trim()}…`)
  expect(beginningOf('x'.repeat(200))).toBe(`${'x'.repeat(100)}…`)
})
