import { expect, it } from 'vitest'
import { newId } from '~/runtime/ids.server'
import { doneAs, foldActs, type LogAct } from './log-line'

const ACT: LogAct = {
  ...{ at: new Date('2026-03-16T10:00:00Z'), day: '2026-03-16', event: 'choices-read', object: 'profile' },
  ...{ action: 'R', outcome: 'success', as: 'person', who: null, organisation: null },
}

it('folds what is alike on one day, and nothing else', () => {
  const acts = [
    ACT,
    { ...ACT, at: new Date('2026-03-16T09:00:00Z') },
    { ...ACT, day: '2026-03-15' },
    { ...ACT, outcome: 'refused' as const },
    { ...ACT, who: 'Noor' },
  ]
  expect(foldActs(acts).map(({ at, times }) => [at, times])).toEqual([
    [ACT.at, 2],
    [ACT.at, 1],
    [ACT.at, 1],
    [ACT.at, 1],
  ])
})

it.each([
  ['01', newId(), null, 'person'],
  ['02', newId(), null, 'proxy'],
  ['03', newId(), '90000101', 'colleague'],
  ['07', 'demo-90000101', '90000101', 'system'],
  ['07', newId(), '90000101', 'system'],
  ['07', newId(), null, 'office'],
  ['04', 'operator', null, 'office'],
  ['07', 'transitions', null, 'itself'],
  ['07', 'messenger', '90000101', 'itself'],
] as const)('tells role %s of %s (%s): %s', (...[role, id, organisation, as]) => {
  expect(doneAs({ role, id }, organisation)).toBe(as)
})
