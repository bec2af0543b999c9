import { describe, expect, it } from 'vitest'
import { daysOf, figuresOf, isAfterHours, monthShown, type LookCounted, type RecordCounted } from './figures'

const at = (time: string) => new Date(`2026-03-16T${time}:00.000+01:00`)
let people = 0
const aRecord = (given: Partial<RecordCounted> = {}): RecordCounted => {
  const subjectId = given.subjectId ?? `person-${(people += 1)}`
  const plain = { at: at('10:00'), memberId: 'sanne', choseSomething: true, liftsNo: false, notSaid: false }
  return { ...plain, saidBy: subjectId, ...given, subjectId }
}
const aLook = (given: Partial<LookCounted> = {}): LookCounted => ({
  ...{ event: 'looked-up', at: at('09:59'), memberId: 'sanne', subjectId: 'anna' },
  ...given,
})

describe('the figures of a location', () => {
  it.each([
    ['07:59', true],
    ['08:00', false],
    ['17:59', false],
    ['18:00', true],
  ])('a Monday at %s is after hours: %j', (time, after) => expect(isAfterHours(at(time))).toBe(after))

  it('has weekends after hours, by the Dutch day', () => {
    expect(isAfterHours(new Date('2026-03-14T12:00:00+01:00'))).toBe(true)
    expect(isAfterHours(new Date('2026-03-13T23:30:00Z'))).toBe(true)
  })

  it('counts the records of a series, of one member within ten minutes', () => {
    const minutes = (member: string, from: number, count: number) =>
      Array.from({ length: count }, (_, place) =>
        aRecord({ memberId: member, at: at(`11:${String(from + place * 2).padStart(2, '0')}`) }),
      )
    expect(figuresOf(minutes('sanne', 10, 4), []).series).toBe(0)
    expect(figuresOf([...minutes('sanne', 10, 4), ...minutes('fatma', 10, 4)], []).series).toBe(0)
    expect(figuresOf(minutes('sanne', 10, 5), []).series).toBe(5)
    expect(figuresOf(minutes('sanne', 10, 6), []).series).toBe(6)
  })

  it.each([
    ['none', 0, 9, 0, null],
    ['four of them', 4, 9, 0, null],
    ['five of them', 5, 5, 0, 5],
    ['all but four', 9, 4, 0, null],
    ['all', 9, 0, 0, null],
    ['all that chose anything', 9, 4, 5, null],
  ])(
    'tells how often a yes was asked where a no stood, where it tells of nobody: %s',
    (...[, asked, others, none, told]) => {
      const some = (count: number, given: Partial<RecordCounted>) =>
        Array.from({ length: count }, () => aRecord(given))
      const records = [
        ...some(asked, { liftsNo: true }),
        ...some(others, {}),
        ...some(none, { choseSomething: false }),
      ]
      expect(figuresOf(records, [])['asked-yes']).toBe(told)
    },
  )

  it('counts who was looked up for nothing: not who spoke for a child, nor who was refused', () => {
    const record = aRecord({ subjectId: 'cato', saidBy: 'eva' })
    const looks = [aLook({ subjectId: 'cato' }), aLook({ subjectId: 'eva' })]
    expect(figuresOf([record], looks)['looked-only']).toBe(0)
    const refused = aLook({ event: 'recording-refused', at: at('10:01') })
    expect(figuresOf([record], [...looks, aLook(), refused])['looked-only']).toBe(0)
    expect(figuresOf([record], [...looks, aLook()])['looked-only']).toBe(1)
    const byAnother = [aLook({ memberId: 'fatma', subjectId: 'cato' })]
    expect(figuresOf([record], byAnother)['looked-only']).toBe(1)
    expect(figuresOf([record], [aLook({ subjectId: 'cato', at: at('10:05') })])['looked-only']).toBe(1)
  })
})

it('shows a month only when it is over', () => {
  const today = '2026-03-16'
  expect(
    ['2026-01', '2026-02', '2026-03', '2027-01', '2026-13', 'x', null].map((one) => monthShown(one, today)),
  ).toEqual(['2026-01', ...Array(6).fill('2026-02')])
  expect(daysOf('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' })
})
