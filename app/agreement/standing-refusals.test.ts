import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { keyOf, keyText } from '~/consent/choice'
import { choice, choosableKey, parties, says, TODAY } from '~/consent/consent.arbitrary'
import { allNo, applyEdits, type Edit } from '~/consent/draft'
import { overriddenChoices } from './overridden-refusals'
import { againstWhom } from './representation.model'
import { splitByDirection } from './split-by-direction'
import { authorsOf, refusedBy, standingRefusals, type Written } from './standing-refusals'

const reading = { before: catalogue, after: catalogue }

const version = (authorId: string, ...lines: string[]): Written => ({ authorId, choices: lines.map(says) })
const PHARMACY = 'GP GGC002 RPZAC005'
const BOTH = ['anna', 'erik']

describe('who said a no', () => {
  it('is whoever wrote the first version in which it stood without a gap', () => {
    const versions = [
      version('anna', `${PHARMACY} no`, 'GP GGC002 RPZAC001 no'),
      version('anna', `${PHARMACY} no`),
      version('erik', `${PHARMACY} no`),
      version('anna', `${PHARMACY} yes`),
      version('anna', `${PHARMACY} no`),
    ]
    expect([...authorsOf(versions)]).toEqual([
      [`${PHARMACY} no`, 'erik'],
      ['GP GGC002 RPZAC001 no', 'anna'],
    ])
    expect(authorsOf([]).size).toBe(0)
  })

  it('does not hide behind a narrower no of one’s own', () => {
    const erik = version('erik', `${PHARMACY} no`)
    const anna = version('anna', `${PHARMACY} no`, 'ura:90000101 GGC002 RPZAC005 no')
    const after = [says(`${PHARMACY} no`), says('ura:90000101 GGC002 RPZAC005 yes')]
    const lifting = { catalogue, reading, before: anna.choices, after, named: parties }
    expect(againstWhom(lifting, { versions: [anna, erik], agreed: ['anna'], counting: BOTH }, TODAY)).toEqual(
      ['erik'],
    )
    expect(
      againstWhom(lifting, { versions: [anna, erik], agreed: ['anna', 'erik'], counting: BOTH }, TODAY),
    ).toEqual([])
  })
})

describe('a no about another group', () => {
  const anna = version('anna', 'HOSPITAL GGC002 RPZAC001 no')
  const asking = (...lines: string[]) => {
    const after = [...anna.choices, ...lines.map(says)]
    const facts = { catalogue, reading, before: anna.choices, after, named: parties }
    return refusedBy(facts, { versions: [anna], agreed: ['bram'], counting: ['anna'] }, TODAY)
  }

  it('is asked of who said it, for a provider that may be of both groups, and told apart', () => {
    expect(asking('PHARMACY GGC013 RPZAC005 yes')).toEqual([{ who: 'anna', beside: true }])
  })

  it('is told as said to this where it was', () => {
    const to = (...lines: string[]) => {
      const facts = { catalogue, reading, before: anna.choices, after: lines.map(says), named: parties }
      return refusedBy(facts, { versions: [anna], agreed: ['bram'], counting: ['anna'] }, TODAY)
    }
    const both = to('HOSPITAL GGC002 RPZAC001 yes', 'PHARMACY GGC013 RPZAC005 yes')
    expect(both).toEqual([{ who: 'anna', beside: false }])
    expect(to('PHARMACY GGC013 RPZAC005 yes')).toEqual([{ who: 'anna', beside: false }])
  })
})

it('does not hide behind a narrower no of somebody whose no does not count any more', () => {
  const erik = version('erik', `${PHARMACY} no`)
  const former = version('former', `${PHARMACY} no`, 'ura:90000101 GGC002 RPZAC005 no')
  const after = [says(`${PHARMACY} no`), says('ura:90000101 GGC002 RPZAC005 yes')]
  const lifting = { catalogue, reading, before: former.choices, after, named: parties }
  const agreeing = { versions: [former, erik], agreed: ['anna'] }
  expect(againstWhom(lifting, { ...agreeing, counting: BOTH }, TODAY)).toEqual(['erik'])
  expect(againstWhom(lifting, { ...agreeing, counting: [...BOTH, 'former'] }, TODAY)).toEqual(['former'])
})

