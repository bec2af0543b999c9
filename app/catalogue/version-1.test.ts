import { describe, expect, it } from 'vitest'
import { findData, findHolder, findReceiver } from './lookup'
import { catalogueVersion1 as catalogue } from './version-1'

describe('catalogue version 1', () => {
  it('has 56 rows: 8 groups of holders, each for 7 groups of receivers', () => {
    expect(catalogue.rows).toHaveLength(56)
    expect(new Set(catalogue.rows.map((row) => JSON.stringify(row))).size).toBe(56)
  })

  it.each([
    ['GP', 'GGC002'],
    ['PHARMACY', 'GGC013'],
    ['HOSPITAL', 'GGC002'],
    ['NURSING', 'GGC002'],
    ['LAB', 'GGC012'],
    ['MENTAL', 'GGC002'],
    ['OTHER', 'GGC002'],
    ['MATERNITY', 'GGC002'],
  ])('lets %s share %s only', (holder, data) => {
    const rows = catalogue.rows.filter((row) => row.holder === holder)
    expect(rows.map((row) => row.data)).toEqual(Array(7).fill(data))
    expect(rows.map((row) => row.receiver).toSorted()).toEqual([
      'RPZAC001',
      'RPZAC003',
      'RPZAC004',
      'RPZAC005',
      'RPZAC103',
      'RPZAC104',
      'RPZAC200',
    ])
  })

  it('knows every code that a row or a map names', () => {
    const { rows, holderCategoriesOfType, receiverCategoryOfType, askedApart, data } = catalogue
    const holders = [...rows.map((row) => row.holder), ...Object.values(holderCategoriesOfType).flat()]
    const receivers = [
      ...rows.map((row) => row.receiver),
      ...Object.values(receiverCategoryOfType).flat(),
      ...askedApart,
    ]
    const kinds = [...rows.map((row) => row.data), ...data.flatMap((category) => category.contains)]
    expect(holders.filter((code) => !findHolder(catalogue, code))).toEqual([])
    expect(receivers.filter((code) => !findReceiver(catalogue, code))).toEqual([])
    expect(kinds.filter((code) => !findData(catalogue, code))).toEqual([])
  })

  it('maps the same types as holder and as receiver, and excludes none of them', () => {
    const types = Object.keys(catalogue.holderCategoriesOfType)
    expect(Object.keys(catalogue.receiverCategoryOfType)).toEqual(types)
    expect(types).toHaveLength(29)
    expect(types.filter((type) => catalogue.excludedTypes.includes(type))).toEqual([])
  })

  it('contains data one level deep', () => {
    const inner = catalogue.data.flatMap((category) => category.contains)
    expect(inner.flatMap((code) => findData(catalogue, code)?.contains ?? [])).toEqual([])
  })

  it('survives being stored as JSON', () => {
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue)
  })

  it('says everything in both languages', () => {
    const texts = JSON.stringify([catalogue.holders, catalogue.data, catalogue.receivers]).match(
      /"(nl|en)":"[^"]+"/g,
    )!
    const inDutch = texts.filter((text) => text.startsWith('"nl"'))
    expect(texts).toHaveLength(2 * inDutch.length)
    expect(JSON.stringify(catalogue)).not.toContain('""')
  })
})
