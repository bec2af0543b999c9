import { describe, expect, it } from 'vitest'
import { catalogueVersion1 as catalogue } from '~/catalogue/version-1'
import type { Choice } from './choice'
import { effectsOf } from './effects'
import { profileOf } from './profile'
import { groupsIn } from './groups-in'
import { changeGroups, choiceGroups, isWithoutEffect, reviewLine } from './review'
import { NO_GROUPS } from './said-together'

const today = '2026-03-16'
const linde = { ura: '90000101', name: 'De Linde', types: ['Z3'] }
const centrum = { ura: '90000202', name: 'Apotheek Centrum', types: ['J8'] }
const noord = { ura: '90000303', name: 'Ziekenhuis Noord', types: ['V6'] }
const own = [linde, centrum, noord]
const reading = { before: catalogue, after: catalogue }
const names = { ...catalogue, providers: Object.fromEntries(own.map(({ ura, name }) => [ura, name])) }
const row = (receiver: string, holder = 'GP') => ({ holder, data: 'GGC002', receiver })
const yes = (receiver: string): Choice => ({ ...row(receiver), answer: 'yes' })
const no = (receiver: string): Choice => ({ ...row(receiver), answer: 'no' })

function linesOf(before: Choice[], after: Choice[], listed = own) {
  const { effects } = effectsOf({ catalogue, reading, before, after, own: listed, known: own }, today)
  const facts = { catalogue, reading: catalogue, names, after: profileOf(after), parties: own, today }
  const shown = changeGroups(effects, groupsIn(own, catalogue)).filter((group) => !isWithoutEffect(group))
  return shown.map(({ items, exceptions }) => ({
    ...reviewLine(items, facts),
    exceptions: exceptions.map((group) => reviewLine(group, facts)),
  }))
}

describe('the lines of the review page', () => {
  it('take groups together that are said alike, and an exception with its rule', () => {
    const lines = linesOf([], [yes('RPZAC001'), yes('RPZAC104'), no('RPZAC005'), yes('ura:90000202')])
    expect(lines.map(({ sentence }) => sentence.values.receivers.map(({ nl }) => nl))).toEqual([
      ['alle huisartsen en huisartsenposten', 'alle ziekenhuizen, klinieken en laboratoria'],
      ['apotheken'],
    ])
    expect(lines[1]!.exceptions.map(({ sentence }) => sentence.values.receivers[0]!.nl)).toEqual([
      'Apotheek Centrum',
    ])
  })

  it('put first what goes away, and say what holds instead', () => {
    const [first, second] = linesOf([yes('ura:90000202'), no('RPZAC005')], [no('RPZAC001'), no('RPZAC005')])
    expect(first).toMatchObject({ becomes: null, then: 'no', was: { answer: 'yes' } })
    expect(first!.touched).toEqual([{ holder: 'De Linde', receiver: 'Apotheek Centrum', data: [] }])
    expect(second).toMatchObject({ becomes: { answer: 'no' } })
    expect(second).not.toHaveProperty('then')
  })

  it('name the data where the answer changes for others than those of the choice', () => {
    const results: Choice = { holder: 'ura:90000101', data: 'GGC012', receiver: 'RPZAC104', answer: 'no' }
    const line = linesOf([results], [results, yes('RPZAC104')])[0]!
    expect(line.touched).toEqual([
      {
        holder: 'De Linde',
        receiver: 'Ziekenhuis Noord',
        data: [{ nl: 'medicatiegegevens', en: 'medication data' }],
      },
    ])
  })

  it('say what a choice does for a named provider that is on no list', () => {
    const [line] = linesOf([], [{ ...row('ura:90000202', 'ura:90000101'), answer: 'yes' }], [])
    expect(line!.touched.map(({ receiver }) => receiver)).toEqual(['Apotheek Centrum'])
  })

  it('say that only the last day changes, where a yes stays a yes', () => {
    const until: Choice = { ...row('RPZAC005'), answer: 'yes', until: '2027-01-31' }
    expect(linesOf([yes('RPZAC005')], [until])[0]).toMatchObject({ touched: [], untouched: 'other-day' })
    expect(linesOf([], [no('RPZAC005')])[0]).toMatchObject({ touched: [], untouched: 'same-answer' })
  })

  it('name five of the list at most', () => {
    const many = Array.from({ length: 9 }, (_, at) => ({
      ura: `9000200${at}`,
      name: `A${at}`,
      types: ['J8'],
    }))
    const [line] = linesOf([], [yes('RPZAC005')], [linde, ...many])
    expect([line!.touched.length, line!.moreTouched]).toEqual([5, 4])
  })

  it('take together what stays as it is', () => {
    const groups = choiceGroups(
      [yes('RPZAC001'), no('RPZAC003'), yes('RPZAC104'), yes('ura:90000202')],
      NO_GROUPS,
    )
    expect(groups.map(({ items }) => items.map(({ key }) => key.receiver))).toEqual([
      ['RPZAC001', 'RPZAC104'],
      ['RPZAC003'],
      ['ura:90000202'],
    ])
  })
})
