import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideGrant,
  GRANT_STEPS,
  isInForce,
  isTheirsToEnd,
  type Grant,
  type GrantCommand,
  type GrantFacts,
  type GrantState,
  type Ground,
  type RepresentationKind,
} from './grant'

const TODAY = '2026-03-16'
const proposal = {
  kind: 'mentor' as RepresentationKind,
  person: 'hugo',
  representative: 'gerard',
  startsOn: TODAY,
  endsOn: '2028-03-15',
}
const facts = (more: Partial<GrantFacts> = {}): GrantFacts => ({
  grant: null,
  acting: [],
  suspended: false,
  higher: {},
  capable: true,
  deceased: false,
  grownUp: true,
  ...more,
})
const STATES: GrantState[] = ['offered', 'requested', 'seen', 'active', 'suspended', 'refused', 'ended']
const grant = (state: GrantState, more: Partial<Grant> = {}): Grant => ({
  ...proposal,
  state,
  ground: 'evidence',
  seenBy: 'noor',
  confirmedBy: null,
  higher: {},
  ...more,
})
const run = (command: GrantCommand, given: Partial<GrantFacts> = {}) => {
  const decided = decideGrant(command, facts(given), TODAY)
  return decided.ok ? decided.grant.state : decided.refusal
}

describe('a written authorisation', () => {
  const offer = { ...proposal, kind: 'authorised', endsOn: null } as const

  it('is offered by the person, accepted by the other, ended by either', () => {
    expect(run({ do: 'offer', by: 'hugo', proposal: offer })).toBe('offered')
    expect(run({ do: 'accept', by: 'gerard' }, { grant: grant('offered') })).toBe('active')
    expect(run({ do: 'accept', by: 'hugo' }, { grant: grant('offered') })).toBe('not-there')
    expect(run({ do: 'end', by: 'hugo' }, { grant: grant('active') })).toBe('ended')
    expect(run({ do: 'accept', by: 'gerard' }, { grant: grant('ended') })).toBe('wrong-state')
  })

  it('is accepted only while the person can decide', () => {
    const incapable = { grant: grant('offered'), capable: false }
    expect(run({ do: 'accept', by: 'gerard' }, incapable)).toBe('not-capable')
    expect(run({ do: 'accept', by: 'noor' }, incapable)).toBe('not-there')
    expect(run({ do: 'decline', by: 'gerard' }, incapable)).toBe('refused')
  })

  it('is the person’s to end: what they gave always, on paper while they decide, what a court gave never', () => {
    const ends = (kind: RepresentationKind, ground: Ground) =>
      (['self', 'representative'] as const).map((decides) => isTheirsToEnd({ kind, ground }, decides))
    expect(ends('authorised', 'citizen')).toEqual([true, true])
    expect(ends('authorised', 'access-service')).toEqual([true, true])
    expect(ends('authorised', 'evidence')).toEqual([true, false])
    for (const kind of ['curator', 'mentor', 'partner', 'adult-parent', 'child', 'sibling'] as const)
      expect(ends(kind, 'evidence')).toEqual([false, false])
    expect(ends('parent', 'register')).toEqual([false, false])
  })

  it.each([
    [{ by: 'gerard' }, {}, 'not-there'],
    [{}, { capable: false }, 'not-capable'],
    [{}, { grownUp: false }, 'under-age'],
    [{ proposal: { ...offer, representative: 'hugo' } }, {}, 'same-person'],
    [{ proposal: { ...offer, endsOn: '2026-03-15' } }, {}, 'period'],
    [{ proposal: { ...offer, startsOn: '2026-05-01', endsOn: '2026-04-01' } }, {}, 'period'],
  ])('is refused: %j %j', (more, given, refusal) => {
    expect(run({ do: 'offer', by: 'hugo', proposal: offer, ...more }, given)).toBe(refusal)
  })
})

