import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '~/runtime/local-date'
import { decideErasure, stillMissing, type ErasureCommand, type ErasureFacts } from './decide'
import { daysOf, OUTLIVING } from './erasure'

const AT = new Date('2026-11-29T12:00:00Z')
const TODAY = '2026-11-29'
const NOW = { at: AT, today: TODAY }
const ADULT: ErasureFacts = {
  ...{ decides: 'self', person: 'p', representatives: [], against: [], erasing: null, on: [] },
  login: { at: AT, terms: 'accepted' },
  expiresOn: '2026-12-29',
}
const CHILD: ErasureFacts = { ...ADULT, decides: 'parents', representatives: ['a', 'b'] }
const YOUTH: ErasureFacts = { ...CHILD, decides: 'together' }
const erase = (by: string, answers = {}): ErasureCommand => ({ do: 'erase', by, answers })
const running = (at = AT, more = {}) => ({
  ...{ state: 'running' as const, at, agreed: ['p'], stays: [], expiresOn: null, keepAgreed: [] },
  ...more,
})
const asked = (by: string, at = AT) => ({
  ...{ state: 'asked' as const, at, agreed: [by], stays: [], expiresOn: '2026-12-29', keepAgreed: [] },
})

describe('erasing everything', () => {
  it.each([
    ['who decides alone, at once', erase('p'), ADULT, 'begun'],
    ['who is under 12, by a parent, at once where nobody said no', erase('a'), CHILD, 'begun'],
    ['who is under 12, asked of the parent who said a no', erase('a'), { ...CHILD, against: ['b'] }, 'asked'],
    ['who is 12 to 15, asked of a parent', erase('p'), YOUTH, 'asked'],
    ['who is 12 to 15, asked of the child', erase('a'), YOUTH, 'asked'],
  ])('is of %s', (...[_of, command, facts, happened]) => {
    expect(decideErasure(command, facts, NOW)).toMatchObject({ ok: true, event: { happened } })
  })

  it.each([
    ['who was authorised', erase('a'), { ...ADULT, representatives: ['a'] }, 'not-yours'],
    ['a child under 12 itself', erase('p'), CHILD, 'not-yours'],
    ['a stranger', erase('x'), YOUTH, 'not-yours'],
    ['anybody after a death', erase('a'), { ...CHILD, decides: 'nobody' as const }, 'nobody-decides'],
    [
      'who leaves open what becomes of the lock',
      erase('p'),
      { ...ADULT, on: ['lock' as const] },
      'not-answered',
    ],
  ])('is refused to %s', (...[_to, command, facts, refusal]) => {
    expect(decideErasure(command, facts, NOW)).toMatchObject({ ok: false, refusal })
  })

  it('keeps what the person wants to outlive it, and of another everything', () => {
    const on = ['lock', 'consent-block'] as const
    const answers = { lock: 'stays', 'consent-block': 'goes' } as const
    expect(decideErasure(erase('p', answers), { ...ADULT, on }, NOW)).toMatchObject({
      event: { happened: 'begun', stays: ['lock'] },
    })
    expect(decideErasure(erase('a', answers), { ...CHILD, on }, NOW)).toMatchObject({
      event: { happened: 'begun', stays: [...on] },
    })
  })

  it('asked twice, or while it runs, changes nothing', () => {
    for (const erasing of [running(), asked('a')])
      expect(decideErasure(erase('a'), { ...YOUTH, erasing }, NOW)).toEqual({ ok: true, event: null })
  })

  it('is answered as it was asked, until its last day', () => {
    const facts = { ...YOUTH, erasing: asked('p') }
    const answer = (does: 'agree' | 'refuse', by: string, moment = AT) =>
      decideErasure({ do: does, by, asked: moment.toISOString() }, facts, NOW)
    expect(answer('agree', 'a')).toMatchObject({ event: { happened: 'begun', agreed: ['p', 'a'] } })
    expect(answer('refuse', 'b')).toMatchObject({ event: { happened: 'refused' } })
    expect(answer('agree', 'p')).toEqual({ ok: true, event: null })
    expect(answer('agree', 'a', new Date(0))).toEqual({ ok: false, refusal: 'changed-meanwhile' })
    const late = { at: AT, today: '2026-12-30' }
    const command = { do: 'agree', by: 'a', asked: AT.toISOString() } as const
    expect(decideErasure(command, facts, late)).toEqual({ ok: false, refusal: 'changed-meanwhile' })
  })
})

