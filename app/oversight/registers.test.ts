import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '~/i18n/language'
import { REGISTER_NAMES } from './registers'
import { registerCsv, registerTable } from './registers.server'

describe.each(REGISTER_NAMES)('the register %s', (register) => {
  it.each(LANGUAGES)('has a word for every cell in %s', (language) => {
    const { columns, rows } = registerTable(register, language)
    expect(rows.length).toBeGreaterThan(3)
    for (const cells of [columns, ...rows]) {
      expect(cells).toHaveLength(columns.length)
      for (const cell of cells) expect(cell).not.toMatch(/^$|^(oversight|retention|processor)\./)
    }
  })

  it('is a file that a spreadsheet program reads as Dutch text, in which nothing is worked out', () => {
    const csv = registerCsv(register, 'nl')
    expect(csv.startsWith('\uFEFF"')).toBe(true)
    expect(csv).toContain('";"')
    expect(csv).not.toMatch(/"[=+\-@\t]/)
  })
})
