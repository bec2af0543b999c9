import { describe, expect, it } from 'vitest'
import { foreseen, takenOver, type ForeseenFacts } from './foresee'

const nobody = { person: false, representative: false, named: [] as string[] }
const facts: ForeseenFacts = {
  ...{ widens: true, isAlone: false, decides: 'together', gate: 'open', asked: 'asks' },
  ...{ missing: nobody, isKnown: true, saidNo: { person: false, named: false } },
}

describe('what sending will do, before it is sent', () => {
  it.each<[string, Partial<ForeseenFacts>, ReturnType<typeof foreseen>]>([
    ['only a no', { widens: false, gate: 'locked' }, 'nothing-widens'],
    ['an adult alone', { isAlone: true, decides: 'self', asked: 'asks' }, 'in-force'],
    ['a parent of a child of 8', { decides: 'parents', asked: 'in-force' }, 'in-force'],
    ['a child of 14', { missing: { ...nobody, representative: true } }, 'asks-representative'],
    [
      'a child whose guardian is an institution',
      { gate: 'under-decision', missing: { ...nobody, representative: true }, isKnown: false },
      'asks-nobody-known',
    ],
    ['a parent of a child of 14', { missing: { ...nobody, person: true } }, 'asks-person'],
    [
      'a parent over a no of the child',
      { missing: { ...nobody, person: true }, saidNo: { person: true, named: false } },
      'asks-person-who-said-no',
    ],
    [
      'a parent over the other’s no',
      { missing: { ...nobody, named: ['other'] }, saidNo: { person: false, named: true } },
      'asks-who-said-no',
    ],
    [
      'a parent over the other’s no to another group',
      { missing: { ...nobody, named: ['other'] } },
      'asks-who-said-no-beside',
    ],
    ['an adult who cannot decide', { decides: 'representative', asked: 'not-asked' }, 'not-decider'],
    ['behind the emergency lock', { gate: 'locked' }, 'locked'],
    ['behind a restriction', { gate: 'restricted' }, 'closed'],
    ['after death', { decides: 'nobody', asked: 'nobody-decides' }, 'closed'],
    ['who is wanted no questions from', { asked: 'muted' }, 'muted'],
    ['what was declined lately', { asked: 'declined-lately' }, 'declined-lately'],
    ['who asked too often', { asked: 'asked-often' }, 'asked-often'],
  ])('of %s', (_who, more, will) => {
    expect(foreseen({ ...facts, ...more })).toBe(will)
  })
})

describe('what a newer catalogue adds', () => {
  it.each([
    ['in-force', false, 'now'],
    ['nothing-widens', true, 'now'],
    ['nothing-widens', false, 'not'],
    ['asks-representative', false, 'asked'],
    ['asks-who-said-no', false, 'asked'],
    ['locked', true, 'not'],
    ['closed', false, 'not'],
    ['not-decider', false, 'not'],
  ] as const)('of what is %s, alone %s, holds %s', (will, alone, taken) => {
    expect(takenOver(will, alone)).toBe(taken)
  })
})
