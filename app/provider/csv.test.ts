import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProviderCsv } from './csv'

const LINDE = { ura: '90000101', name: 'Huisartsenpraktijk De Linde', city: 'Utrecht', types: ['Z3'] }
const read = (...lines: string[]) => readProviderCsv(lines.join('\n'))

describe('readProviderCsv', () => {
  it.each([
    ['ura,name,type,city', '90000101,Huisartsenpraktijk De Linde,Z3,Utrecht'],
    ['URA;Name;Type;City', '90000101;Huisartsenpraktijk De Linde;Z3;Utrecht'],
    ['\ufeffcity,extra,type,name,ura\r', 'Utrecht,x,Z3,"Huisartsenpraktijk De Linde",90000101\r'],
    ['ura,name,type,city', '', '90000101, Huisartsenpraktijk De Linde ,Z3, Utrecht', ''],
  ])('reads %j', (...lines) => {
    expect(read(...lines)).toEqual({ providers: [LINDE], mistakes: [] })
  })

  it('reads quoted separators, quotes and line ends', () => {
    const { providers } = read(
      'ura,name,type,city',
      '90000101,"De ""Linde"", huisartsen',
      'en meer",Z3,Utrecht',
    )
    expect(providers[0]?.name).toBe('De "Linde", huisartsen\nen meer')
  })

  it('joins the types of one provider', () => {
    const lines = ['90000101,A,Z3 J8,Utrecht', '90000101,A,J8|K3,Utrecht']
    expect(read('ura,name,type,city', ...lines).providers).toMatchObject([{ types: ['Z3', 'J8', 'K3'] }])
  })

  it('reads since when a provider is there no more, and with which it goes on', () => {
    const ended = '90000101,A,Z3,Utrecht,2026-01-01,90000102'
    expect(
      read('ura,name,type,city,ended,merged_into', ended, '90000102,B,Z3,Utrecht,,').providers,
    ).toMatchObject([
      { ura: '90000101', endedAt: new Date('2026-01-01T00:00:00Z'), mergedInto: '90000102' },
      { ura: '90000102', types: ['Z3'] },
    ])
    const mistakes = ['2026-02-29,', ',90000102', '2026-01-01,123'].map(
      (end) => read('ura,name,type,city,ended,merged_into', `90000101,A,Z3,Utrecht,${end}`).mistakes[0]?.what,
    )
    expect(mistakes).toEqual([
      'an end is a day that exists, written 2026-12-31',
      'a provider that goes on under another URA has an end',
      'a URA it goes on with is eight digits',
    ])
  })

  it('names every mistake with its line', () => {
    const { mistakes } = read(
      'ura,name,type,city',
      '1234567,A,Z3,Utrecht',
      '90000101,"A',
      'B",Z3,Utrecht',
      '90000101,C,Z3,Utrecht',
      '90000102,,Z3,Utrecht',
      '90000103,A,,Utrecht',
      '90000104,A,z3<,Utrecht',
      '90000105',
    )
    expect(mistakes.map(({ line }) => line)).toEqual([2, 5, 6, 7, 8, 9])
    expect(mistakes[1]?.what).toMatch(/another name/)
  })

  it('refuses a header without the columns, and an empty file', () => {
    expect(read('ura,name,city').mistakes).toEqual([{ line: 1, what: 'the header has no column type' }])
    expect(read('').mistakes).toHaveLength(1)
  })

  it('reads back every cell that is written with quotes', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 50 })
      .filter((text) => text.trim() === text && !/\r/.test(text))
    fc.assert(
      fc.property(name, (written) => {
        const quoted = `"${written.replaceAll('"', '""')}"`
        expect(read('ura,name,type,city', `90000101,${quoted},Z3,Utrecht`).providers).toEqual([
          { ...LINDE, name: written },
        ])
      }),
    )
  })

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a') }), (text) => {
        readProviderCsv(`ura,name,type,city\n${text}`)
      }),
    )
  })
})
