import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { named, type Choice, type ChoiceKey } from './choice'
import { profile, question, TODAY } from './consent.arbitrary'
import { decide } from './decide'
import { changesBetween, directionOf, type Direction, type AnswerAt } from './difference'
import { allNo, applyEdits } from './draft'

const key: ChoiceKey = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005' }
const exception: ChoiceKey = { ...key, receiver: named('90000202') }

describe('a changed choice', () => {
  const yes: AnswerAt = { answer: 'yes' }
  const no: AnswerAt = { answer: 'no' }
  const later: AnswerAt = { answer: 'yes', until: '2027-01-31' }
  const sooner: AnswerAt = { answer: 'yes', until: '2026-12-31' }
  const ended: AnswerAt = { answer: 'yes', until: '2026-11-21' }

  it.each<[AnswerAt | undefined, AnswerAt | undefined, Direction]>([
    [undefined, yes, 'widens'],
    [undefined, sooner, 'widens'],
    [undefined, no, 'narrows'],
    [no, yes, 'widens'],
    [no, later, 'widens'],
    [no, ended, 'narrows'],
    [yes, no, 'narrows'],
    [yes, later, 'narrows'],
    [later, sooner, 'narrows'],
    [sooner, later, 'widens'],
    [later, yes, 'widens'],
    [ended, yes, 'widens'],
    [ended, no, 'narrows'],
    [yes, undefined, 'narrows'],
    [no, undefined, 'narrows'],
  ])('from %j to %j %3$s', (from, to, direction) => {
    const before = from ? [{ ...key, ...from }] : []
    const after = to ? [{ ...key, ...to }] : []
    expect(changesBetween(before, after, TODAY)).toEqual([
      { key, ...(from && { before: from }), ...(to && { after: to }), direction },
    ])
  })
})

describe('a removed exception', () => {
  const group: Choice = { ...key, answer: 'yes' }
  const no: Choice = { ...exception, answer: 'no' }

  it('widens where a wider yes applies again', () => {
    expect(directionOf(changesBetween([group, no], [group], TODAY))).toBe('widens')
  })

  it.each<[string, Choice]>([
    ['a no', { ...key, answer: 'no' }],
    ['a yes that ended', { ...key, answer: 'yes', until: '2026-11-21' }],
    ['a yes about somebody else', { ...exception, receiver: named('90000303'), answer: 'yes' }],
  ])('narrows where only %s remains', (_name, remaining) => {
    expect(directionOf(changesBetween([remaining, no], [remaining], TODAY))).toBe('narrows')
  })
})

describe('changes', () => {
  it('are none between a set and itself', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        expect(changesBetween(choices, choices.toReversed(), TODAY)).toEqual([])
      }),
    )
  })

  it('come in canonical order', () => {
    const changes = changesBetween(
      [],
      [
        { ...exception, answer: 'no' },
        { ...key, answer: 'yes' },
      ],
      TODAY,
    )
    expect(changes.map((change) => change.key)).toEqual([key, exception])
  })

  it('that all narrow never permit what was denied, today or on any later day', () => {
    const day = fc.constantFrom('2026-11-22', '2026-11-23', '2027-02-01')
    fc.assert(
      fc.property(fc.tuple(profile, profile), fc.tuple(question, day), ([before, after], [asked, today]) => {
        const narrowed = onlyNarrowing(before, after)
        fc.pre(directionOf(changesBetween(before, narrowed, TODAY)) === 'narrows')
        if (permits(narrowed, asked, today)) expect(permits(before, asked, today)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  it('of withdrawing all narrow, so that nothing stands in their way', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        const after = applyEdits(choices, allNo(catalogue, choices))
        expect(directionOf(changesBetween(choices, after, TODAY))).toBe('narrows')
      }),
    )
  })

  function permits(choices: readonly Choice[], asked: Parameters<typeof decide>[0], today: string): boolean {
    return (
      decide(asked, { catalogue, reading: catalogue, choices, gate: 'open' }, today).decision === 'permit'
    )
  }

  /** Of the way from one set to another, the steps that narrow by themselves: enough cases that are not trivial. */
  function onlyNarrowing(before: Choice[], after: Choice[]): Choice[] {
    const steps = changesBetween(before, after, TODAY).filter((change) => change.direction === 'narrows')
    return applyEdits(
      before,
      steps.map(({ key: at, after: to }) => {
        if (!to) return { key: at, remove: true as const }
        return to.answer === 'no'
          ? { key: at, set: 'no' as const }
          : { key: at, set: 'yes' as const, until: to.until }
      }),
    )
  }
})