describe('going on after all', () => {
  const keep = (by: string, facts: ErasureFacts, now = NOW) => decideErasure({ do: 'keep', by }, facts, now)

  it('is of who decides alone with a new login, until the seventh day', () => {
    const begun = new Date('2026-11-22T23:30:00Z')
    const facts = { ...ADULT, erasing: running(begun) }
    // In the Netherlands it was the 23rd.
    expect(daysOf(begun)).toEqual({
      lastDay: '2026-11-30',
      doneOn: '2026-12-01',
      backUpsGoneOn: '2027-01-05',
    })
    expect(keep('p', facts)).toMatchObject({ event: { happened: 'kept' } })
    expect(keep('p', facts, { at: AT, today: '2026-11-30' })).toMatchObject({ event: { happened: 'kept' } })
    expect(keep('p', facts, { at: AT, today: '2026-12-01' })).toEqual({ ok: false, refusal: 'too-late' })
    const old = { at: new Date(AT.getTime() - 300_000), terms: 'accepted' as const }
    expect(keep('p', { ...facts, login: old })).toEqual({ ok: false, refusal: 'stale-login' })
    const unaccepted = { at: AT, terms: 'not-accepted' as const }
    expect(keep('p', { ...facts, login: unaccepted })).toEqual({ ok: false, refusal: 'terms-not-accepted' })
  })

  it('takes for a youth the child and a parent, whoever said so first', () => {
    const facts = { ...YOUTH, against: ['b'], erasing: running() }
    expect(keep('p', facts)).toMatchObject({ event: { happened: 'keep-asked', keepAgreed: ['p'] } })
    const half = { ...facts, erasing: running(AT, { keepAgreed: ['p'] }) }
    expect(keep('p', half)).toMatchObject({ event: { happened: 'keep-asked' } })
    expect(keep('a', half)).toMatchObject({ event: { happened: 'kept' } })
  })

  it('where nothing runs changes nothing', () => {
    expect(keep('p', ADULT)).toEqual({ ok: true, event: null })
  })
})

describe('whoever acts, in whatever order', () => {
  const people = ['p', 'a', 'b', 'x']
  const by = fc.constantFrom(...people)
  const step = fc.oneof(
    fc.record({ do: fc.constant('erase' as const), by, answers: fc.constant({ lock: 'stays' as const }) }),
    fc.record({
      do: fc.constantFrom('agree' as const, 'refuse' as const),
      by,
      asked: fc.constant(AT.toISOString()),
    }),
    fc.record({ do: fc.constant('keep' as const), by }),
  )
  const facts = fc.record({
    decides: fc.constantFrom(...(['self', 'parents', 'together', 'representative'] as const)),
    against: fc.subarray(['a', 'b', 'p']),
    representatives: fc.subarray(['a', 'b']),
    on: fc.subarray([...OUTLIVING].slice(0, 1)),
  })

  it('it begins, and is stopped, only with everybody whose agreement a widening takes', () => {
    fc.assert(
      fc.property(facts, fc.array(step, { maxLength: 8 }), (given, steps) => {
        let now: ErasureFacts = { ...ADULT, ...given }
        for (const command of steps) {
          const decided = decideErasure(command, now, NOW)
          if (!decided.ok || !decided.event) continue
          const { event } = decided
          if (event.happened === 'begun') {
            expect(stillMissing(event.agreed, now)).toBeNull()
            now = { ...now, erasing: running(AT, { agreed: event.agreed }) }
          }
          if (event.happened === 'asked') now = { ...now, erasing: asked(command.by) }
          if (event.happened === 'agreed') now = { ...now, erasing: { ...asked('p'), agreed: event.agreed } }
          if (event.happened === 'keep-asked')
            now = { ...now, erasing: running(AT, { keepAgreed: event.keepAgreed }) }
          if (event.happened === 'kept') {
            expect(stillMissing([...(now.erasing?.keepAgreed ?? []), command.by], now, [])).toBeNull()
            now = { ...now, erasing: null }
          }
          if (event.happened === 'refused') now = { ...now, erasing: null }
          expect(['x'].includes(command.by)).toBe(false)
        }
      }),
    )
  })

  it('no back-up is promised gone sooner than 35 days after the night it is done', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2025-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (at) => {
          const { lastDay, doneOn, backUpsGoneOn } = daysOf(at)
          expect(lastDay).toBe(addDays(localDate(at), 7))
          expect([doneOn > lastDay, backUpsGoneOn]).toEqual([true, addDays(doneOn, 35)])
        },
      ),
    )
  })
})
