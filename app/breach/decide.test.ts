import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentOf } from '~/runtime/local-date'
import { breachState, reportClock, type BreachEvent, type BreachFacts } from './breach'
import { decideBreach, whyNotFound, type BreachCommand, type BreachStanding } from './decide'

const NOW = new Date('2026-11-29T12:00:00.000Z')
const FACTS: BreachFacts = {
  ...{ kind: 'confidentiality', foundAt: '2026-11-28T21:30:00.000Z', nature: 'Een lijst lag open' },
  ...{ data: '', people: '', consequences: '', measures: '' },
}
const SCOPE = { from: '2026-11-27', to: '2026-11-28', ura: '90000101', member: '' }
const NOTED: BreachEvent = { what: 'noted', facts: FACTS }
const REPORTED: BreachEvent = { what: 'reported', at: '2026-11-29T08:00:00.000Z', reference: 'AP 12' }
const LOOKED: BreachEvent = { what: 'looked-for', scope: SCOPE }
const WORDED: BreachEvent = {
  what: 'worded',
  notice: { nl: 'Er lag een lijst open.', en: 'A list lay open.' },
}

const standing = (events: BreachEvent[], more: Partial<BreachStanding> = {}): BreachStanding => ({
  events: [NOTED, ...events],
  isLookedFor: true,
  left: 0,
  ...more,
})
const decide = (command: BreachCommand, on: BreachStanding) => decideBreach(command, on, NOW)
const refusalOf = (command: BreachCommand, on: BreachStanding) => {
  const decided = decide(command, on)
  return decided.ok ? null : decided.refusal
}

describe('the 72 hours (AVG 33(1))', () => {
  it('are real hours, also over a night in which the clock is set', () => {
    const before = momentOf('2026-10-24', '12:00').toISOString()
    const { until } = reportClock({ foundAt: before }, NOW)
    expect(until).toEqual(momentOf('2026-10-27', '11:00'))
    const inSpring = momentOf('2027-03-27', '12:00').toISOString()
    expect(reportClock({ foundAt: inSpring }, NOW).until).toEqual(momentOf('2027-03-30', '13:00'))
  })

  it('are counted down in whole hours, and say how late it is', () => {
    expect(reportClock(FACTS, NOW).hours).toBe(57)
    expect(reportClock({ foundAt: '2026-11-26T11:59:00.000Z' }, NOW).hours).toBe(-1)
  })

  it('run from when it was known, also when that is put right later', () => {
    const facts = { ...FACTS, foundAt: '2026-11-28T09:00:00.000Z' }
    const { facts: now } = breachState([NOTED, { what: 'corrected', facts }])
    expect(reportClock(now, NOW).until.toISOString()).toBe('2026-12-01T09:00:00.000Z')
  })

  it('read an hour that comes twice as the first, so that nothing is later than it may', () => {
    expect(momentOf('2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })
})

describe('what an officer does with a breach', () => {
  it.each<[string, BreachCommand, BreachStanding]>([
    ['ahead', { do: 'correct', facts: { ...FACTS, foundAt: '2026-11-29T12:00:01.000Z' } }, standing([])],
    ['empty', { do: 'correct', facts: { ...FACTS, nature: ' ' } }, standing([])],
    ['ahead', { do: 'report', at: '2026-11-30T08:00:00.000Z', reference: '' }, standing([])],
    ['before-found', { do: 'report', at: '2026-11-28T08:00:00.000Z', reference: '' }, standing([])],
    ['empty', { do: 'not-report', text: '' }, standing([])],
    ['reported', { do: 'not-report', text: 'geen risico' }, standing([REPORTED])],
    ['days-turned', { do: 'look-for', scope: { ...SCOPE, to: '2026-11-26' } }, standing([])],
    ['telling', { do: 'look-for', scope: SCOPE }, standing([LOOKED, WORDED, { what: 'telling' }])],
    ['empty', { do: 'word', notice: { nl: '', en: 'x' } }, standing([])],
    ['empty-english', { do: 'word', notice: { nl: 'x', en: '' } }, standing([])],
    [
      'telling',
      { do: 'word', notice: { nl: 'x', en: 'x' } },
      standing([LOOKED, WORDED, { what: 'telling' }]),
    ],
    ['not-looked', { do: 'tell' }, standing([WORDED])],
    ['not-looked', { do: 'tell' }, standing([LOOKED, WORDED], { isLookedFor: false })],
    ['not-worded', { do: 'tell' }, standing([LOOKED])],
    ['telling', { do: 'tell' }, standing([LOOKED, WORDED, { what: 'telling' }])],
    ['not-telling', { do: 'stop' }, standing([LOOKED, WORDED])],
    ['empty', { do: 'not-tell', ground: 'low-risk', text: '' }, standing([])],
    ['undecided', { do: 'close', text: 'x' }, standing([REPORTED])],
    [
      'undecided',
      { do: 'close', text: 'x' },
      standing([REPORTED, LOOKED, WORDED, { what: 'telling' }], { left: 1 }),
    ],
    ['closed', { do: 'tell' }, standing([{ what: 'closed', text: '' }])],
  ])('is refused: %s', (refusal, command, on) => {
    expect(refusalOf(command, on)).toBe(refusal)
  })

  it('goes on after it was stopped, and closes when all are told and it was reported', () => {
    const out = [LOOKED, WORDED, { what: 'telling' }] as BreachEvent[]
    expect(decide({ do: 'stop' }, standing(out, { left: 5 }))).toMatchObject({ ok: true })
    const stopped = [...out, { what: 'stopped' }] as BreachEvent[]
    expect(decide({ do: 'tell' }, standing(stopped, { left: 5 }))).toMatchObject({
      event: { what: 'telling' },
    })
    expect(decide({ do: 'close', text: 'x' }, standing([REPORTED, ...out]))).toMatchObject({ ok: true })
    expect(decide({ do: 'close', text: 'x' }, standing([REPORTED, ...stopped], { left: 5 }))).toMatchObject({
      refusal: 'undecided',
    })
  })

  it('never closes one of which reporting and telling are not both decided, whatever was done', () => {
    const acts: BreachCommand[] = [
      ...[{ do: 'correct', facts: FACTS } as const, { do: 'tell' } as const, { do: 'stop' } as const],
      { do: 'report', at: '2026-11-29T08:00:00.000Z', reference: '' },
      ...[{ do: 'not-report', text: 'x' } as const, { do: 'look-for', scope: SCOPE } as const],
      ...[{ do: 'word', notice: { nl: 'x', en: 'x' } } as const, { do: 'close', text: 'x' } as const],
      { do: 'not-tell', ground: 'low-risk', text: 'x' },
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 12 }), (commands) => {
        let events: BreachEvent[] = [NOTED]
        for (const command of commands) {
          const decided = decideBreach(command, { events, isLookedFor: true, left: 0 }, NOW)
          if (decided.ok) events = [...events, decided.event]
        }
        const state = breachState(events)
        if (!state.isClosed) return
        expect(state.report).not.toBeNull()
        expect(['not', 'telling']).toContain(state.tells)
      }),
    )
  })

  it('says of a new one what is missing', () => {
    expect(whyNotFound(FACTS, NOW)).toBeNull()
    expect(whyNotFound({ ...FACTS, nature: '' }, NOW)).toBe('empty')
  })
})
