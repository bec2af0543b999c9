import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Palette = Record<string, string>

const css = readFileSync(new URL('./palette.css', import.meta.url), 'utf8')
const light = block(':root {')
const dark = { ...light, ...block(":root[data-theme='dark'] {") }

/** Text on its ground, at least 4.5 (WCAG 1.4.3). */
const TEXT: [text: string, grounds: string[]][] = [
  [
    'ink',
    ['page', 'surface', 'sand', 'plum-tint', 'honey-tint', 'done-tint', 'error-tint', 'terracotta-tint'],
  ],
  ['ink-soft', ['page', 'surface', 'sand', 'plum-tint']],
  ['plum', ['page', 'surface', 'sand', 'plum-tint', 'terracotta-tint', 'honey-tint']],
  ['on-plum', ['plum', 'plum-hover']],
  ['petrol', ['petrol-tint']],
  ['honey', ['honey-tint']],
  ['terracotta', ['terracotta-tint']],
  ['error', ['page', 'surface', 'error-tint']],
  ['done', ['surface', 'done-tint']],
  ['on-footer', ['footer']],
  ['focus-ink', ['focus']],
  ['scene-badge-ink', ['petrol', 'honey', 'terracotta']],
]

/** Edges of fields, at least 3 (WCAG 1.4.11). */
const EDGES: [edge: string, grounds: string[]][] = [['edge', ['page', 'surface', 'sand']]]

describe.each([
  ['light', light],
  ['dark', dark],
])('%s colours', (_name, palette) => {
  const pairsOf = (list: [string, string[]][]) =>
    list.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const))

  test.each(pairsOf(TEXT))('%s can be read on %s', (ink, ground) => {
    expect(contrast(palette, ink, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(pairsOf(EDGES))('%s can be seen on %s', (edge, ground) => {
    expect(contrast(palette, edge, ground)).toBeGreaterThanOrEqual(3)
  })

  test.each([
    'page',
    'surface',
    'sand',
    'footer',
    'plum-tint',
    'honey-tint',
    'error-tint',
    'terracotta-tint',
  ])('one of the two focus rings shows on %s', (ground) => {
    const rings = [contrast(palette, 'focus', ground), contrast(palette, 'focus-ink', ground)]
    expect(Math.max(...rings)).toBeGreaterThanOrEqual(8.8)
  })
})

test('the device’s dark and the chosen dark are the same', () => {
  expect(block(":root:not([data-theme='light']) {")).toEqual(block(":root[data-theme='dark'] {"))
})

test('a palette that fails would be caught', () => {
  expect(contrast({ pale: '#ddd1c2', page: '#fbf8f4' }, 'pale', 'page')).toBeLessThan(3)
})

function block(selector: string): Palette {
  const start = css.indexOf(selector)
  const body = css.slice(start + selector.length, css.indexOf('}', start))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
  )
}

function contrast(palette: Palette, one: string, other: string): number {
  const [lighter, darker] = [luminance(palette[one]!), luminance(palette[other]!)].sort((a, b) => b - a)
  return (lighter! + 0.05) / (darker! + 0.05)
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
