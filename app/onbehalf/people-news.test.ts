import { describe, expect, it } from 'vitest'
import { grantNews } from './people-news'

const day = (number: number) => new Date(Date.UTC(2026, 10, number))
const since = day(1)
const none = { readerId: 'anna', since, looked: new Map<string, Date>(), own: new Set<string>() }
type Row = Parameters<typeof grantNews>[0][number]
const row: Row = {
  id: 'one',
  kind: 'parent',
  ground: 'register',
  state: 'active',
  subjectId: 'cato',
  representativeId: 'anna',
  createdAt: day(5),
  changedAt: day(5),
  endReason: null,
}
const news = (one: Row, facts = none) => grantNews([one], facts).map(({ happened, by }) => [happened, by])

describe('authority gained and ended', () => {
  it('tells who may act until they looked at that person', () => {
    expect(news(row)).toEqual([['gained', null]])
    expect(news(row, { ...none, looked: new Map([['cato', day(6)]]) })).toEqual([])
  })

  it('tells the person of a mentor, and not of what the register says of parents', () => {
    const about = { ...none, readerId: 'cato' }
    expect(news(row, about)).toEqual([])
    expect(news({ ...row, kind: 'mentor', ground: 'evidence' }, about)).toEqual([['gained', 'mentor']])
  })

  it('tells both that it ended, but who ended it and after a death', () => {
    const ended: Row = { ...row, state: 'ended', changedAt: day(9), endReason: 'day-over' }
    expect(news(ended)).toEqual([['ended', null]])
    expect(news(ended, { ...none, readerId: 'cato' })).toEqual([['ended', 'parent']])
    expect(news(ended, { ...none, own: new Set(['one']) })).toEqual([])
    expect(news({ ...ended, endReason: 'died' })).toEqual([])
  })

  it('does not tell what is old', () => {
    expect(news({ ...row, createdAt: day(0), changedAt: day(0) })).toEqual([])
  })
})
