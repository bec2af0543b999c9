import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { keyOf, keyText, type Choice } from './choice'
import { choice, choosableKey, parties, profile, question, says, TODAY } from './consent.arbitrary'
import { decide } from './decide'
import { changesBetween } from './difference'
import { applyEdits, type Draft, type Edit } from './draft'
import { workOut } from './overruled'

const directory = {
  catalogue,
  typesOf: new Map(parties.map(({ ura, types }) => [ura, types])),
  together: [],
}
const BEGUN = { version: 3, day: '2026-11-20' }

const edit = (line: string): Edit => {
  const { answer, until, ...key } = says(line)
  return answer === 'no' ? { key, set: 'no' } : { key, set: 'yes', ...(until && { until }) }
}
const remove = (line: string): Edit => ({ key: keyOf(says(`${line} no`)), remove: true })

function drafted(edits: readonly Edit[], whole?: 'all' | 'none'): Draft {
  return {
    ...{ baseVersion: 3, revision: 1, catalogueVersion: catalogue.version, answered: [] },
    edits: edits.map((one) => ({ ...one, seen: BEGUN })),
    ...(whole && { way: { whole, seen: BEGUN } }),
  }
}

function work(draft: Draft, { base, now }: { base: readonly Choice[]; now: readonly Choice[] }) {
  const { proposal, overruled } = workOut(
    draft,
    { choices: now, seen: new Map([[BEGUN.version, base]]), directory },
    TODAY,
  )
  return { after: applyEdits(now, proposal.edits), overruled: overruled.map(({ key }) => keyText(key)) }
}

