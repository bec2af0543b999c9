import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApprovalFacts } from '~/agreement/approval'
import type { Gate } from '~/person/gate'
import { decideLock, hindranceOfLift, isFresh, type LockCommand, type LockFacts } from './lock'

const [BRAM, ANNA, ERIK, STRANGER] = ['bram', 'anna', 'erik', 'stranger']
const NOW = { at: new Date('2026-03-16T09:00:00Z'), today: '2026-03-16' }
const minutesAgo = (minutes: number) => new Date(NOW.at.getTime() - minutes * 60_000)

const agreement = (more: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  approval: null,
  decides: 'together',
  person: BRAM,
  representatives: [ANNA, ERIK],
  wereThere: [],
  stillUseful: true,
  against: [],
  mutedBy: [],
  tooSoon: null,
  content: 'lock',
  expiresOn: '2026-04-15',
  ...more,
})
const facts = (more: Partial<LockFacts> = {}, about: Partial<ApprovalFacts> = {}): LockFacts => ({
  gate: 'locked',
  lockedBy: BRAM,
  agreement: agreement(about),
  login: { at: minutesAgo(1), terms: 'accepted' },
  ...more,
})
const outcome = (command: LockCommand, given: LockFacts) => {
  const decision = decideLock(command, given, NOW)
  if (!decision.ok) return decision.refusal
  return decision.event?.happened ?? 'so already'
}
const DECIDES = ['parents', 'together', 'self', 'representative', 'nobody'] as const

describe('setting the lock', () => {
  it.each([BRAM, ANNA, ERIK])(
    'is done by %s alone, whoever decides, from an open gate or an undecided one',
    (by) => {
      for (const decides of DECIDES)
        for (const gate of ['open', 'under-decision'] as const) {
          const login = { at: minutesAgo(400), terms: 'not-accepted' } as const
          expect(outcome({ do: 'lock', by }, facts({ gate, lockedBy: null, login }, { decides }))).toBe(
            'locked',
          )
        }
    },
  )

  it('twice is once', () => {
    expect(outcome({ do: 'lock', by: ANNA }, facts())).toBe('so already')
  })

  it.each<Gate>(['deceased', 'restricted', 'erasing'])('touches no gate that is %s', (gate) => {
    expect(outcome({ do: 'lock', by: BRAM }, facts({ gate }))).toBe('gate-closed')
    expect(outcome({ do: 'lift', by: BRAM }, facts({ gate }))).toBe('gate-closed')
  })

  it('is nothing for a stranger, nor is lifting', () => {
    expect(outcome({ do: 'lock', by: STRANGER }, facts({ gate: 'open' }))).toBe('not-yours')
    expect(outcome({ do: 'lift', by: STRANGER }, facts())).toBe('not-yours')
  })
})

describe('lifting the lock', () => {
  it('is done alone from 16 on, also of a lock that a parent set before', () => {
    expect(outcome({ do: 'lift', by: BRAM }, facts({}, { decides: 'self' }))).toBe('lifted')
    expect(outcome({ do: 'lift', by: BRAM }, facts({ lockedBy: ANNA }, { decides: 'self' }))).toBe('lifted')
  })

  it('is never for who is authorised, whoever set it', () => {
    expect(outcome({ do: 'lift', by: ANNA }, facts({}, { decides: 'self' }))).toBe('own-lock')
    expect(outcome({ do: 'lift', by: ANNA }, facts({ lockedBy: ANNA }, { decides: 'self' }))).toBe('own-lock')
  })

  it('is asked at 12 to 15: the child and one parent', () => {
    expect(outcome({ do: 'lift', by: BRAM }, facts())).toBe('lift-asked')
    expect(outcome({ do: 'lift', by: ANNA }, facts())).toBe('lift-asked')
  })

  it('is for who decides, where the person cannot', () => {
    for (const decides of ['parents', 'representative'] as const) {
      expect(outcome({ do: 'lift', by: BRAM }, facts({}, { decides }))).toBe('not-asked')
      expect(outcome({ do: 'lift', by: ANNA }, facts({}, { decides }))).toBe('lifted')
    }
  })

  it('that the other parent set waits for that parent', () => {
    const set = facts({ lockedBy: ERIK }, { decides: 'parents', against: [ERIK] })
    expect(outcome({ do: 'lift', by: ANNA }, set)).toBe('lift-asked')
    expect(outcome({ do: 'lift', by: ERIK }, set)).toBe('lifted')
  })

  it('needs a login less than five minutes old, and accepted terms', () => {
    const at = (login: Date) => facts({ login: { at: login, terms: 'accepted' } }, { decides: 'self' })
    expect(outcome({ do: 'lift', by: BRAM }, at(new Date(minutesAgo(5).getTime() + 1)))).toBe('lifted')
    expect(outcome({ do: 'lift', by: BRAM }, at(minutesAgo(5)))).toBe('stale-login')
    expect(outcome({ do: 'lift', by: BRAM }, at(minutesAgo(-1)))).toBe('stale-login')
    expect(isFresh(NOW.at, NOW.at)).toBe(true)
    const newcomer = { at: minutesAgo(1), terms: 'not-accepted' } as const
    expect(outcome({ do: 'lift', by: BRAM }, facts({ login: newcomer }, { decides: 'self' }))).toBe(
      'terms-not-accepted',
    )
  })

  it('of what is not locked changes nothing', () => {
    expect(outcome({ do: 'lift', by: BRAM }, facts({ gate: 'open', lockedBy: null }))).toBe('so already')
  })
})

const anybody = fc.constantFrom(BRAM, ANNA, ERIK, STRANGER)
const anyFacts = fc.record({
  gate: fc.constantFrom<Gate>('open', 'locked', 'restricted', 'erasing', 'deceased', 'under-decision'),
  lockedBy: fc.option(anybody),
  agreement: fc
    .record({
      decides: fc.constantFrom(...DECIDES),
      representatives: fc.subarray([ANNA, ERIK]),
      against: fc.subarray([ANNA, ERIK]),
    })
    .map(agreement),
  login: fc.record({
    at: fc.integer({ min: -60, max: 60 }).map(minutesAgo),
    terms: fc.constantFrom('accepted' as const, 'not-accepted' as const),
  }),
})

describe('always', () => {
  it('whoever is concerned can lock what is open or undecided', () => {
    fc.assert(
      fc.property(anybody, anyFacts, (by, given) => {
        const { person, representatives } = given.agreement
        fc.pre(by === person || representatives.includes(by))
        const done = outcome({ do: 'lock', by }, given)
        if (given.gate === 'open' || given.gate === 'under-decision') expect(done).toBe('locked')
        else expect(done).toBe(given.gate === 'locked' ? 'so already' : 'gate-closed')
      }),
    )
  })

  it('it lifts only with a new login, and with the agreement of everybody of the table', () => {
    fc.assert(
      fc.property(anybody, anyFacts, (by, given) => {
        if (outcome({ do: 'lift', by }, given) !== 'lifted') return
        const { decides, person, representatives, against } = given.agreement
        expect(given.gate).toBe('locked')
        expect(hindranceOfLift(given, NOW)).toBeNull()
        expect(decides === 'together' || decides === 'nobody').toBe(false)
        if (decides === 'parents' || decides === 'representative') expect(representatives).toContain(by)
        if (decides === 'parents')
          expect(against.filter((one) => one !== by && representatives.includes(one))).toEqual([])
        if (decides === 'self' && given.lockedBy === person) expect(by).toBe(person)
      }),
      { numRuns: 2000 },
    )
  })
})
