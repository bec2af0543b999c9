import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate } from '~/runtime/local-date'
import {
  firstViewOf,
  furtherViewOf,
  morningOf,
  readRhythmWord,
  RHYTHMS,
  type MailOfDay,
  type Rhythm,
} from './viewed'

const hour = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
/** Moments around the nights on which the clock changes, hour that does not exist and hour that comes twice included. */
const nights = fc
  .tuple(
    fc.constantFrom(
      '2026-03-29T00:00:00Z',
      '2026-10-25T00:00:00Z',
      '2027-03-28T00:00:00Z',
      '2028-02-29T12:00:00Z',
    ),
    fc.integer({ min: -36 * 3600, max: 36 * 3600 }),
  )
  .map(([night, seconds]) => new Date(Date.parse(night) + seconds * 1000))

describe('the first view of a day', () => {
  it('is mailed at once, as the mail of its local day', () => {
    const at = new Date('2026-07-01T22:30:00Z')
    expect(firstViewOf(at)).toEqual({ day: '2026-07-02', due: at })
  })
})

describe('a view for who wants to hear less often', () => {
  it.each([
    ['daily', '2026-03-28T22:59:59Z', '2026-03-29T06:00:00Z'],
    ['daily', '2026-03-28T23:00:00Z', '2026-03-30T06:00:00Z'],
    ['daily', '2028-02-28T12:00:00Z', '2028-02-29T07:00:00Z'],
    ['weekly', '2026-03-16T06:00:00Z', '2026-03-23T07:00:00Z'],
    ['weekly', '2026-03-29T21:59:59Z', '2026-03-30T06:00:00Z'],
    ['weekly', '2026-03-29T22:00:00Z', '2026-04-06T06:00:00Z'],
    ['weekly', '2026-12-31T12:00:00Z', '2027-01-04T07:00:00Z'],
  ] as const)('%s, at %s, is told at %s', (rhythm, at, due) => {
    expect(firstViewOf(new Date(at), rhythm)).toEqual({ day: due.slice(0, 10), due: new Date(due) })
  })

  it('is told once, on a later morning, within a day or a week', () => {
    fc.assert(
      fc.property(fc.oneof(moments, nights), fc.constantFrom('daily', 'weekly'), (at, rhythm) => {
        const { day, due } = firstViewOf(at, rhythm as Rhythm)
        expect(hour.format(due)).toBe('08:00')
        expect(localDate(due)).toBe(day)
        expect(due > at).toBe(true)
        if (rhythm === 'weekly') expect(new Date(`${day}T12:00:00Z`).getUTCDay()).toBe(1)
        const hours = rhythm === 'weekly' ? 7 * 24 + 9 : 33
        expect(due.getTime() - at.getTime()).toBeLessThanOrEqual(hours * 3_600_000)
      }),
    )
  })

  it('reads no other words', () => {
    expect(RHYTHMS.map(readRhythmWord)).toEqual(RHYTHMS)
    for (const word of ['', 'hourly', null, undefined, 'toString'])
      expect(readRhythmWord(word)).toBe('at-once')
  })
})

describe('a further view', () => {
  it.each([
    ['in winter', '2026-01-15T10:00:00Z', '2026-01-16T07:00:00Z'],
    ['in summer', '2026-07-15T10:00:00Z', '2026-07-16T06:00:00Z'],
    ['just before midnight', '2026-07-15T21:59:59Z', '2026-07-16T06:00:00Z'],
    ['just after midnight', '2026-07-15T22:00:00Z', '2026-07-17T06:00:00Z'],
    ['the evening before summer time', '2026-03-28T20:00:00Z', '2026-03-29T06:00:00Z'],
    ['just before the hour that does not exist', '2026-03-29T00:59:59Z', '2026-03-30T06:00:00Z'],
    ['just after it', '2026-03-29T01:00:00Z', '2026-03-30T06:00:00Z'],
    ['the evening before winter time', '2026-10-24T20:00:00Z', '2026-10-25T07:00:00Z'],
    ['in the hour that comes twice', '2026-10-25T00:30:00Z', '2026-10-26T07:00:00Z'],
    ['in it for the second time', '2026-10-25T01:30:00Z', '2026-10-26T07:00:00Z'],
    ['before a leap day', '2028-02-28T12:00:00Z', '2028-02-29T07:00:00Z'],
    ['on new year’s eve', '2026-12-31T12:00:00Z', '2027-01-01T07:00:00Z'],
  ])('%s is gathered next morning', (_when, at, due) => {
    expect(furtherViewOf(new Date(at), null)).toEqual({ day: due.slice(0, 10), due: new Date(due) })
  })

  it('needs no mail while the mail of its day still has to go out', () => {
    const today: MailOfDay = { waiting: true, due: new Date('2026-07-16T06:00:00Z') }
    expect(furtherViewOf(new Date('2026-07-16T04:00:00Z'), today)).toBeNull()
    expect(furtherViewOf(new Date('2026-07-16T06:00:00Z'), today)).not.toBeNull()
    expect(furtherViewOf(new Date('2026-07-16T04:00:00Z'), { ...today, waiting: false })).not.toBeNull()
  })

  it('waits for eight o’clock of a later local day, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.oneof(moments, nights), (at) => {
        const mail = furtherViewOf(at, null)!
        expect(hour.format(mail.due)).toBe('08:00')
        expect(localDate(mail.due)).toBe(mail.day)
        expect(mail.day > localDate(at)).toBe(true)
        expect(mail.due.getTime() - at.getTime()).toBeLessThanOrEqual(33 * 3_600_000)
      }),
    )
  })

  it('gives one mail a local day however many views there are', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(moments, nights), { maxLength: 60 }), (unsorted) => {
        const days = new Map<string, Date>()
        for (const at of unsorted.toSorted((one, other) => one.getTime() - other.getTime())) {
          const first = firstViewOf(at)
          const known = days.get(first.day)
          if (!known) {
            days.set(first.day, first.due)
            continue
          }
          const mail = furtherViewOf(at, { waiting: known > at, due: known })
          if (mail && !days.has(mail.day)) days.set(mail.day, mail.due)
          // Every view is told of by a mail that goes out after it, on its day or the next.
          expect([...days.values()].some((due) => due >= at)).toBe(true)
        }
        for (const [day, due] of days) expect(localDate(due)).toBe(day)
      }),
    )
  })
})

describe('morning', () => {
  it('is one hour earlier in UTC on the day summer time starts', () => {
    expect(morningOf('2026-03-28').toISOString()).toBe('2026-03-28T07:00:00.000Z')
    expect(morningOf('2026-03-29').toISOString()).toBe('2026-03-29T06:00:00.000Z')
  })
})
