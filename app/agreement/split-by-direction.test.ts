import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { keyOf, keyText } from '~/consent/choice'
import { choice, choosableKey, parties, profile, says, TODAY } from '~/consent/consent.arbitrary'
import { changesBetween } from '~/consent/difference'
import { allNo, applyEdits, type Edit } from '~/consent/draft'
import { overriddenChoices, turnsAnyDenial } from './overridden-refusals'
import { contentText, lastWords, mergeEdits, supersededBy, splitByDirection } from './split-by-direction'

const reading = { before: catalogue, after: catalogue }
const directory = {
  catalogue,
  typesOf: new Map(parties.map(({ ura, types }) => [ura, types])),
  together: [] as readonly string[][],
}
const set = (line: string): Edit => {
  const { answer, until, ...key } = says(line)
  return answer === 'no' ? { key, set: 'no' } : { key, set: 'yes', ...(until && { until }) }
}
const edits: fc.Arbitrary<Edit[]> = fc.uniqueArray(
  fc.oneof(
    choice.map(({ answer, until, ...key }): Edit =>
      answer === 'no' ? { key, set: 'no' } : { key, set: 'yes', ...(until && { until }) },
    ),
    choosableKey.map((key): Edit => ({ key, remove: true })),
  ),
  { selector: (edit) => keyText(edit.key), maxLength: 10 },
)

