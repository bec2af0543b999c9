import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holderCategoriesOf } from '~/catalogue/lookup'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { isNamed, keyOf, named, type Choice, type ChoiceKey } from './choice'
import { checkProfile, profile, question, TODAY } from './consent.arbitrary'
import { decide } from './decide'
import {
  allNo,
  allYes,
  applyEdits,
  certain,
  changeDraft,
  exceptionsIn,
  newRows,
  noLongerOffered,
  reopen,
  offeredOf,
  groupsDone,
  type Draft,
  type Edit,
  type OwnEdit,
  wayEdits,
} from './draft'
import { isAnyOf, type Side } from './question'

const key: ChoiceKey = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005' }
const onlyCentrum: ChoiceKey = { ...key, receiver: named('90000202') }
const eu: ChoiceKey = { ...key, receiver: 'RPZAC200' }

describe('applying edits', () => {
  it('sets, changes and removes', () => {
    const choices: Choice[] = [
      { ...key, answer: 'yes', until: '2027-01-01' },
      { ...onlyCentrum, answer: 'yes' },
    ]
    const edits: Edit[] = [
      { key, set: 'no' },
      { key: onlyCentrum, remove: true },
      { key: eu, set: 'yes', until: '2026-12-31' },
    ]
    expect(applyEdits(choices, edits)).toEqual([
      { ...key, answer: 'no' },
      { ...eu, answer: 'yes', until: '2026-12-31' },
    ])
  })

  it('of removing what is not there changes nothing', () => {
    expect(applyEdits([{ ...key, answer: 'yes' }], [{ key: eu, remove: true }])).toEqual([
      { ...key, answer: 'yes' },
    ])
  })

  it('of none only sorts', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        expect(applyEdits(choices, [])).toEqual(checked(choices))
      }),
    )
  })
})

describe('all my providers', () => {
  it('is a yes on every row but the EU, without exceptions', () => {
    const before: Choice[] = [
      { ...key, answer: 'no' },
      { ...onlyCentrum, answer: 'no' },
    ]
    const after = applyEdits(before, allYes(catalogue, before))
    expect(after).toHaveLength(48)
    expect(after.every((choice) => choice.answer === 'yes' && choice.receiver !== 'RPZAC200')).toBe(true)
  })

  it('leaves what was said about the EU, and takes end dates away', () => {
    const before: Choice[] = [
      { ...eu, answer: 'no' },
      { ...key, answer: 'yes', until: '2026-12-31' },
    ]
    const after = applyEdits(before, allYes(catalogue, before))
    expect(after).toHaveLength(49)
    expect(after).toContainEqual({ ...eu, answer: 'no' })
    expect(after).toContainEqual({ ...key, answer: 'yes' })
  })

  it('permits every question about treatment in the Netherlands', () => {
    fc.assert(
      fc.property(profile, question, (before, asked) => {
        const kept = catalogue.rows.some(
          (row) =>
            namedCategories(asked.holder).includes(row.holder) && ['GGC002', asked.data].includes(row.data),
        )
        const choices = applyEdits(before, allYes(catalogue, before))
        const { decision } = decide(asked, { catalogue, reading: catalogue, choices, gate: 'open' }, TODAY)
        expect(decision).toBe(kept ? 'permit' : 'deny')
      }),
    )
  })
})

describe('none, or withdraw all', () => {
  it('is a no on every row, the EU too, without exceptions', () => {
    const before: Choice[] = [{ ...onlyCentrum, answer: 'yes' }]
    const after = applyEdits(before, allNo(catalogue, before))
    expect(after).toHaveLength(56)
    expect(after.every((choice) => choice.answer === 'no')).toBe(true)
  })

  it('takes away a yes on a row that only an older catalogue had', () => {
    const before: Choice[] = [{ ...key, data: 'GGC013', answer: 'yes' }]
    expect(applyEdits(before, allNo(catalogue, before)).some((choice) => choice.answer === 'yes')).toBe(false)
  })

  it('permits nothing', () => {
    fc.assert(
      fc.property(profile, question, (before, asked) => {
        const choices = applyEdits(before, allNo(catalogue, before))
        expect(decide(asked, { catalogue, reading: catalogue, choices, gate: 'open' }, TODAY).decision).toBe(
          'deny',
        )
      }),
    )
  })
})

describe('exceptions', () => {
  it('are the choices about a named provider', () => {
    fc.assert(
      fc.property(profile, (choices) => {
        const withName = choices.filter((choice) => isNamed(choice.holder) || isNamed(choice.receiver))
        expect(exceptionsIn(catalogue, choices)).toEqual(withName.map(keyOf))
      }),
    )
  })
})

describe('certain ones', () => {
  it('gives an edit for every answer, and none where a question was skipped', () => {
    const about = { holder: named('90000101'), data: 'GGC013' }
    const edits = certain(about, {
      RPZAC001: { answer: 'yes', until: '2026-12-31' },
      RPZAC005: { answer: 'yes' },
      RPZAC104: { answer: 'no' },
      RPZAC200: 'open',
      'ura:90000202': 'removed',
    })
    expect(edits).toEqual([
      { key: { ...about, receiver: 'RPZAC001' }, set: 'yes', until: '2026-12-31' },
      { key: { ...about, receiver: 'RPZAC005' }, set: 'yes' },
      { key: { ...about, receiver: 'RPZAC104' }, set: 'no' },
      { key: { ...about, receiver: named('90000202') }, remove: true },
    ])
  })
})

