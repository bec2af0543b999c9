import { describe, expect, it } from 'vitest'
import { couldActSince } from './acting'

describe('whether somebody could act since something was asked', () => {
  const grant = {
    state: 'active',
    kind: 'parent',
    ground: 'register',
    confirmedBy: null,
    startsOn: '2026-01-01',
    endsOn: null as string | null,
    changedAt: new Date('2026-03-16T12:00:00Z'),
  } as const
  const since = new Date('2026-03-16T10:00:00Z')
  const today = '2026-03-20'

  it.each([
    ['may today', grant, true],
    ['may from tomorrow', { ...grant, startsOn: '2026-03-21' }, false],
    ['could until that very day', { ...grant, endsOn: '2026-03-16' }, true],
    ['could until the day before', { ...grant, endsOn: '2026-03-15' }, false],
    ['lost it later that day', { ...grant, state: 'ended', endsOn: '2026-03-15' }, true],
    ['lost it before', { ...grant, state: 'ended', changedAt: new Date('2026-03-16T09:00:00Z') }, false],
    ['could long ago, and ended it now', { ...grant, state: 'ended', endsOn: '2026-02-01' }, false],
    ['was stopped by the officer since', { ...grant, state: 'suspended' }, true],
    ['was never confirmed', { ...grant, state: 'ended', ground: 'evidence' }, false],
    ['was confirmed, and ended', { ...grant, state: 'ended', ground: 'evidence', confirmedBy: 'two' }, true],
    ['was refused', { ...grant, state: 'refused', ground: 'evidence' }, false],
    ['is of a kind that does not count', { ...grant, kind: 'sibling' }, false],
  ] as const)('%s', (_, given, could) => {
    expect(couldActSince(given, 'together', { since, today })).toBe(could)
  })
})
