import { describe, expect, it } from 'vitest'
import type { Catalogue } from './catalogue'
import { faultsIn } from './verify'
import { catalogueVersion1 } from './version-1'

const changed = (change: Partial<Catalogue>): Catalogue => ({ ...catalogueVersion1, version: 2, ...change })
const [first, ...others] = catalogueVersion1.data

describe('a catalogue', () => {
  it('may be published as version 1 was', () => {
    expect(faultsIn(catalogueVersion1)).toEqual([])
  })

  it('is refused when two containers hold the same kind of data', () => {
    const wider = { ...first!, code: 'GGC900', contains: ['GGC013'] }
    const data = [first!, wider, ...others]
    expect(faultsIn(changed({ data }))).toEqual([{ fault: 'two-containers', codes: ['GGC013'] }])
  })

  it('may have two containers that share nothing', () => {
    const data = [
      { ...first!, contains: ['GGC012'] },
      { ...first!, code: 'GGC900', contains: ['GGC013'] },
      ...others,
    ]
    expect(faultsIn(changed({ data }))).toEqual([])
  })

  it.each<[string, Partial<Catalogue>, { fault: string; codes: string[] }[]]>([
    [
      'contains the same twice',
      { data: [{ ...first!, contains: ['GGC012', 'GGC012'] }, ...others] },
      [{ fault: 'contained-twice', codes: ['GGC002'] }],
    ],
    [
      'contains deeper than one level',
      { data: [first!, ...others, { ...first!, code: 'GGC900', contains: ['GGC002'] }] },
      [{ fault: 'container-inside', codes: ['GGC002'] }],
    ],
    [
      'contains itself',
      { data: [{ ...first!, contains: ['GGC002'] }, ...others] },
      [{ fault: 'container-inside', codes: ['GGC002'] }],
    ],
    [
      'names a code that is not there',
      { askedApart: ['RPZAC999'] },
      [{ fault: 'unknown-code', codes: ['RPZAC999'] }],
    ],
    [
      'has a row twice',
      { rows: [...catalogueVersion1.rows, catalogueVersion1.rows[0]!] },
      [{ fault: 'row-twice', codes: ['GP GGC002 RPZAC104'] }],
    ],
    [
      'has a group about which nothing can be chosen',
      { rows: catalogueVersion1.rows.filter(({ holder }) => holder !== 'LAB') },
      [{ fault: 'no-rows', codes: ['LAB'] }],
    ],
    [
      'gives a group to who may never see anything',
      { excludedTypes: [...catalogueVersion1.excludedTypes, 'Z3'] },
      [{ fault: 'mapped-and-excluded', codes: ['Z3'] }],
    ],
  ])('is refused when it %s', (_, change, faults) => {
    expect(faultsIn(changed(change))).toEqual(faults)
  })
})
