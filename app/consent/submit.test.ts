import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import type { ClosedGate } from '~/person/gate'
import { keyOf, named, type Choice } from './choice'
import { profile, TODAY } from './consent.arbitrary'
import { allNo, applyEdits, type Edit, type Proposal } from './draft'
import { decideSubmit, type SubmitCommand, type SubmitFacts } from './submit'

const yes: Choice = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005', answer: 'yes' }
const key = keyOf(yes)
const setYes: Edit = { key, set: 'yes' }
const setNo: Edit = { key, set: 'no' }

/** Anna has version 3 and a draft on it, at revision 7. */
const command: SubmitCommand = { revision: 7, baseVersion: 3, catalogueVersion: 1 }
const proposal: Proposal = { revision: 7, edits: [setYes] }
const anna: SubmitFacts = {
  proposal,
  current: { number: 3, erased: 0, choices: [] },
  catalogue,
  gate: 'open',
  terms: 'accepted',
  agreement: 'not-needed',
  named: null,
}

function submit(facts: Partial<SubmitFacts> = {}, sent: Partial<SubmitCommand> = {}) {
  return decideSubmit({ ...command, ...sent }, { ...anna, ...facts }, TODAY)
}

function withEdits(...edits: Edit[]): Partial<SubmitFacts> {
  return { proposal: { ...proposal, edits } }
}

describe('submitting a draft', () => {
  it('makes the next version, complete, with what changed', () => {
    expect(submit()).toEqual({
      ok: true,
      event: {
        number: 4,
        predecessor: 3,
        catalogueVersion: 1,
        questionTextVersion: 1,
        draftRevision: 7,
        choices: [yes],
        changes: [{ key, after: { answer: 'yes' }, direction: 'widens' }],
        direction: 'widens',
        takesOver: null,
      },
    })
  })

  it('makes version 1 when there was none', () => {
    expect(submit({ current: { number: 0, erased: 0, choices: [] } }, { baseVersion: 0 })).toMatchObject({
      ok: true,
      event: { number: 1, predecessor: 0 },
    })
  })

  it('works on what is current, even where the draft was begun on an older version', () => {
    const current = { number: 5, erased: 0, choices: [{ ...yes, receiver: 'RPZAC104' }] }
    expect(submit({ current }, { baseVersion: 5 })).toMatchObject({ ok: true, event: { number: 6 } })
  })

  it('holds everything that was there and was not edited', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        const result = submit({ current: { number: 3, erased: 0, choices } })
        if (result.ok) expect(result.event.choices).toEqual(applyEdits(choices, [setYes]))
        else expect(result.refusal).toBe('nothing-changed')
      }),
    )
  })

  it('keeps a choice that only an older catalogue offered, as long as nobody changes it', () => {
    const old: Choice = { ...yes, data: 'GGC013' }
    expect(submit({ current: { number: 3, erased: 0, choices: [old] } })).toMatchObject({ ok: true })
  })
})

describe('the same draft sent twice', () => {
  it('gives the number it got before, whatever happened since', () => {
    const later = { submittedAs: 4, proposal: null, current: { number: 9, erased: 0, choices: [yes] } }
    expect(submit(later)).toEqual({ ok: false, refusal: 'already-submitted', number: 4 })
  })
})

