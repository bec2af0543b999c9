import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import { authorOf, systemCause } from './author'
import { says, TODAY } from './consent.arbitrary'
import { changesBetween } from './difference'
import { allNo, allYes, applyEdits } from './draft'
import { gistOf, groupChanges } from './history'
import { NO_GROUPS } from './said-together'

describe('the changes of a version', () => {
  it('share a sentence where only the receivers differ', () => {
    const before = [says('GP GGC002 RPZAC001 yes')]
    const after = [
      says('GP GGC002 RPZAC001 no'),
      says('GP GGC002 RPZAC004 no'),
      says('GP GGC002 RPZAC005 no'),
      says('GP GGC002 RPZAC104 yes 2027-01-31'),
    ]
    const groups = groupChanges(changesBetween(before, after, TODAY), NO_GROUPS)
    expect(groups.map(({ receivers, before: was, after: is }) => [receivers, was?.answer, is])).toEqual([
      [['RPZAC001'], 'yes', { answer: 'no' }],
      [['RPZAC004', 'RPZAC005'], undefined, { answer: 'no' }],
      [['RPZAC104'], undefined, { answer: 'yes', until: '2027-01-31' }],
    ])
  })
})

describe('what a whole set comes to', () => {
  it('is said in a few words when it can be', () => {
    expect(gistOf([], catalogue)).toBe('nothing')
    expect(gistOf(applyEdits([], allNo(catalogue, [])), catalogue)).toBe('all-no')
    expect(gistOf(applyEdits([], allYes(catalogue, [])), catalogue)).toBe('all-yes')
  })

  it('is not said when there is an exception, an end date or a row without choice', () => {
    const all = applyEdits([], allNo(catalogue, []))
    expect(gistOf([...all, says('GP GGC002 ura:90000202 yes')], catalogue)).toBeNull()
    expect(gistOf(all.slice(1), catalogue)).toBeNull()
    const yes = applyEdits([], allYes(catalogue, []))
    expect(gistOf([{ ...yes[0]!, until: '2027-01-31' }, ...yes.slice(1)], catalogue)).toBeNull()
    expect(gistOf([says('GP GGC002 RPZAC200 yes'), ...yes], catalogue)).toBeNull()
  })
})

describe('who made a version', () => {
  it('follows the channel, which the code path sets', () => {
    const by = (channel: string) => authorOf({ channel, authorOrganisation: '90000303' })
    expect(by('staff-screen')).toEqual({ who: 'staff', organisation: '90000303' })
    expect(by('staff-system')).toEqual({ who: 'staff', organisation: '90000303' })
    for (const who of ['self', 'representative', 'paper', 'desk', 'migration', 'system'])
      expect(by(who)).toEqual({ who })
  })

  it('is told by what the system changed: a last day that passed, or a yes that nobody confirmed', () => {
    const key = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005' }
    const cause = (until?: string) =>
      systemCause(
        changesBetween(
          [{ ...key, answer: 'yes', ...(until && { until }) }],
          [{ ...key, answer: 'no' }],
          '2026-06-01',
        ),
        '2026-06-01',
      )
    expect(cause('2026-05-31')).toBe('ended')
    expect(cause()).toBe('unconfirmed')
    expect(cause('2026-06-01')).toBe('unconfirmed')
  })
})
