import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillHtml, fillText } from './fill'

describe('filling in a letter', () => {
  it('puts values in the place of marks', () => {
    expect(fillText('%%greeting%% Klik: %%link%%', { greeting: 'Goedendag,', link: 'abc' })).toBe(
      'Goedendag, Klik: abc',
    )
  })

  it('lets nothing become markup', () => {
    fc.assert(
      fc.property(fc.string(), (greeting) => {
        const html = fillHtml('<p title="%%greeting%%">%%greeting%%</p>', { greeting })
        expect(
          html
            .replace(/^<p title="/, '')
            .replace(/<\/p>$/, '')
            .replace('">', ''),
        ).not.toMatch(/[<>"']/)
      }),
    )
  })

  it('leaves marks and patterns inside a value as they are', () => {
    expect(fillText('%%greeting%%', { greeting: "%%link%% $& $' \\" })).toBe("%%link%% $& $' \\")
  })

  it('keeps a value on its line', () => {
    expect(fillText('%%greeting%%', { greeting: 'Anna\r\nBcc: b@c.nl\u2028x' })).toBe('Anna Bcc: b@c.nl x')
  })

  it('refuses a letter that asks for what is not there', () => {
    expect(() => fillText('%%link%%', {})).toThrow(/link/)
    expect(() => fillText('%%constructor%%', {})).toThrow(/constructor/)
  })
})