describe('splitting a draft', () => {
  it('does the no now and keeps the yes for later', () => {
    const before = [says('GP GGC002 RPZAC005 yes')]
    const asked = [set('GP GGC002 RPZAC005 no'), set('GP GGC002 RPZAC001 yes')]
    expect(splitByDirection(before, asked, TODAY)).toEqual({
      now: [set('GP GGC002 RPZAC005 no')],
      later: [set('GP GGC002 RPZAC001 yes')],
    })
  })

  it('lets nobody see more at once', () => {
    fc.assert(
      fc.property(profile, edits, (before, asked) => {
        const after = applyEdits(before, splitByDirection(before, asked, TODAY).now)
        expect(turnsAnyDenial({ catalogue, reading, before, after, named: parties }, TODAY)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it('loses nothing: both parts together are the whole draft', () => {
    fc.assert(
      fc.property(profile, edits, (before, asked) => {
        const { now, later } = splitByDirection(before, asked, TODAY)
        expect(applyEdits(applyEdits(before, now), later)).toEqual(applyEdits(before, asked))
      }),
    )
  })

  it('never makes a no wait', () => {
    fc.assert(
      fc.property(profile, edits, (before, asked) => {
        const { later } = splitByDirection(before, asked, TODAY)
        expect(later.filter((edit) => 'set' in edit && edit.set === 'no')).toEqual([])
      }),
    )
  })

  it('withdraws everything at once', () => {
    fc.assert(
      fc.property(profile, (before) => {
        const { now, later } = splitByDirection(before, allNo(catalogue, before), TODAY)
        const after = applyEdits(before, now)
        expect(later).toEqual([])
        expect(after.every(({ answer }) => answer === 'no')).toBe(true)
      }),
    )
  })
})

describe('what waits', () => {
  it('is taken back by a later no about the same', () => {
    const waiting = [set('GP GGC002 RPZAC005 yes'), set('ura:90000303 GGC002 ura:90000999 yes')]
    const [about, elsewhere] = waiting
    expect(supersededBy([set('GP GGC002 RPZAC005 no')], waiting, directory)).toEqual({
      waits: [elsewhere],
      ends: [about],
    })
    expect(supersededBy([set('ura:90000101 GGC002 RPZAC005 no')], waiting, directory).ends).toEqual([about])
  })

  it.each<[string, string, boolean, readonly string[][]]>([
    ['the same', 'GP GGC002 RPZAC005', true, []],
    ['other receivers', 'GP GGC002 RPZAC104', false, []],
    ['other holders', 'NURSING GGC002 RPZAC005', false, []],
    ['a type that is both: GP and pharmacy', 'PHARMACY GGC013 RPZAC005', true, []],
    ['other data', 'LAB GGC012 RPZAC200', false, []],
    ['receivers of which one is both', 'GP GGC002 RPZAC104', true, [['J8', 'V6']]],
    ['holders of which one is both, other data', 'NURSING GGC002 RPZAC005', true, [['Z3', 'X3']]],
    ['a named one of the group', 'ura:90000101 GGC002 RPZAC005', true, []],
    ['a named one of the group, a part of the data', 'ura:90000101 GGC012 RPZAC005', true, []],
    ['a named one of another group', 'ura:90000303 GGC002 RPZAC005', false, []],
    ['a named one of two groups', 'ura:90000999 GGC002 RPZAC005', true, []],
    ['a named one that nobody knows', 'ura:90009999 GGC002 RPZAC005', true, []],
    ['a named receiver of another group', 'GP GGC002 ura:90000303', false, []],
  ])('about %s', (...[, key, ends, together]) => {
    const waiting = [set(`${key} yes`)]
    const superseded = supersededBy([set('GP GGC002 RPZAC005 no')], waiting, { ...directory, together })
    expect(superseded.ends).toEqual(ends ? waiting : [])
  })

  it('hears every no as a last word, also one that stood already', () => {
    const before = ['GP GGC002 RPZAC005 no', 'GP GGC002 RPZAC104 yes'].map(says)
    const words = lastWords(before, [set('GP GGC002 RPZAC005 no'), set('GP GGC002 RPZAC104 no')], TODAY)
    expect(words).toHaveLength(2)
    expect(lastWords(before, [set('GP GGC002 RPZAC001 yes')], TODAY)).toEqual([])
  })

  it('has a text that changes with every part of it, and not with the order', () => {
    const [one, other] = [set('GP GGC002 RPZAC005 yes'), set('GP GGC002 RPZAC001 no')]
    expect(contentText([one, other], 3)).toBe(contentText([other, one], 3))
    const texts = [
      contentText([one], 3),
      contentText([one], 4),
      contentText([other], 3),
      contentText([{ key: one.key, remove: true }], 3),
      contentText([{ ...one, until: '2026-12-01' } as Edit], 3),
    ]
    expect(new Set(texts).size).toBe(texts.length)
    expect(mergeEdits([one], [{ key: one.key, set: 'no' }])).toEqual([{ key: one.key, set: 'no' }])
  })
})

describe('no’s that would be lifted', () => {
  const lifted = (before: string[], after: string[]) =>
    overriddenChoices(
      { catalogue, reading, before: before.map(says), after: after.map(says), named: parties },
      TODAY,
    ).map((no) => keyText(no))

  it.each([
    [['GP GGC002 RPZAC005 no'], ['GP GGC002 RPZAC005 yes'], ['GP GGC002 RPZAC005']],
    [[], ['GP GGC002 RPZAC005 yes'], []],
    [
      ['GP GGC002 RPZAC005 no'],
      ['GP GGC002 RPZAC005 no', 'GP GGC002 ura:90000202 yes'],
      ['GP GGC002 RPZAC005'],
    ],
    [['GP GGC002 RPZAC005 no'], ['GP GGC002 RPZAC005 no', 'GP GGC002 RPZAC104 yes'], []],
    [
      ['GP GGC002 RPZAC005 yes', 'ura:90000101 GGC002 RPZAC005 no'],
      ['GP GGC002 RPZAC005 yes'],
      ['ura:90000101 GGC002 RPZAC005'],
    ],
  ])('%j to %j', (before, after, expected) => {
    expect(lifted(before, after)).toEqual(expected)
  })

  it('are none where nothing widens', () => {
    fc.assert(
      fc.property(profile, edits, (before, asked) => {
        const after = applyEdits(before, asked)
        fc.pre(changesBetween(before, after, TODAY).every((change) => change.direction === 'narrows'))
        expect(
          overriddenChoices({ catalogue, reading, before, after, named: parties }, TODAY).map(keyOf),
        ).toEqual([])
      }),
    )
  })
})
