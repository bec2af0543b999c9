import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import type { Choice } from './choice'
import { changesOfNamed, type NamedParty } from './provider-changes'

const party: NamedParty = {
  ura: '90000202',
  types: ['J8'],
  departure: null,
  typesBefore: null,
  typesChangedAt: null,
}
const key = { holder: 'GP', data: 'GGC002', receiver: 'ura:90000202' }
const choices: Choice[] = [
  { ...key, answer: 'yes' },
  { ...key, holder: 'ura:90000101', answer: 'no' },
]
const changed = new Date('2026-03-10T10:00:00Z')
const told = (change: Partial<NamedParty>, since: Date | null = null) =>
  changesOfNamed(choices, { parties: [{ ...party, ...change }], catalogue, since })

describe('what is told about a named provider', () => {
  it('is nothing while it is as it was', () => {
    expect(told({})).toEqual([])
    expect(changesOfNamed([], { parties: [party], catalogue, since: null })).toEqual([])
  })

  it('is that it left or merged, once, for as long as a choice names it', () => {
    const long = new Date('2030-01-01T00:00:00Z')
    expect(told({ departure: { kind: 'ended' } }, long)).toEqual([{ ura: party.ura, news: 'ended', key }])
    expect(told({ departure: { kind: 'merged', into: '90000303' } }, long)).toEqual([
      { ura: party.ura, news: 'merged', into: '90000303', key },
    ])
  })

  it('is that it has another kind of care, until choices are sent again', () => {
    const other = { types: ['V6'], typesBefore: ['J8'], typesChangedAt: changed }
    expect(told(other)).toEqual([{ ura: party.ura, news: 'other-group', key }])
    expect(told(other, new Date('2026-03-01T00:00:00Z'))).toHaveLength(1)
    expect(told(other, changed)).toEqual([])
  })

  it('is nothing when another type is of the same group', () => {
    expect(told({ types: ['A1'], typesBefore: ['J8'], typesChangedAt: changed })).toEqual([])
  })
})
