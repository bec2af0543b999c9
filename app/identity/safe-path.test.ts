import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safePath } from './safe-path'

const ORIGIN = 'https://portal.example'

describe('safePath', () => {
  it.each([
    '/',
    '/mijn',
    '/mijn/keuzes/controle',
    '/en/mijn',
    '/mijn/bekeken?pagina=2&soort=nee',
    '/mijn/keuzes/ura:90000101',
    '/zoeken?zoek=dokter%20De%20Vries%20%26%20zoon',
    '/zoeken?zoek=dokter+De+Vries',
    '/zoeken?zoek=caf%C3%A9+%2B',
    '/zoeken?zoek=a%2Fb&naar=%2F%2Fx',
    '/zoeken?zoek=a/b',
    '/mijn/bekeken?van=1%2D2%2D2026#dag-3',
    '/mijn/koppelcode#ABCD-EFGH',
    '/mijn/keuzes/zorgaanbieder/caf%C3%A9',
  ])('lets %s pass as it is', (path) => {
    expect(safePath(path)).toBe(path)
  })

  it.each([
    'mijn',
    '',
    '//kwaad.example',
    '///kwaad.example',
    '/\\kwaad.example',
    '\\/kwaad.example',
    '/\tkwaad.example',
    '\t//kwaad.example',
    ' /mijn',
    '/mijn ',
    '/mijn\n',
    '/mijn\r\nset-cookie: a=b',
    '/mijn%0d%0aset-cookie:%20a=b',
    '/%2f/kwaad.example',
    '/%5ckwaad.example',
    '/@kwaad.example',
    '/mijn@kwaad.example',
    'https://kwaad.example',
    'https:kwaad.example',
    'javascript:alert(1)',
    '/mijn//kwaad.example',
    '/..//kwaad.example',
    '/./mijn',
    '/mijn/../..',
    '/mijn?naar=//kwaad.example',
    '/mijn#//kwaad.example',
    '/mijn?zoek=%0d%0aset-cookie:%20a=b',
    '/mijn?zoek=%00',
    '/mijn?zoek=%zz',
    '/mijn?zoek=%',
    '/mijn?zoek=%ff',
    '/%2e%2e/kwaad',
    '/mijn/%2E%2E/kwaad',
    '/%40kwaad.example',
    '/mijn?a#b#c',
    `/${'a'.repeat(1001)}`,
    '/ mijn',
    '/․/kwaad',
    '/\u0000',
  ])('refuses %j', (path) => {
    expect(safePath(path)).toBeNull()
  })

  it.each([undefined, null, 3, ['/mijn'], { toString: () => '/mijn' }])(
    'refuses what is no text: %j',
    (given) => {
      expect(safePath(given)).toBeNull()
    },
  )

  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc
      .array(
        fc.constantFrom(
          '/',
          '\\',
          '@',
          ':',
          '?',
          '#',
          '.',
          '..',
          '%2f',
          '%0d%0a',
          '%2e',
          '%20',
          '+',
          '%',
          '\t',
          '\r\n',
          ' ',
          'mijn',
          'kwaad.example',
          'https:',
        ),
      )
      .map((parts) => parts.join('')),
  )

  it('never leads to another origin, and never breaks a header', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', '/', '/mijn'), (text, before) => {
        const path = safePath(before + text)
        if (path === null) return
        expect(new URL(path, ORIGIN).origin).toBe(ORIGIN)
        expect(new URL(path, ORIGIN).href).toBe(ORIGIN + path)
        expect(path).toMatch(/^\/[\x21-\x7e]*$/)
      }),
      { numRuns: 5_000 },
    )
  })

  it('answers fast on anything long', () => {
    const before = performance.now()
    for (const piece of ['/', '/a', 'a', '?a', '/a:', '.', '%20', '#a', '+'])
      safePath(`/${piece.repeat(200_000)}`)
    expect(performance.now() - before).toBeLessThan(50)
  })
})