describe('a yes of one’s own that has ended', () => {
  it('counts as none: renewing it asks whose no stands behind it', () => {
    const erik = version('erik', `${PHARMACY} no`)
    const ended = { ...says('ura:90000101 GGC002 RPZAC005 yes'), until: '2020-01-31' }
    const anna: Written = { authorId: 'anna', agreed: ['anna', 'erik'], choices: [...erik.choices, ended] }
    const renewed = { ...ended, until: '2099-12-31' }
    const facts = {
      catalogue,
      reading,
      before: anna.choices,
      after: [...erik.choices, renewed],
      named: parties,
    }
    const against = (agreed: string[]) =>
      againstWhom(facts, { versions: [anna, erik], agreed, counting: BOTH }, TODAY)
    expect(against(['anna'])).toEqual(['erik'])
    expect(against(['anna', 'erik'])).toEqual([])
    const stillOn = {
      ...facts,
      before: facts.after,
      after: [...erik.choices, { ...renewed, until: '2100-01-31' }],
    }
    expect(againstWhom(stillOn, { versions: [anna, erik], agreed: ['anna'], counting: BOTH }, TODAY)).toEqual(
      [],
    )
  })

  it('counts as none too once the day after it was written down as a no', () => {
    const erik = version('erik', `${PHARMACY} no`)
    const narrow = 'ura:90000101 GGC002 RPZAC005'
    const anna = { ...version('anna', `${PHARMACY} no`, `${narrow} yes 2020-01-31`), agreed: BOTH }
    const system = version('system', `${PHARMACY} no`, `${narrow} no`)
    const after = [says(`${PHARMACY} no`), says(`${narrow} yes`)]
    const facts = { catalogue, reading, before: system.choices, after, named: parties }
    const versions = [system, anna, erik]
    expect(againstWhom(facts, { versions, agreed: ['anna'], counting: BOTH }, TODAY)).toEqual(['erik'])
  })
})

describe('a no that was said', () => {
  const said = (...versions: Written[]) =>
    [...standingRefusals(versions)].map(([key, { by }]) => `${key} ${[...by].toSorted().join('+')}`)
  const none = (authorId: string, agreed: string[] = []): Written => ({ authorId, agreed, choices: [] })

  it('is taken back by who said it, or with their agreement; not by another who removes it', () => {
    const anna = version('anna', `${PHARMACY} no`)
    expect(said(none('anna'), anna)).toEqual([])
    expect(said(none('erik'), anna)).toEqual([`${PHARMACY} anna`])
    expect(said(none('erik', ['erik', 'anna']), anna)).toEqual([])
    expect(said(version('erik', `${PHARMACY} no`), none('erik'), anna)).toEqual([`${PHARMACY} anna+erik`])
    expect(said(none('anna'), none('erik'), anna)).toEqual([])
  })

  it('of the other is lifted by nothing that a parent does alone, in whatever order', () => {
    const edit = fc.oneof(
      choice.map(({ answer, until, ...key }): Edit =>
        answer === 'no' ? { key, set: 'no' } : { key, set: 'yes', ...(until && { until }) },
      ),
      choosableKey.map((key): Edit => ({ key, remove: true })),
    )
    const edits = fc.oneof(
      { weight: 5, arbitrary: fc.uniqueArray(edit, { selector: ({ key }) => keyText(key), maxLength: 5 }) },
      { weight: 1, arbitrary: fc.constant('everything' as const) },
      { weight: 2, arbitrary: fc.constant('undo' as const) },
    )
    const acts = fc.array(fc.record({ by: fc.constantFrom('anna', 'erik'), edits }), { maxLength: 8 })
    fc.assert(
      fc.property(acts, (given) => {
        const versions: Written[] = []
        // The no's as they were said and not taken back, kept by hand, step by step.
        const standing: Record<string, Map<string, Written['choices'][number]>> = {
          anna: new Map(),
          erik: new Map(),
        }
        for (const act of given) {
          const before = versions[0]?.choices ?? []
          const asked = editsFor(act.edits, versions)
          const { now, later } = splitByDirection(before, asked, TODAY)
          const whole = applyEdits(before, asked)
          const facts = { catalogue, reading, before, after: whole, named: parties }
          const isFree =
            later.length === 0 ||
            againstWhom(facts, { versions, agreed: [act.by], counting: BOTH }, TODAY).length === 0
          const after = isFree ? whole : applyEdits(before, now)
          const others = standing[act.by === 'anna' ? 'erik' : 'anna']!
          const vetoed = [...before.filter((one) => !others.has(keyText(one))), ...others.values()]
          const lifted = overriddenChoices({ ...facts, before: vetoed, now: before, after }, TODAY)
          expect(lifted.filter((no) => others.has(keyText(no)))).toEqual([])
          versions.unshift({ authorId: act.by, choices: after })
          const own = standing[act.by]!
          const nos = new Map(after.filter(({ answer }) => answer === 'no').map((one) => [keyText(one), one]))
          const stood = new Set(before.filter(({ answer }) => answer === 'no').map(keyText))
          for (const key of own.keys()) if (!nos.has(key)) own.delete(key)
          for (const [key, no] of nos) if (!stood.has(key)) own.set(key, no)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** What an act asks: edits, a no to everything, or what stood before the last version. */
function editsFor(asked: Edit[] | 'everything' | 'undo', versions: readonly Written[]): Edit[] {
  const [current, last] = versions.map(({ choices }) => choices)
  if (asked === 'everything') return allNo(catalogue, current ?? [])
  if (asked !== 'undo') return asked
  const wanted = last ?? []
  const gone = (current ?? []).filter((one) => !wanted.some((other) => keyText(other) === keyText(one)))
  return [
    ...gone.map((one): Edit => ({ key: keyOf(one), remove: true })),
    ...wanted.map(({ answer, until, ...key }): Edit =>
      answer === 'no' ? { key, set: 'no' } : { key, set: 'yes', ...(until && { until }) },
    ),
  ]
}
