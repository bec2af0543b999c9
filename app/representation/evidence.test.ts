import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideMeasure,
  EVIDENCE_OF,
  isShown,
  MEASURE_STEPS,
  objectionToPapers,
  PAPERS,
  type CaseKind,
  type MeasureCommand,
  type MeasureFacts,
  type MeasureState,
} from './evidence'

const kinds = fc.constantFrom(...(Object.keys(EVIDENCE_OF) as CaseKind[]))

describe('papers', () => {
  it.each([
    ['mentor', ['court-order'], true],
    ['mentor', ['guardianship-register'], true],
    ['mentor', ['written-authorisation'], false],
    ['after-death', ['death-certificate'], false],
    ['after-death', ['weighty-interest'], false],
    ['after-death', ['death-certificate', 'consent-in-life'], true],
    ['authorised', [], false],
  ] as const)('show %s by %j: %s', (kind, seen, shown) => {
    expect(isShown(kind, seen)).toBe(shown)
  })

  it('show more with more of them, nothing with none, and all with all', () => {
    fc.assert(
      fc.property(kinds, fc.subarray([...PAPERS]), fc.constantFrom(...PAPERS), (kind, seen, one) => {
        if (isShown(kind, seen)) expect(isShown(kind, [...seen, one])).toBe(true)
        expect([isShown(kind, []), isShown(kind, PAPERS)]).toEqual([false, true])
      }),
    )
  })

  it('are of today or before', () => {
    const papers = { papers: ['court-order'] as const, dated: '2026-03-17' }
    expect(objectionToPapers('mentor', papers, '2026-03-16')).toBe('dated-ahead')
    expect(objectionToPapers('mentor', papers, '2026-03-17')).toBeNull()
    const extract = { papers: ['family-extract'] as const, dated: '2026-03-17' }
    const from = (extractDated: string | null) =>
      objectionToPapers('child', { ...extract, extractDated }, '2026-03-17')
    expect([from(null), from('2025-12-17'), from('2025-12-16'), from('2026-03-18')]).toEqual([
      ...['extract-date', null, 'extract-old', 'dated-ahead'],
    ])
  })
})

describe('a measure', () => {
  const command = fc.record({
    do: fc.constantFrom<MeasureCommand['do']>('see', 'return', 'confirm', 'refuse', 'withdraw'),
    by: fc.constantFrom('noor', 'bas'),
  })

  it('makes only the steps of the drawing and each of them, and is granted by two people alone', () => {
    const taken = new Set<string>()
    fc.assert(
      fc.property(fc.array(command, { minLength: 20, maxLength: 40, size: 'max' }), (commands) => {
        let facts: MeasureFacts = { state: 'requested', seenBy: null, stands: false }
        for (const next of commands) {
          const decided = decideMeasure(next, facts)
          if (!decided.ok) continue
          taken.add(`${facts.state} ${next.do} ${decided.state}`)
          if (decided.state === 'granted') expect(facts.seenBy).not.toBe(next.by)
          facts = { ...facts, state: decided.state, seenBy: decided.seenBy }
        }
      }),
      { numRuns: 500, seed: 1 },
    )
    expect([...taken].toSorted()).toEqual(
      MEASURE_STEPS.map(({ from, by, to }) => `${from} ${by} ${to}`).toSorted(),
    )
  })

  it('is not granted where it stands so, and what is over is over', () => {
    const run = (state: MeasureState, what: MeasureCommand['do'], stands = false) => {
      const decided = decideMeasure({ do: what, by: 'bas' }, { state, seenBy: 'noor', stands })
      return decided.ok ? decided.state : decided.refusal
    }
    expect(run('seen', 'confirm', true)).toBe('already')
    expect(run('seen', 'refuse', true)).toBe('refused')
    for (const state of ['granted', 'refused', 'withdrawn'] as const)
      expect(run(state, 'see')).toBe('wrong-state')
  })
})
