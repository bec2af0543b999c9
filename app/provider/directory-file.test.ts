import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDirectoryFile } from './directory-file'
import { mistakesInMergers } from './mergers'

const LINDE = { ura: '90000101', name: 'Huisartsenpraktijk De Linde', city: 'Utrecht', types: ['Z3'] }
const read = (...lines: string[]) => {
  const { providers, mistakes } = readDirectoryFile(lines.join('\n'))
  return { providers: providers.map(({ line: _line, ...provider }) => provider), mistakes }
}
const HEADER = 'ura,name,type,city'
const mistakesOf = (...lines: string[]) => read(HEADER, ...lines).mistakes

describe('readDirectoryFile', () => {
  it.each([
    ['ura,name,type,city', '90000101,Huisartsenpraktijk De Linde,Z3,Utrecht'],
    ['URA;Name;Type;City', '90000101;Huisartsenpraktijk De Linde;Z3;Utrecht'],
    ['\ufeffcity,extra,type,name,ura\r', 'Utrecht,x,Z3,"Huisartsenpraktijk De Linde",90000101\r'],
    ['ura,name,type,city', '', '90000101, Huisartsenpraktijk De Linde ,Z3, Utrecht', ''],
  ])('reads %j', (...lines) => {
    expect(read(...lines)).toEqual({ providers: [LINDE], mistakes: [] })
  })

  it('reads quoted separators and quotes', () => {
    const { providers } = read('ura,name,type,city', '90000101, "De ""Linde"", huisartsen" ,Z3,Utrecht')
    expect(providers[0]?.name).toBe('De "Linde", huisartsen')
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
      { ura: '90000101', endedAt: new Date('2025-12-31T23:00:00Z'), mergedInto: '90000102' },
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

  it('takes an end as a day in the Netherlands, in winter and in summer', () => {
    const ends = ['2026-01-01', '2026-07-01'].map(
      (end) => read(`${HEADER},ended`, `90000101,A,Z3,Utrecht,${end}`).providers[0]?.endedAt,
    )
    expect(ends).toEqual([new Date('2025-12-31T23:00:00Z'), new Date('2026-06-30T22:00:00Z')])
  })

  it('names every mistake with its line', () => {
    const mistakes = mistakesOf(
      '1234567,A,Z3,Utrecht',
      '90000101,"A',
      'B",Z3,Utrecht',
      '90000101,C,Z3,Utrecht',
      '',
      '90000102,,Z3,Utrecht',
      '90000103,A,,Utrecht',
      '90000104,A,z3<,Utrecht',
      '90000105',
      '90000106,De Linde, huisartsen,Z3,Utrecht',
    )
    expect(mistakes.map(({ line }) => line)).toEqual([2, 3, 7, 8, 9, 10, 11])
    expect(mistakes[1]?.what).toContain('U+000A')
    expect(mistakes.slice(-2).map(({ what }) => what)).toEqual([
      'the line has 3 cells less than the header',
      'the line has 1 cell more than the header: is a separator in a name outside quotation marks?',
    ])
  })

  it.each([
    ['90000101,"De" Linde,Z3,Utrecht', /quotation mark/],
    ['90000101,De "Linde",Z3,Utrecht', /quotation mark/],
    ['90000101,"De Linde,Z3,Utrecht', /none that ends it/],
  ])('stops at a quotation mark out of place, and says where: %s', (line, what) => {
    const before = '90000100,A,Z3,Utrecht'
    for (const after of [[], ['90000102,B,Z3,Utrecht', '90000103,C,Z3,Utrecht']])
      expect(mistakesOf(before, '', line, ...after)).toEqual([{ line: 4, what: expect.stringMatching(what) }])
  })

  it.each([
    ['a null', '\0', 'U+0000'],
    ['a tab', '\t', 'U+0009'],
    ['a direction mark', '\u202e', 'U+202E'],
    ['an isolate', '\u2066', 'U+2066'],
    ['a space of no width', '\u200b', 'U+200B'],
    ['a garbled letter', '\ufffd', 'U+FFFD'],
  ])('takes no name or city with %s in it', (_what, character, code) => {
    const [name] = mistakesOf(`90000101,De${character}Linde,Z3,Utrecht`)
    expect(name).toMatchObject({ line: 2, what: expect.stringContaining(`the name has a character`) })
    expect(name?.what).toContain(code)
    expect(mistakesOf(`90000101,De Linde,Z3,Ut${character}recht`)).toHaveLength(1)
  })

  it('takes one URA on two lines only when they say the same, and each another type', () => {
    const first = '90000101,A,Z3,Utrecht'
    const what = ['90000101,B,J8,Utrecht', '90000101,A,J8,Zeist', first].map(
      (line) => mistakesOf(first, line)[0]?.what,
    )
    expect(what).toEqual([
      'this URA stands at line 2 already, with another name',
      'this URA stands at line 2 already, with another city',
      'this URA stands at line 2 already, with the same type',
    ])
  })

  it('names mergers that lead nowhere or in a circle, over the directory too', () => {
    const filed = [
      { ura: 'a', mergedInto: 'b', line: 2 },
      { ura: 'b', mergedInto: 'c', line: 3 },
      { ura: 'd', mergedInto: 'e', line: 4 },
      { ura: 'e', line: 5 },
      { ura: 'f', mergedInto: 'a', line: 6 },
      { ura: 'g', mergedInto: 'nowhere', line: 7 },
    ]
    const lines = mistakesInMergers(filed, [
      { ura: 'c', mergedInto: 'a' },
      { ura: 'e', mergedInto: 'd' },
    ]).map(({ line }) => line)
    expect(lines).toEqual([2, 3, 7])
    expect(mistakesOf('90000101,A,Z3,Utrecht')).toEqual([])
  })

  it('refuses a header without the columns, and an empty file', () => {
    expect(read('ura,name,city').mistakes).toEqual([{ line: 1, what: 'the header has no column type' }])
    expect(read('').mistakes).toHaveLength(1)
  })

  it('reads back every cell that is written with quotes', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 50, unit: fc.constantFrom('"', ',', ';', ' ', 'a', 'é', '’') })
      .filter((text) => text.trim() === text)
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
        readDirectoryFile(`ura,name,type,city\n${text}`)
      }),
    )
  })
})
