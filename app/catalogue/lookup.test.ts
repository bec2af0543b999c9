import { describe, expect, it } from 'vitest'
import {
  containedIn,
  containersOf,
  dataKeptBy,
  findHolder,
  findReceiver,
  holderCategoriesOf,
  isRow,
  receiverCategoriesOf,
  rowsForAll,
  rowsOf,
} from './lookup'
import { catalogueVersion1 as catalogue } from './version-1'

describe('the categories of an organisation', () => {
  it.each([
    ['a GP practice (Z3, not a hospital)', ['Z3'], ['GP'], ['RPZAC001']],
    ['a treatment centre', ['Z4'], ['HOSPITAL'], ['RPZAC104']],
    ['a diagnostic centre, a lab that receives with the hospitals', ['Z5'], ['LAB'], ['RPZAC104']],
    ['a dispensing GP, both at once', ['K3'], ['GP', 'PHARMACY'], ['RPZAC001', 'RPZAC005']],
    ['maternity care, which receives as other care', ['K4'], ['MATERNITY'], ['RPZAC103']],
    ['midwives, who receive as other care', ['G3'], ['MATERNITY'], ['RPZAC103']],
    ['youth health care', ['JGZ'], ['OTHER'], ['RPZAC103']],
    [
      'one with two types, each category once',
      ['Z3', 'K3', 'J8'],
      ['GP', 'PHARMACY'],
      ['RPZAC001', 'RPZAC005'],
    ],
    ['a type that is not mapped', ['GC'], [], []],
    ['an excluded type', ['VERZ'], [], []],
    ['a name every object has', ['constructor', '__proto__', 'toString'], [], []],
    ['no type', [], [], []],
  ])('%s', (_name, types, ...[asHolder, asReceiver]) => {
    expect(holderCategoriesOf(catalogue, types)).toEqual(asHolder)
    expect(receiverCategoriesOf(catalogue, types)).toEqual(asReceiver)
  })
})

describe('data', () => {
  it('contain other data, and are contained', () => {
    expect(containedIn(catalogue, 'GGC002')).toEqual(['GGC012', 'GGC013'])
    expect(containedIn(catalogue, 'GGC013')).toEqual([])
    expect(containedIn(catalogue, 'GGC999')).toEqual([])
    expect(containersOf(catalogue, 'GGC013')).toEqual(['GGC002'])
    expect(containersOf(catalogue, 'GGC002')).toEqual([])
  })

  it('are kept by holders, with what they contain', () => {
    expect(dataKeptBy(catalogue, ['GP'])).toEqual(['GGC002', 'GGC012', 'GGC013'])
    expect(dataKeptBy(catalogue, ['PHARMACY'])).toEqual(['GGC013'])
    expect(dataKeptBy(catalogue, ['GP', 'PHARMACY'])).toEqual(['GGC002', 'GGC013', 'GGC012'])
    expect(dataKeptBy(catalogue, [])).toEqual([])
  })
})

describe('rows', () => {
  it('of one group are seven', () => {
    expect(rowsOf(catalogue, 'LAB')).toHaveLength(7)
    expect(rowsOf(catalogue, 'NOBODY')).toEqual([])
  })

  it('for all providers leave the EU out', () => {
    expect(rowsForAll(catalogue)).toHaveLength(48)
    expect(rowsForAll(catalogue).some((row) => row.receiver === 'RPZAC200')).toBe(false)
  })

  it('are known as such', () => {
    expect(isRow(catalogue, { holder: 'GP', data: 'GGC002', receiver: 'RPZAC200' })).toBe(true)
    expect(isRow(catalogue, { holder: 'GP', data: 'GGC013', receiver: 'RPZAC200' })).toBe(false)
  })
})

describe('names', () => {
  it('are found by code', () => {
    expect(findHolder(catalogue, 'GP')?.possessive).toEqual({ nl: 'uw huisarts', en: 'your GP' })
    expect(findReceiver(catalogue, 'RPZAC200')?.name.nl).toBe('Zorg in de EU, buiten Nederland')
    expect(findReceiver(catalogue, 'GP')).toBeUndefined()
  })
})
