import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchTerms, searchWords } from './search'

const words = searchWords({ name: 'Huisartsenpraktijk De Linde', city: "'s-Hertogenbosch" })

describe('finding a provider', () => {
  it.each([
    'linde',
    'LIN',
    'huisarts linde',
    'linde hertogen',
    "'s-Hertogenbosch",
    '’s hertogenbosch',
    'de  linde.',
  ])('by %s', (query) => {
    expect(matches(words, searchTerms(query))).toBe(true)
  })

  it.each(['eik', 'linde utrecht', 'inde', '', '  -'])('not by «%s»', (query) => {
    expect(matches(words, searchTerms(query))).toBe(false)
  })

  it.each([
    ['Praktijk Zoë', 'Súdwest-Fryslân', 'zoe sudwest fryslan'],
    ['Çelik & Yıldız', 'Gouda', 'celik yildiz'],
    ['Apotheek De ĳsvogel', 'Ede', 'ijsvogel'],
    ['Straße 9', 'Ede', 'strasse 9'],
  ])('%s in %s whatever the accents', (name, city, query) => {
    expect(matches(searchWords({ name, city }), searchTerms(query))).toBe(true)
  })

  it('by any beginning of its own words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(), (word, length) => {
        expect(matches(words, searchTerms(word.slice(0, 1 + (length % word.length))))).toBe(true)
      }),
    )
  })

  it('by its own name and town, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, city) => {
        const terms = searchTerms(`${city} ${name}`)
        expect(matches(searchWords({ name, city }), terms)).toBe(terms.length > 0)
      }),
    )
  })

  it('without anything a database could read as a wildcard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        expect(searchTerms(query).join('')).toMatch(/^[\p{L}\p{N}]*$/u)
      }),
    )
  })
})

/** What the query of `store.server.ts` does: every term begins one of the words, and no terms find nothing. */
function matches(words: readonly string[], terms: readonly string[]): boolean {
  return terms.length > 0 && terms.every((term) => words.some((word) => word.startsWith(term)))
}
