import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '~/runtime/local-date'
import { decideRights, type RightsCommand, type RightsFacts } from './decide'
import { GROUNDS, ownerIn, RIGHTS_KINDS, standingOf, type Ground, type RightsEvent } from './request'
import { isSameName } from './same-name'

const TODAY = '2026-11-29'
const received: RightsEvent = { what: 'received', on: '2026-11-03', identity: 'proven' }
const taken: RightsEvent = { what: 'taken', on: '2026-11-04', by: 'o' }
const asked: RightsEvent = { what: 'asked', on: '2026-11-10', text: 'welk?' }
const decided = (outcome: 'granted' | 'refused'): RightsEvent => ({
  ...{ what: 'decided', on: '2026-11-20', outcome, text: 'want', redaction: '' },
  ground: outcome === 'granted' ? null : 'statutory-retention',
})
const facts = (...events: RightsEvent[]): RightsFacts => ({ kind: 'erasure', events, notBy: [] })
const decide = (outcome: 'granted' | 'in-part' | 'refused', ground: Ground | null, text = 'want') =>
  ({ do: 'decide', by: 'o', outcome, ground, text, redaction: '' }) as RightsCommand

describe('what is asked of the privacy officer', () => {
  it.each<[string, RightsCommand, RightsFacts, string]>([
    ['by another officer', { do: 'ask', by: 'p', text: 'x', on: TODAY }, facts(received, taken), 'not-yours'],
    ['by whose own it is', { do: 'take', by: 'o' }, { ...facts(received), notBy: ['o'] }, 'own-request'],
    [
      'dated before it came in',
      { do: 'ask', by: 'o', text: 'x', on: '2026-11-02' },
      facts(received, taken),
      'before-receipt',
    ],
    ['dated tomorrow', { do: 'ask', by: 'o', text: 'x', on: '2026-11-30' }, facts(received, taken), 'ahead'],
    [
      'while it waits already',
      { do: 'ask', by: 'o', text: 'x', on: TODAY },
      facts(received, taken, asked),
      'paused',
    ],
    ['without words', { do: 'ask', by: 'o', text: '  ', on: TODAY }, facts(received, taken), 'no-reason'],
    [
      'extended twice',
      { do: 'extend', by: 'o', text: 'x' },
      facts(received, taken, { what: 'extended', on: TODAY, text: 'x' }),
      'extended',
    ],
    ['refused without a ground', decide('refused', null), facts(received, taken), 'no-ground'],
    [
      'refused on a ground that erasing has not',
      decide('refused', 'another-privacy'),
      facts(received, taken),
      'no-ground',
    ],
    [
      'in part without words',
      decide('in-part', 'statutory-retention', ''),
      facts(received, taken),
      'no-reason',
    ],
    [
      'decided of who is not known',
      decide('granted', null),
      facts({ ...received, identity: 'open' }, taken),
      'unproven',
    ],
    [
      'carried out before it is decided',
      { do: 'carry-out', by: 'o', text: 'x' },
      facts(received, taken),
      'not-decided',
    ],
    ['decided twice', decide('granted', null), facts(received, taken, decided('granted')), 'closed'],
    [
      'anything once refused',
      { do: 'carry-out', by: 'o', text: 'x' },
      facts(received, taken, decided('refused')),
      'closed',
    ],
    [
      'answered where nothing was asked',
      { do: 'answer', by: 'person', text: 'x' },
      facts(received),
      'not-asked',
    ],
  ])('is not done %s', (...[_how, command, given, refusal]) => {
    expect(decideRights(command, given, TODAY)).toEqual({ ok: false, refusal })
  })

  it('is extended within the month of the law and its pauses, and not after', () => {
    const extend: RightsCommand = { do: 'extend', by: 'o', text: 'het zijn er veel' }
    const answered: RightsEvent = { what: 'answered', on: '2026-11-13', text: 'deze' }
    // One month after 3 November, and three days of pause: Sunday 6 December, so Monday.
    const given = facts(received, taken, asked, answered)
    expect(decideRights(extend, given, '2026-12-07')).toMatchObject({ ok: true, event: { what: 'extended' } })
    expect(decideRights(extend, given, '2026-12-08')).toEqual({ ok: false, refusal: 'too-late' })
  })

  it('stands where its events say', () => {
    const stands = (...events: RightsEvent[]) => standingOf([received, ...events])
    expect([stands(), stands(taken), stands(taken, asked)]).toEqual(['new', 'busy', 'paused'])
    expect([stands(taken, decided('granted')), stands(taken, decided('refused'))]).toEqual([
      'doing',
      'refused',
    ])
    expect(stands(taken, decided('granted'), { what: 'carried-out', on: TODAY, text: 'x' })).toBe('done')
    expect(stands({ what: 'withdrawn', on: TODAY })).toBe('withdrawn')
    expect(standingOf([{ ...received, identity: 'open' }])).toBe('unproven')
  })

  it('is decided once at most, by who has it, and never by whose own it is, whoever does what', () => {
    const who = fc.constantFrom('o', 'p', 'own')
    const text = fc.constantFrom('x', '')
    const on = fc.nat(40).map((days) => addDays('2026-11-01', days))
    const command = fc.oneof(
      fc.record({ do: fc.constantFrom('take' as const, 'prove' as const), by: who }),
      fc.record({ do: fc.constantFrom('ask' as const, 'note-answer' as const), by: who, text, on }),
      fc.record({
        do: fc.constantFrom('extend' as const, 'tell' as const, 'carry-out' as const),
        by: who,
        text,
      }),
      fc.record({
        ...{ do: fc.constant('decide' as const), by: who, text, redaction: fc.constant('') },
        outcome: fc.constantFrom('granted' as const, 'refused' as const),
        ground: fc.constantFrom(null, 'another-interest' as const, 'another-privacy' as const),
      }),
      fc.record({
        do: fc.constantFrom('add' as const, 'answer' as const),
        by: fc.constant('person' as const),
        text,
      }),
      fc.record({ do: fc.constant('withdraw' as const), by: fc.constant('person' as const) }),
    ) as fc.Arbitrary<RightsCommand>
    fc.assert(
      fc.property(
        fc.constantFrom(...RIGHTS_KINDS),
        fc.array(command, { maxLength: 14 }),
        (kind, commands) => {
          const events: RightsEvent[] = [{ ...received, identity: 'open' }]
          for (const one of commands) {
            const done = decideRights(one, { kind, events, notBy: ['own'] }, TODAY)
            if (!done.ok || !done.event) continue
            expect(one.by).not.toBe('own')
            if (one.by !== 'person' && one.do !== 'take') expect(ownerIn(events)).toBe(one.by)
            events.push(done.event)
          }
          const decisions = events.filter(({ what }) => what === 'decided')
          expect(decisions.length).toBeLessThan(2)
          for (const one of decisions)
            if (one.what === 'decided' && one.outcome !== 'granted')
              expect([one.text !== '', (GROUNDS[kind] as readonly string[]).includes(one.ground!)]).toEqual([
                true,
                true,
              ])
          const days = events.flatMap((one) =>
            one.what === 'asked' || one.what === 'answered' ? [one.on] : [],
          )
          expect(days.every((day) => day >= received.on && day <= TODAY)).toBe(true)
          expect(days).toEqual(days.toSorted())
        },
      ),
    )
  })

  it.each([
    ['J. de Boer', 'Joris de Boer', true],
    ['Joris Böer', 'joris boer', true],
    ['Anna de Vries', 'Joris de Boer', false],
    ['Jan de Boer', 'Piet de Boer', false],
    ['', 'Joris de Boer', false],
  ])('by %s is an own one of %s: %s', (asker, officer, same) => {
    expect(isSameName(asker, officer)).toBe(same)
  })
})
