import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '~/runtime/local-date'
import { OPEN_STATES } from './conversation'
import { eraseOn, isAlarming } from './periods'
import { decideReply, MOST_REOPENS, REPLIES_AN_HOUR, type ReplyFacts } from './reply'

const RECEIVED = new Date('2026-11-25T10:20:00.000Z')
const later = (days: number) => new Date(RECEIVED.getTime() + days * 86_400_000)
const facts = (given: Partial<ReplyFacts> = {}): ReplyFacts => ({
  ...{
    state: 'waits',
    owner: 'noor',
    receivedAt: RECEIVED,
    closedAt: null,
    reopens: 0,
    lately: 0,
    isSame: false,
  },
  ...given,
})
const closed = (days: number, given: Partial<ReplyFacts> = {}) =>
  facts({ state: 'closed', closedAt: later(days), ...given })

describe('the day on which a message goes', () => {
  it('is 90 days after it came in, or 14 days after it was closed', () => {
    expect(eraseOn({ receivedAt: RECEIVED, closedAt: null })).toBe('2027-02-23')
    expect(eraseOn({ receivedAt: RECEIVED, closedAt: later(1) })).toBe('2026-12-10')
    expect(eraseOn({ receivedAt: RECEIVED, closedAt: later(80) })).toBe('2027-02-23')
  })

  it('is never later than that, whatever happens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), (days) => {
        const day = eraseOn({ receivedAt: RECEIVED, closedAt: later(days) })
        expect(day <= addDays(localDate(RECEIVED), 90)).toBe(true)
        const reply = decideReply(closed(days), later(days))
        if (reply.ok && reply.does === 'reopens') expect(reply.eraseOn).toBe('2027-02-23')
      }),
    )
  })

  it('has an alarm before it: unanswered at day 60', () => {
    const at = (day: string, answered = false) => isAlarming({ receivedAt: RECEIVED, answered }, day)
    expect([at('2027-01-23'), at('2027-01-24'), at('2027-01-24', true)]).toEqual([false, true, false])
  })
})

describe('a reply', () => {
  it.each(OPEN_STATES)('goes on where it is %s', (state) => {
    const owner = state === 'new' ? null : 'noor'
    const becomes = state === 'waits' ? 'taken' : state
    expect(decideReply(facts({ state, owner }), later(1))).toEqual({ ok: true, does: 'adds', state: becomes })
  })

  it.each([
    ['opens it again within 14 days', closed(1), 14, { ok: true, does: 'reopens' }],
    ['finds nothing after that', closed(1), 15, { ok: false, refusal: 'gone' }],
    ['finds nothing after 90 days', facts(), 90, { ok: false, refusal: 'gone' }],
    ['of unwanted mail does nothing', facts({ state: 'spam' }), 1, { ok: false, refusal: 'gone' }],
    ['opens it so often', closed(1, { reopens: MOST_REOPENS }), 2, { ok: false, refusal: 'too-late' }],
    ['is taken so often', facts({ lately: REPLIES_AN_HOUR }), 1, { ok: false, refusal: 'too-often' }],
    ['that says the same is the same', facts({ isSame: true, lately: 9 }), 1, { ok: true, does: 'again' }],
  ] as const)('%s', (...[, given, days, expected]) => {
    expect(decideReply(given, later(days))).toMatchObject(expected)
  })
})