describe('on evidence', () => {
  it('needs two of the desk, and an end', () => {
    expect(run({ do: 'request', by: 'gerard', proposal })).toBe('requested')
    expect(run({ do: 'request', by: 'gerard', proposal: { ...proposal, endsOn: null } })).toBe('period')
    expect(run({ do: 'see', by: 'noor' }, { grant: grant('requested') })).toBe('seen')
    expect(run({ do: 'confirm', by: 'noor' }, { grant: grant('seen') })).toBe('second-person')
    expect(run({ do: 'confirm', by: 'joris' }, { grant: grant('seen') })).toBe('active')
    expect(run({ do: 'confirm', by: 'joris' }, { grant: grant('requested') })).toBe('wrong-state')
  })

  it('is decided by another than who saw it, who may also send it back', () => {
    const seen = { grant: grant('seen') }
    for (const what of ['confirm', 'refuse', 'return'] as const)
      expect(run({ do: what, by: 'noor' }, seen)).toBe('second-person')
    expect(run({ do: 'refuse', by: 'joris' }, seen)).toBe('refused')
    expect(run({ do: 'return', by: 'joris' }, seen)).toBe('requested')
    expect(run({ do: 'refuse', by: 'noor' }, { grant: grant('requested') })).toBe('refused')
  })

  it('holds for the days that the papers say, which are not over', () => {
    const see = (startsOn: string, endsOn: string) => {
      const found = { startsOn, endsOn, higher: {} }
      const given = facts({ grant: grant('requested') })
      return decideGrant({ do: 'see', by: 'noor', found }, given, TODAY)
    }
    expect(see('2026-01-01', '2027-01-01')).toMatchObject({
      grant: { startsOn: '2026-01-01', endsOn: '2027-01-01' },
    })
    expect(see('2026-01-01', '2026-03-15')).toMatchObject({ refusal: 'period' })
    expect(see('2027-01-02', '2027-01-01')).toMatchObject({ refusal: 'period' })
  })

  it('lets nobody begin for the dead, and nobody look back at the living', () => {
    const confirm = (kind: RepresentationKind, deceased: boolean) =>
      run({ do: 'confirm', by: 'joris' }, { grant: grant('seen', { kind }), deceased })
    expect([confirm('mentor', true), confirm('mentor', false)]).toEqual(['deceased', 'active'])
    expect([confirm('after-death', true), confirm('after-death', false)]).toEqual(['active', 'not-deceased'])
  })

  it('keeps the order: a lower one only when every higher one is recorded as not there', () => {
    const sibling = grant('seen', { kind: 'sibling' })
    const confirm = (given: Partial<GrantFacts>) =>
      run({ do: 'confirm', by: 'joris' }, { grant: sibling, ...given })
    expect(confirm({})).toBe('higher-first')
    expect(confirm({ higher: { 1: 'absent', 2: 'absent' } })).toBe('higher-first')
    const recorded = { 1: 'absent', 2: 'not-acting', 3: 'unwilling' } as const
    expect(confirm({ higher: recorded })).toBe('active')
    expect(confirm({ higher: recorded, acting: ['partner'] })).toBe('higher-first')
    expect(confirm({ higher: recorded, acting: ['child'] })).toBe('active')
    const asSeen = grant('seen', { kind: 'sibling', higher: recorded })
    expect(run({ do: 'confirm', by: 'joris' }, { grant: asSeen })).toBe('active')
  })

  it('counts from its first to its last day, while it is active', () => {
    const active = grant('active')
    expect(isInForce(active, '2026-03-15')).toBe(false)
    expect(isInForce(active, '2028-03-15')).toBe(true)
    expect(isInForce(active, '2028-03-16')).toBe(false)
    for (const state of ['offered', 'requested', 'seen', 'suspended', 'ended', 'refused'] as const)
      expect(isInForce(grant(state), TODAY)).toBe(false)
  })
})

describe('whatever is pressed', () => {
  const by = fc.constantFrom('hugo', 'gerard', 'noor', 'joris')
  const command = fc.oneof(
    by.map((one): GrantCommand => ({ do: 'offer', by: one, proposal })),
    by.map((one): GrantCommand => ({ do: 'request', by: one, proposal })),
    fc
      .tuple(
        fc.constantFrom(
          'accept',
          'decline',
          'see',
          'return',
          'confirm',
          'refuse',
          'suspend',
          'resume',
          'end',
        ),
        by,
      )
      .map(([act, one]) => ({ do: act, by: one }) as GrantCommand),
  )

  it('makes only the steps of the drawing and each of them, and acts never without consent or two of the desk', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(command, { minLength: 60, maxLength: 120, size: 'max' }), (commands) => {
        let standing: Grant | null = null
        for (const next of commands) {
          const begins = next.do === 'offer' || next.do === 'request'
          const over: boolean = standing?.state === 'ended' || standing?.state === 'refused'
          if (begins && standing && !over) continue
          const from: string = begins ? 'nothing' : (standing?.state ?? 'nothing')
          const decided = decideGrant(next, facts({ grant: begins ? null : standing }), TODAY)
          if (!decided.ok) continue
          standing = decided.grant
          seen.add(`${from} ${next.do} ${standing.state}`)
          if (standing.state !== 'active' || standing.ground === 'citizen') continue
          expect(standing.seenBy).not.toBeNull()
          expect(standing.confirmedBy).not.toBe(standing.seenBy)
        }
      }),
      { numRuns: 1_500, seed: 1 },
    )
    expect([...seen].toSorted()).toEqual(
      GRANT_STEPS.map(({ from, by: act, to }) => `${from} ${act} ${to}`).toSorted(),
    )
  })

  it('begins nothing beside what was suspended, nor for who cannot decide', () => {
    const around = fc.record({ suspended: fc.boolean(), capable: fc.boolean() })
    fc.assert(
      fc.property(command, fc.constantFrom(...STATES), around, (next, state, more) => {
        const begins = next.do === 'offer' || next.do === 'request'
        const decided = decideGrant(next, facts({ grant: begins ? null : grant(state), ...more }), TODAY)
        if (!decided.ok) return
        if (more.suspended) expect(['offer', 'request', 'accept', 'confirm']).not.toContain(next.do)
        if (!more.capable) expect(['offer', 'accept']).not.toContain(next.do)
        if (state === 'suspended' && next.do === 'end') expect(next.by).not.toBe('gerard')
      }),
    )
  })

  it('can always be ended while it is not over', () => {
    for (const state of ['offered', 'requested', 'seen', 'active', 'suspended'] as const)
      expect(run({ do: 'end', by: 'hugo' }, { grant: grant(state) })).toBe('ended')
  })
})
