import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { VIEWED } from './filter-values'
import { readFilter } from './view-filter'

const TODAY = '2028-03-15'

function read(query: string, today = TODAY) {
  const values = VIEWED.values(new URLSearchParams(query))
  return { values, ...readFilter(values, { catalogue, today }) }
}

const problemsOf = (query: string) => read(query).problems.map(({ field, message }) => `${field} ${message}`)

describe('the filter of who viewed', () => {
  it('shows three months when nothing is asked', () => {
    const { filter, period, problems } = read('')
    expect(problems).toEqual([])
    expect(period).toEqual({ from: '2027-12-15', to: null })
    expect(filter).toEqual({
      from: new Date('2027-12-14T23:00:00.000Z'),
      before: null,
      organisation: null,
      types: null,
      answer: null,
    })
  })

  it.each([
    ['wanneer=week', '2028-03-08'],
    ['wanneer=maand', '2028-02-15'],
    ['wanneer=3-maanden', '2027-12-15'],
    ['wanneer=jaar', '2027-03-15'],
    ['wanneer=alles', null],
  ])('goes back by the calendar: %s', (query, from) => {
    expect(read(query).period).toEqual({ from, to: null })
  })

  it('goes back from 29 February to the last of the month', () => {
    expect(read('wanneer=jaar', '2028-02-29').period.from).toBe('2027-02-28')
    expect(read('', '2028-05-31').period.from).toBe('2028-02-29')
  })

  it('takes 29 February where there is one, as people and as browsers write it, and both days count', () => {
    for (const day of ['2028-02-29', '29-2-2028', '29/02/2028', ' 29-02-2028 ']) {
      const { filter, period, problems, values } = read(`van=${day}&tot=${day}`)
      expect(problems).toEqual([])
      expect(values.wanneer).toBe('dagen')
      expect(period).toEqual({ from: '2028-02-29', to: '2028-02-29' })
      expect(filter.from).toEqual(new Date('2028-02-28T23:00:00.000Z'))
      expect(filter.before).toEqual(new Date('2028-02-29T23:00:00.000Z'))
    }
  })

  it('takes one of two days', () => {
    expect(read('van=1-3-2028').period).toEqual({ from: '2028-03-01', to: null })
    expect(read('tot=1-3-2028').period).toEqual({ from: null, to: '2028-03-01' })
  })

  it.each([
    ['van=29-2-2027', 'van viewed.filter.wrong.day'],
    ['van=31-4-2028', 'van viewed.filter.wrong.day'],
    ['tot=gisteren', 'tot viewed.filter.wrong.day'],
    ['tot=1999-12-31', 'tot viewed.filter.wrong.day'],
    ['tot=9999-12-31', 'tot viewed.filter.wrong.day'],
    ['van=2-3-2028&tot=1-3-2028', 'tot viewed.filter.wrong.order'],
    ['wanneer=ooit', 'wanneer viewed.filter.wrong.period'],
    ['wanneer=constructor', 'wanneer viewed.filter.wrong.period'],
    ['wie=1', 'wie viewed.filter.wrong.who'],
    ['wie=90000101%27--', 'wie viewed.filter.wrong.who'],
    ['soort=RPZAC999', 'soort viewed.filter.wrong.kind'],
    ['soort=%00', 'soort viewed.filter.wrong.kind'],
    ['antwoord=misschien', 'antwoord viewed.filter.wrong.answer'],
  ])('tells what it cannot read, and goes on without it: %s', (query, problem) => {
    expect(problemsOf(query)).toEqual([problem])
    expect(read(query).filter).toEqual(read('').filter)
  })

  it('leaves out only what it cannot read', () => {
    const { filter, problems } = read('wanneer=week&wie=x&antwoord=nee')
    expect(problems).toHaveLength(1)
    expect(filter).toMatchObject({ from: new Date('2028-03-07T23:00:00.000Z'), answer: 'deny' })
  })

  it('makes types of a kind: a group, those that never may, and all that are neither', () => {
    expect(read('soort=RPZAC005').filter.types).toEqual({ are: true, types: ['A1', 'J8', 'K9', 'K3'] })
    expect(read('soort=RPZAC200').filter.types).toEqual({ are: true, types: [] })
    expect(read('soort=nooit').filter.types).toEqual({ are: true, types: ['VERZ', 'ARBO', 'KEUR'] })
    const others = read('soort=anders').filter.types!
    expect(others.are).toBe(false)
    expect(others.types).toEqual(expect.arrayContaining(['Z3', 'V6', 'KEUR']))
  })

  it('is kept in an address, without what is so anyway', () => {
    const query = 'van=1-3-2028&wie=90000101&antwoord=ja'
    const { values } = read(query)
    expect(VIEWED.values(new URLSearchParams(VIEWED.query(values)))).toEqual(values)
    expect(VIEWED.query(read('').values)).toBe('')
    expect(read(`van=${'9'.repeat(500)}`).values.van).toHaveLength(41)
  })
})
