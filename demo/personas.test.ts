import { describe, expect, it } from 'vitest'
import { parseBsn } from '~/person/bsn'
import { fullName, personas, type CitizenPersona } from './personas'

const CONTRACT: [string, string, number][] = [
  ['anna', '999990408', 34],
  ['erik', '999990147', 36],
  ['bram', '999990275', 14],
  ['cato', '999990421', 8],
  ['dewi', '999990548', 15],
  ['ivo', '999990688', 45],
  ['julia', '999990822', 11],
  ['fatima', '999990962', 71],
  ['yara', '999991097', 40],
  ['pim', '999991905', 9],
  ['karin', '999992028', 50],
  ['rosa', '999992156', 13],
  ['otto', '999992284', 81],
  ['hugo', '999991243', 58],
  ['gerard', '999991371', 62],
  ['liam', '999991516', 10],
  ['mila', '999991644', 13],
  ['nina', '999991784', 29],
]

/** Every day of four years, so that 29 February is met on all sides. */
const DAYS = Array.from({ length: 1461 }, (_, day) => shift('2027-01-01', day))

describe('personas', () => {
  it.each(CONTRACT)('%s keeps number and age', (key, bsn, age) => {
    const found = citizens('2026-03-14').find((persona) => persona.key === key)
    expect(found).toMatchObject({ bsn, age, email: `${key}@voorbeeld.nl` })
  })

  it('has the stated age whatever the day', () => {
    for (const today of DAYS) {
      for (const persona of citizens(today))
        expect([persona.key, ageOn(persona.birthDate, today)]).toEqual([persona.key, persona.age])
    }
  })

  it.each([
    ['dewi', 16],
    ['julia', 12],
  ])('%s turns %i in exactly three days, whatever the day', (key, age) => {
    for (const today of DAYS) {
      const { birthDate } = citizens(today).find((persona) => persona.key === key)!
      expect(ageOn(birthDate, shift(today, 2))).toBe(age - 1)
      expect(ageOn(birthDate, shift(today, 3))).toBe(age)
    }
  })

  it('gives nobody else a birthday within a month', () => {
    for (const persona of citizens('2026-03-14')) {
      if (persona.key === 'dewi' || persona.key === 'julia') continue
      expect(ageOn(persona.birthDate, '2026-04-14')).toBe(persona.age)
    }
  })

  it('uses numbers that pass the 11-test, each once, and names only people that exist', () => {
    const all = citizens('2026-03-14')
    expect(all.every((persona) => parseBsn(persona.bsn) === persona.bsn)).toBe(true)
    expect(new Set(all.map((persona) => persona.bsn)).size).toBe(all.length)
    const known = new Set(all.map((persona) => persona.bsn))
    expect(all.flatMap(namedBy).every((bsn) => known.has(bsn))).toBe(true)
  })

  it('has every answer of the register', () => {
    const all = citizens('2026-03-14')
    expect(new Set(all.map((persona) => persona.authority?.kind))).toEqual(
      new Set([
        undefined,
        'joint-parental',
        'sole-parental',
        'parent-and-third',
        'guardianship',
        'temporarily-none',
        'indeterminate',
      ]),
    )
    expect(all.some((persona) => persona.authority?.underInvestigation)).toBe(true)
    expect(all.filter((persona) => persona.deceasedOn).map((persona) => persona.key)).toEqual(['otto'])
  })

  it('writes names in full', () => {
    const names = personas('2026-03-14').map(fullName)
    expect(names).toContain('Anna de Vries')
    expect(names).toContain('Erik Bakker')
    expect(names).toContain('Joris van Dijk')
  })

  it('has staff of the named organisations, one of them at two', () => {
    const staff = personas('2026-03-14').filter((persona) => persona.kind === 'staff')
    expect(
      staff.map((persona) => [persona.key, ...persona.employments.map((work) => `${work.ura} ${work.type}`)]),
    ).toEqual([
      ['sanne', '90000101 Z3'],
      ['fatma', '90000101 Z3'],
      ['els', '90000303 V6'],
      ['tom', '90000202 J8', '90000303 V6'],
      ['ruben', '90000101 Z3'],
      ['lotte', '90000404 K4'],
    ])
  })
})

function citizens(today: string): CitizenPersona[] {
  return personas(today).filter((persona) => persona.kind === 'citizen')
}

function namedBy({ authority }: CitizenPersona): string[] {
  if (!authority) return []
  if (authority.kind === 'joint-parental') return authority.parents
  if (authority.kind === 'sole-parental') return [authority.parent]
  if (authority.kind === 'parent-and-third')
    return [authority.parent, ...(authority.third ? [authority.third] : [])]
  return authority.kind === 'guardianship' ? authority.guardians : []
}

function ageOn(birthDate: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
