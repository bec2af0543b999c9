import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { says, TODAY } from '~/consent/consent.arbitrary'
import { allNo, applyEdits } from '~/consent/draft'
import { onTopOf, waitingFor, type WaitingFacts } from './waiting'

const nothing: WaitingFacts = {
  draft: null,
  unseen: [],
  address: 'confirmed',
  choices: [says('GP GGC002 RPZAC001 yes')],
  catalogue,
  chosenFrom: catalogue,
}
const at = new Date('2026-11-20T10:00:00Z')

describe('what waits for the citizen', () => {
  it('is nothing when all is in order', () => {
    expect(waitingFor(nothing, TODAY)).toEqual([])
  })

  it('puts what others did first, then what was begun, then the address', () => {
    const facts: WaitingFacts = {
      ...nothing,
      draft: { updatedAt: at },
      unseen: [
        { number: 4, at, author: { who: 'staff', organisation: '90000303', name: 'Ziekenhuis Noord' } },
      ],
      address: 'failing',
    }
    expect(waitingFor(facts, TODAY).map(({ kind }) => kind)).toEqual(['changed', 'draft', 'address'])
  })

  it('asks about the earliest change on top, and lists the others once', () => {
    const author = { who: 'staff', organisation: '90000303', name: 'Ziekenhuis Noord' } as const
    const unseen = [4, 5].map((number) => ({ number, at, author }))
    const { top, listed } = onTopOf(waitingFor({ ...nothing, unseen, address: 'failing' }, TODAY))
    expect(top?.number).toBe(4)
    expect(listed).toEqual([
      { kind: 'changed', ...unseen[1] },
      { kind: 'address', state: 'failing' },
    ])
    expect(onTopOf(waitingFor(nothing, TODAY))).toEqual({ top: null, listed: [] })
  })

  it('tells of a yes that ends, once per day and holder', () => {
    const choices = [
      says('GP GGC002 RPZAC001 yes 2026-12-01'),
      says('GP GGC002 RPZAC005 yes 2026-12-01'),
      says('HOSPITAL GGC002 RPZAC005 yes 2026-11-30'),
      says('HOSPITAL GGC002 RPZAC001 yes 2027-11-30'),
    ]
    expect(waitingFor({ ...nothing, choices }, TODAY)).toEqual([
      { kind: 'ending', until: '2026-11-30', holder: 'HOSPITAL' },
      { kind: 'ending', until: '2026-12-01', holder: 'GP' },
    ])
  })

  it('tells of rows that a newer catalogue added, until they have a choice', () => {
    const newer = { ...catalogue, version: 2, rows: [...catalogue.rows, NEW_ROW] }
    const choices = applyEdits([], allNo(catalogue, []))
    expect(waitingFor({ ...nothing, choices, catalogue: newer }, TODAY)).toEqual([
      { kind: 'new-rows', holder: 'GP' },
    ])
    const chosen = [...choices, { ...NEW_ROW, answer: 'no' as const }]
    expect(waitingFor({ ...nothing, choices: chosen, catalogue: newer }, TODAY)).toEqual([])
    expect(waitingFor({ ...nothing, choices: [], catalogue: newer, chosenFrom: null }, TODAY)).toEqual([])
  })
})

const NEW_ROW = { holder: 'GP', data: 'GGC012', receiver: 'RPZAC001' }