describe('a whole way', () => {
  const gone = named('90000303')
  const facts = (choices: readonly Choice[], edits: Edit[] = []) => [
    ...wayEdits('all', { catalogue, choices }),
    ...edits,
  ]

  it('is worked out against what is in force now, so that all stays all', () => {
    const begun: Choice[] = [{ ...onlyCentrum, answer: 'no' }]
    const since: Choice[] = [...begun, { ...key, receiver: gone, answer: 'no' }]
    for (const choices of [begun, since]) {
      const after = applyEdits(choices, facts(choices))
      expect(after).toHaveLength(48)
      expect(after.every(({ answer }) => answer === 'yes')).toBe(true)
    }
  })

  it('takes in the rows of a later catalogue', () => {
    const rows = [...catalogue.rows, { holder: 'LAB', data: 'GGC013', receiver: 'RPZAC200' }]
    expect(wayEdits('none', { catalogue: { ...catalogue, rows }, choices: [] })).toHaveLength(57)
  })

  it('keeps what was chosen on top of it', () => {
    const choices: Choice[] = [{ ...onlyCentrum, answer: 'no' }]
    const edits: Edit[] = [
      { key, set: 'no' },
      { key: onlyCentrum, set: 'yes' },
    ]
    const after = applyEdits(choices, facts(choices, edits))
    expect(after).toContainEqual({ ...key, answer: 'no' })
    expect(after).toContainEqual({ ...onlyCentrum, answer: 'yes' })
    expect(after).toHaveLength(49)
  })
})

describe('a catalogue that changed', () => {
  const later = {
    ...catalogue,
    rows: [
      ...catalogue.rows.filter((row) => row.holder !== 'LAB'),
      { holder: 'GP', data: 'GGC013', receiver: 'RPZAC200' },
    ],
  }

  it('names what it offers no more, and what is new and not chosen yet', () => {
    const lab = { holder: 'LAB', data: 'GGC012', receiver: 'RPZAC005' }
    const edits: Edit[] = [
      { key, set: 'yes' },
      { key: lab, set: 'yes' },
      { key: { ...lab, receiver: 'RPZAC001' }, remove: true },
    ]
    expect(noLongerOffered(edits, later)).toEqual([lab])
    const fresh = { holder: 'GP', data: 'GGC013', receiver: 'RPZAC200' }
    expect(newRows(later, catalogue, [{ ...key, answer: 'yes' }])).toEqual([fresh])
    expect(newRows(later, catalogue, [{ ...fresh, answer: 'no' }])).toEqual([])
    expect(newRows(catalogue, catalogue, [])).toEqual([])
  })
})

const seen = { version: 3, day: TODAY }
const begun = { baseVersion: 3, revision: 7, catalogueVersion: 1, answered: [] }

describe('taking back from a draft', () => {
  const other = { holder: 'LAB', data: 'GGC012', receiver: 'RPZAC005' }
  const edits: OwnEdit[] = [
    { key, set: 'yes', seen },
    { key: other, set: 'no', seen },
  ]
  const draft: Draft = { ...begun, edits }

  it('opens those questions again, and no other', () => {
    expect(reopen(draft, [other]).edits).toEqual([{ key, set: 'yes', seen }])
    expect(reopen(draft, [])).toEqual(draft)
    expect(reopen(draft, [{ ...other, holder: 'NURSING' }])).toEqual(draft)
  })

  it('leaves out what a later catalogue does not offer, but never what takes a choice away', () => {
    const rows = catalogue.rows.filter((row) => row.holder !== other.holder)
    expect(offeredOf(edits, { ...catalogue, version: 2, rows })).toEqual([{ key, set: 'yes', seen }])
    expect(offeredOf(edits, catalogue)).toEqual(edits)
    const removing: Edit[] = [{ key: other, remove: true }]
    expect(offeredOf(removing, { ...catalogue, version: 2, rows })).toEqual(removing)
  })
})

describe('changing a draft', () => {
  const draft: Draft = { ...begun, edits: [{ key, set: 'yes', seen }] }

  it('adds edits and counts on', () => {
    expect(changeDraft(draft, [{ key: eu, set: 'no', seen }], 7)).toEqual({
      ok: true,
      draft: {
        ...draft,
        revision: 8,
        edits: [
          { key, set: 'yes', seen },
          { key: eu, set: 'no', seen },
        ],
      },
    })
  })

  it('keeps the last edit of a key', () => {
    const edits: OwnEdit[] = [
      { key, set: 'no', seen },
      { key, remove: true, seen },
    ]
    expect(changeDraft(draft, edits, 7)).toMatchObject({
      ok: true,
      draft: { edits: [{ key, remove: true, seen }] },
    })
  })

  it.each([6, 8, 0])('is refused from revision %i', (revision) => {
    expect(changeDraft(draft, [], revision)).toEqual({ ok: false, refusal: 'stale-revision' })
  })
})

describe('the groups done', () => {
  it('are those with an edit, in the order of the catalogue', () => {
    const edits: OwnEdit[] = [
      { key: { holder: 'LAB', data: 'GGC012', receiver: 'RPZAC005' }, set: 'no', seen },
      { key, set: 'yes', seen },
      { key: { ...key, holder: named('90000303') }, set: 'yes', seen },
    ]
    expect(groupsDone(catalogue, { edits, answered: [] })).toEqual(['GP', 'LAB'])
    expect(groupsDone(catalogue, { edits: [], answered: ['NURSING', 'GP'] })).toEqual(['GP', 'NURSING'])
  })
})

function checked(choices: Choice[]): Choice[] {
  const result = checkProfile(choices, catalogue)
  if (!result.ok) throw new Error(result.refusal)
  return result.choices
}

function namedCategories(side: Side): readonly string[] {
  return isAnyOf(side) ? [side.group] : holderCategoriesOf(catalogue, [side.as])
}