describe('a draft', () => {
  const ROW = 'GP GGC002 RPZAC005'
  const NAMED = 'ura:90000101 GGC002 RPZAC005'
  const HOSPITAL = 'GP GGC002 RPZAC104'

  it.each<[string, string[], string[], Edit[], string[], string[]]>([
    [
      'withdrawn: the yes of a page that was only left',
      [`${ROW} yes`],
      [`${ROW} no`],
      [edit(`${ROW} yes`)],
      [`${ROW} no`],
      [],
    ],
    ['a no said since', [], [`${ROW} no`], [edit(`${ROW} yes`)], [`${ROW} no`], [ROW]],
    [
      'a no said since, and another key',
      [],
      [`${ROW} no`],
      [edit(`${ROW} yes`), edit(`${HOSPITAL} yes`)],
      [`${ROW} no`, `${HOSPITAL} yes`],
      [ROW],
    ],
    ['a no that was there already', [`${ROW} no`], [`${ROW} no`], [edit(`${ROW} yes`)], [`${ROW} yes`], []],
    ['a broader no since', [`${ROW} yes`], [`${ROW} no`], [edit(`${NAMED} yes`)], [`${ROW} no`], [ROW]],
    [
      'a broader no since, about others',
      [],
      ['HOSPITAL GGC002 RPZAC005 no'],
      [edit(`${NAMED} yes`)],
      ['HOSPITAL GGC002 RPZAC005 no', `${NAMED} yes`],
      [],
    ],
    [
      'a narrower no since',
      [`${ROW} no`],
      [`${ROW} no`, `${NAMED} no`],
      [edit(`${ROW} yes`)],
      [`${ROW} yes`, `${NAMED} no`],
      [],
    ],
    [
      'an end sooner',
      [`${ROW} yes`],
      [`${ROW} yes 2026-12-01`],
      [edit(`${ROW} yes 2027-01-31`)],
      [`${ROW} yes 2026-12-01`],
      [ROW],
    ],
    [
      'an end that passed',
      [`${ROW} yes 2026-11-21`],
      [`${ROW} yes 2026-11-21`],
      [edit(`${ROW} yes`)],
      [`${ROW} yes 2026-11-21`],
      [ROW],
    ],
    [
      'an end that had passed',
      [`${ROW} yes 2026-11-19`],
      [`${ROW} yes 2026-11-19`],
      [edit(`${ROW} yes`)],
      [`${ROW} yes`],
      [],
    ],
    [
      'an end that had passed, written down since',
      [`${ROW} yes 2026-11-19`],
      [`${ROW} no`],
      [edit(`${ROW} yes`)],
      [`${ROW} yes`],
      [],
    ],
    ['a yes that went', [`${ROW} yes`], [], [edit(`${NAMED} yes`)], [], [ROW]],
    [
      'an exception removed over a no said since',
      [`${ROW} yes`, `${NAMED} yes 2026-12-01`],
      [`${ROW} yes`, `${NAMED} no`],
      [remove(NAMED)],
      [`${ROW} yes`, `${NAMED} no`],
      [NAMED],
    ],
    ['its own no', [`${ROW} yes`], [`${ROW} yes`], [edit(`${ROW} no`)], [`${ROW} no`], []],
    [
      'its own no where others said yes since',
      [`${ROW} yes`],
      [`${ROW} yes`, `${HOSPITAL} yes`],
      [edit(`${ROW} no`)],
      [`${ROW} no`, `${HOSPITAL} yes`],
      [],
    ],
  ])('%s', (...[, base, now, edits, after, overruled]) => {
    const worked = work(drafted(edits), { base: base.map(says), now: now.map(says) })
    expect(worked.after).toEqual(applyEdits(after.map(says), []))
    expect(worked.overruled).toEqual(overruled)
  })

  it('of all leaves what became no since, by name too', () => {
    const now = [`${ROW} no`, `${NAMED} no`].map(says)
    const { after, overruled } = work(drafted([], 'all'), { base: [says(`${ROW} yes`)], now })
    expect(after).toContainEqual(says(`${ROW} no`))
    expect(after).toContainEqual(says(`${NAMED} no`))
    expect(after.filter(({ answer }) => answer === 'yes')).toHaveLength(47)
    expect(overruled).toEqual(expect.arrayContaining([ROW, NAMED]))
  })

  it('of none stays none', () => {
    const { after, overruled } = work(drafted([], 'none'), {
      base: [says(`${ROW} yes`)],
      now: [says(`${NAMED} no`), says(`${HOSPITAL} yes`)],
    })
    expect(after.every(({ answer }) => answer === 'no')).toBe(true)
    expect(after).toHaveLength(56)
    expect(overruled).toEqual([])
  })

  it('with an own answer on top of all keeps it, also where it is what was in force', () => {
    const base = [says(`${ROW} no`)]
    const { after } = work(drafted([edit(`${ROW} no`)], 'all'), { base, now: base })
    expect(after).toContainEqual(says(`${ROW} no`))
  })

  const anyEdit = fc.oneof(
    choice.map(({ answer, until, ...key }): Edit =>
      answer === 'no' ? { key, set: 'no' } : { key, set: 'yes', ...(until && { until }) },
    ),
    choosableKey.map((key): Edit => ({ key, remove: true })),
  )
  const anyDraft = fc
    .tuple(
      fc.uniqueArray(anyEdit, { selector: ({ key }) => keyText(key), maxLength: 8 }),
      fc.constantFrom(undefined, 'all' as const, 'none' as const),
    )
    .map(([edits, whole]) => drafted(edits, whole))
  const permits = (choices: readonly Choice[], asked: Parameters<typeof decide>[0], day: string) =>
    decide(asked, { catalogue, reading: catalogue, choices, gate: 'open' }, day).decision === 'permit'

  /** Of an organisation that is two things, what is chosen about it as the one is another choice than as the other. */
  const isOfTwoKinds = ({ holder, receiver }: Parameters<typeof decide>[0]) =>
    [holder, receiver].some(
      ({ types }) => new Set(types.flatMap((type) => catalogue.holderCategoriesOfType[type] ?? [])).size > 1,
    )

  it('never gives back what became less since it was begun', () => {
    fc.assert(
      fc.property(anyDraft, fc.tuple(profile, profile), question, (draft, [base, changes], asked) => {
        const now = applyEdits(
          base,
          changes.map(({ answer, until, ...key }): Edit =>
            answer === 'no' ? { key, set: 'no' } : { key, set: 'yes', ...(until && { until }) },
          ),
        )
        const { after } = work(draft, { base, now })
        fc.pre(!isOfTwoKinds(asked))
        if (!permits(base, asked, BEGUN.day) || permits(now, asked, TODAY)) return
        expect(permits(after, asked, TODAY)).toBe(false)
      }),
      { numRuns: 600 },
    )
  })

  it('does all of what it says where nothing became less', () => {
    fc.assert(
      fc.property(anyDraft, profile, (draft, base) => {
        const { overruled } = work(draft, { base, now: base })
        const ended = base.some(({ until }) => until !== undefined && until < TODAY)
        fc.pre(!ended)
        expect(overruled).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('never holds back what narrows', () => {
    fc.assert(
      fc.property(anyDraft, profile, profile, (draft, base, now) => {
        const { after } = work(draft, { base, now })
        const nos = draft.edits.filter((one) => 'set' in one && one.set === 'no')
        const same = new Set(base.filter(({ answer }) => answer === 'no').map(keyText))
        for (const { key } of nos)
          if (draft.way || !same.has(keyText(key)))
            expect(after.find((one) => keyText(one) === keyText(key))?.answer).toBe('no')
        expect(changesBetween(after, after, TODAY)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
