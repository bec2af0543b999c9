import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideOptIn, dueOn, isShut, stateAfter, type OptInCommand, type OptInFacts } from './decide'
import { isOpen, OPT_IN_STATES, SETTLED_STATES, type OptInState } from './optin'

const NEW: OptInFacts = { state: 'new', kind: 'opt-in', takenBy: null, gate: 'open', gone: false }
const MINE: OptInFacts = { ...NEW, state: 'in-progress', takenBy: 'sanne' }
const take = (by = 'sanne', seen: string | null = null) => ({ do: 'take', by, seen }) as const
const process = (by = 'sanne') => ({ do: 'process', by }) as const
const notPatient = { do: 'not-patient', by: 'sanne' } as const
const handBack = (by = 'sanne') => ({ do: 'hand-back', by }) as const

type Came = OptInState | 'nothing' | 'not-there' | 'settled' | 'not-taken' | 'taken-meanwhile' | 'not-now'
const cases: [why: string, OptInCommand, OptInFacts, Came][] = [
  ['is taken on', take(), NEW, 'in-progress'],
  ['is taken on once by who clicks twice', take(), MINE, 'nothing'],
  ['is taken over from who had it', take('fatma', 'sanne'), MINE, 'in-progress'],
  ['is not taken from who took it meanwhile', take('fatma'), MINE, 'taken-meanwhile'],
  ['goes back', handBack(), MINE, 'new'],
  ['goes back once', handBack(), NEW, 'nothing'],
  ['is not handed back by another', handBack('fatma'), MINE, 'not-taken'],
  ['is processed by who looks after it', process(), MINE, 'processed'],
  ['is not processed by another', process('fatma'), MINE, 'not-taken'],
  ['is not processed before somebody took it', process(), NEW, 'not-taken'],
  ['is processed once', process(), { ...MINE, state: 'processed' }, 'nothing'],
  ['is not processed after all', process(), { ...MINE, state: 'not-patient' }, 'settled'],
  ['is of nobody known there', notPatient, MINE, 'not-patient'],
  ['is over once the person sent a newer one', process(), { ...MINE, state: 'replaced' }, 'settled'],
  ['is not there while it waits', take(), { ...NEW, state: 'waiting' }, 'not-there'],
  ['is not there when it never went', take(), { ...NEW, state: 'lapsed' }, 'not-there'],
  ['is not for now behind a lock', take(), { ...NEW, gate: 'locked' }, 'not-now'],
  ['is not processed behind a lock', process(), { ...MINE, gate: 'locked' }, 'not-now'],
  ['goes back behind a lock too', handBack(), { ...MINE, gate: 'locked' }, 'new'],
  [
    'is a no, and goes on behind a lock',
    process(),
    { ...MINE, kind: 'withdrawal', gate: 'locked' },
    'processed',
  ],
  ['is of who died', process(), { ...MINE, kind: 'withdrawal', gate: 'deceased', gone: true }, 'not-now'],
  ['is of who was erased', take(), { ...NEW, gone: true }, 'not-now'],
]

describe('an opt-in request or a withdrawal', () => {
  it.each(cases)('%s', (...[, command, facts, came]) => {
    const decided = decideOptIn(command, facts)
    expect(decided.ok ? (decided.event?.state ?? 'nothing') : decided.refusal).toBe(came)
  })

  it('ends following where a withdrawal is processed, and nowhere else', () => {
    const ends = (command: OptInCommand, kind: OptInFacts['kind']) => {
      const decided = decideOptIn(command, { ...MINE, kind })
      return decided.ok && decided.event?.endsFollowing
    }
    expect(ends(process(), 'withdrawal')).toBe(true)
    expect(ends(process(), 'opt-in')).toBe(false)
    expect(ends(notPatient, 'withdrawal')).toBe(false)
  })

  it.each([
    ['replace', 'waiting', 'replaced'],
    ['replace', 'in-progress', 'replaced'],
    ['replace', 'processed', null],
    ['agree', 'waiting', 'new'],
    ['agree', 'new', null],
    ['lapse', 'waiting', 'lapsed'],
    ['lapse', 'new', null],
  ] as const)('becomes, by who sent it: %s while %s', (does, state, becomes) => {
    expect(stateAfter(does, state)).toBe(becomes)
  })

  it('is to be dealt with within fourteen days', () => {
    expect(dueOn('2026-11-30')).toBe('2026-12-14')
  })
})

const who = fc.constantFrom('sanne', 'fatma', 'tom')
const command: fc.Arbitrary<OptInCommand> = fc.oneof(
  fc.record({ do: fc.constant('take' as const), by: who, seen: fc.option(who) }),
  fc.record({
    do: fc.constantFrom('hand-back' as const, 'process' as const, 'not-patient' as const),
    by: who,
  }),
)
const begun = fc.record({
  state: fc.constantFrom('waiting' as const, 'new' as const),
  kind: fc.constantFrom('opt-in' as const, 'withdrawal' as const),
  takenBy: fc.constant(null),
  gate: fc.constantFrom('open' as const, 'locked' as const, 'erasing' as const),
  gone: fc.boolean(),
})

describe('whatever is done with it', () => {
  it('is looked after by one person or nobody, is over for good, and keeps nothing then', () => {
    fc.assert(
      fc.property(begun, fc.array(command, { maxLength: 12 }), (start, commands) => {
        let facts: OptInFacts = start
        for (const one of commands) {
          const decided = decideOptIn(one, facts)
          const wasOver = facts.state !== 'waiting' && !isOpen(facts.state)
          if (!decided.ok || !decided.event) continue
          const { event } = decided
          expect(wasOver).toBe(false)
          expect(OPT_IN_STATES).toContain(event.state)
          expect(event.destroys).toBe([...SETTLED_STATES, 'lapsed'].includes(event.state as 'lapsed'))
          if (event.state === 'in-progress') expect(event.takenBy).not.toBeNull()
          if (event.state === 'new') expect(event.takenBy).toBeNull()
          if (event.state === 'processed' || event.state === 'not-patient') {
            expect([facts.state, facts.takenBy]).toEqual(['in-progress', 'by' in one ? one.by : ''])
            expect(isShut(facts)).toBe(false)
          }
          if ('by' in one) expect(facts.state).not.toBe('waiting')
          facts = { ...facts, state: event.state, takenBy: event.takenBy }
        }
      }),
    )
  })
})
