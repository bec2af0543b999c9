import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvLine } from './csv'

it('writes cells between quotes and doubles a quote', () => {
  expect(csvLine(['a', 'b;c', 'say "no"', 'two\nlines'], ';')).toBe('"a";"b;c";"say ""no""";"two\nlines"\r\n')
})

it.each(['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
  'never begins a cell with a formula: %j',
  (text) => expect(csvLine([text], ',')).toBe(`"'${text}"\r\n`),
)

it('holds whatever is written: cells come back as they were, harmless', () => {
  const cells = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(cells, (written) => {
      const line = csvLine(written, ';')
      const read = [...line.slice(0, -2).matchAll(/(?:^|;)"((?:[^"]|"")*)"/g)].map((found) =>
        found[1]!.replaceAll('""', '"'),
      )
      const harmless = written.map((cell) => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell))
      expect(read).toEqual(harmless)
      for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
    }),
  )
})