describe('is refused', () => {
  it.each<[string, Partial<SubmitFacts>, Partial<SubmitCommand>]>([
    ['stale-revision', {}, { revision: 6 }],
    ['stale-revision', { proposal: null }, {}],
    ['stale-base', { current: { number: 4, erased: 0, choices: [] } }, {}],
    ['stale-base', {}, { baseVersion: 4 }],
    ['stale-catalogue', { catalogue: { ...catalogue, version: 2 } }, {}],
    ['unknown-row', withEdits({ key: { ...key, data: 'GGC013' }, set: 'yes' }), {}],
    ['unknown-row', withEdits({ key: { ...key, receiver: 'RPZAC999' }, set: 'no' }), {}],
    ['end-date-in-past', withEdits({ ...setYes, until: '2026-11-21' }), {}],
    ['end-date-invalid', withEdits({ ...setYes, until: '2026-11-31' }), {}],
    ['nothing-changed', withEdits(), {}],
    ['nothing-changed', { current: { number: 3, erased: 0, choices: [yes] } }, {}],
    ['nothing-changed', withEdits({ key, remove: true }), {}],
    ['under-age', { agreement: 'missing' }, {}],
  ])('with %s', (refusal, facts, sent) => {
    expect(submit(facts, sent)).toEqual({ ok: false, refusal })
  })

  it('not with an end date of today: that is the last day it counts', () => {
    expect(submit(withEdits({ ...setYes, until: TODAY }))).toMatchObject({ ok: true })
  })

  it('not for an ended yes that stays as it was', () => {
    const ended: Choice = { ...yes, until: '2026-11-21' }
    const facts = {
      ...withEdits(
        { key, set: 'yes', until: '2026-11-21' },
        { key: { ...key, receiver: 'RPZAC001' }, set: 'no' },
      ),
      current: { number: 3, erased: 0, choices: [ended] },
    }
    expect(submit(facts)).toMatchObject({ ok: true })
  })
})

describe('what only narrows', () => {
  const current = { number: 3, erased: 0, choices: [yes] }

  it('is possible without accepted terms, what widens is not', () => {
    expect(submit({ ...withEdits(setNo), current, terms: 'not-accepted' })).toMatchObject({ ok: true })
    expect(submit({ terms: 'not-accepted' })).toEqual({ ok: false, refusal: 'terms-not-accepted' })
  })

  it('is refused together with one thing that widens', () => {
    const both = withEdits(setNo, { key: { ...key, receiver: 'RPZAC001' }, set: 'yes' })
    expect(submit({ ...both, current, terms: 'not-accepted' })).toEqual({
      ok: false,
      refusal: 'terms-not-accepted',
    })
  })

  it.each<ClosedGate>(['restricted', 'deceased', 'under-decision'])(
    'is possible while %s, what widens is not',
    (gate) => {
      expect(submit({ ...withEdits(setNo), current, gate })).toMatchObject({ ok: true })
      expect(submit({ gate })).toEqual({ ok: false, refusal: 'gate-closed' })
    },
  )

  it('is withdrawing all, exceptions and all', () => {
    const exception: Choice = { ...yes, receiver: named('90000202'), answer: 'no' }
    const choices = [yes, exception]
    const facts = { ...withEdits(...allNo(catalogue, choices)), current: { number: 3, erased: 0, choices } }
    expect(submit({ ...facts, terms: 'not-accepted' })).toMatchObject({
      ok: true,
      event: { direction: 'narrows' },
    })
  })
})

describe('a row that the catalogue offers no more', () => {
  const older = { ...catalogue, rows: catalogue.rows.filter(({ receiver }) => receiver !== yes.receiver) }

  it('can still be withdrawn (AVG 7(3)), and not be said yes to', () => {
    const current = { number: 3, erased: 0, choices: [yes] }
    expect(submit({ ...withEdits(setNo), current, catalogue: older })).toMatchObject({ ok: true })
    expect(submit({ catalogue: older })).toEqual({ ok: false, refusal: 'unknown-row' })
    expect(submit({ ...withEdits(setNo), catalogue: older })).toEqual({ ok: false, refusal: 'unknown-row' })
  })
})

describe('behind a gate', () => {
  it('of the emergency lock one may only narrow', () => {
    const current = { number: 3, erased: 0, choices: [yes] }
    expect(submit({ ...withEdits(setNo), current, gate: 'locked' })).toMatchObject({ ok: true })
    expect(submit({ gate: 'locked' })).toEqual({ ok: false, refusal: 'gate-closed' })
  })

  it('of erasure nothing changes any more', () => {
    const current = { number: 3, erased: 0, choices: [yes] }
    expect(submit({ ...withEdits(setNo), current, gate: 'erasing' })).toEqual({
      ok: false,
      refusal: 'gate-closed',
    })
  })
})
