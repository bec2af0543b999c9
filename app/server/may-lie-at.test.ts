import { matchRoutes } from '@remix-run/react'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAGES } from '~/paths'
import { addressOf, mayLieAt } from './may-lie-at'

const PATTERNS = [...Object.values(PAGES).map((path) => `en?${path}`), 'en?', '*', 'en?/*']

/** As the router says it. */
const liesAt = (pattern: string, pathname: string) => matchRoutes([{ path: pattern }], pathname) !== null

describe('what may lie at an address', () => {
  it('is everything that the router finds there', () => {
    const segment = fc.oneof(
      fc.constantFrom(...new Set(PATTERNS.flatMap((pattern) => pattern.split('/')))),
      fc.constantFrom('en', 'EN', 'Mijn', '%6Dijn', '', '%2F', 'a b', 'é'),
      fc.string({ maxLength: 4 }).map((text) => text.replaceAll('%', '')),
    )
    const address = fc.oneof(
      fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`),
      fc.constantFrom(...PATTERNS).map((pattern) => `/${pattern.replace('en?', 'en').replaceAll(':', 'x')}`),
    )
    fc.assert(
      fc.property(address, (written) => {
        const { pathname } = new URL(`http://portal${written}`)
        for (const pattern of PATTERNS)
          if (liesAt(pattern, pathname))
            expect([pattern, mayLieAt(pattern)(addressOf(pathname))]).toEqual([pattern, true])
      }),
      { numRuns: 300 },
    )
  })

  it('is also what is written in a code that nobody can read', () => {
    expect(mayLieAt('en?/mijn/geschiedenis/:versie')(addressOf('/mijn/geschiedenis/%'))).toBe(true)
  })

  it('is little else', () => {
    const at = (pathname: string) =>
      PATTERNS.filter((pattern) => mayLieAt(pattern)(addressOf(pathname))).length
    for (const pathname of ['/', '/en', '/mijn', '/en/mijn/keuzes', '/nergens/te/vinden'])
      expect(at(pathname), pathname).toBeLessThanOrEqual(5)
  })
})
