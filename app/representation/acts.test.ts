import { expect, it } from 'vitest'
import { gatherActs, type ActFor } from './acts'

const act = (at: string, byId: string, event: ActFor['event']): ActFor => ({
  at: new Date(at),
  day: at.slice(0, 10),
  byId,
  event,
})

it('makes one line of the same by the same on one day, at the last time', () => {
  const told = gatherActs([
    act('2026-03-02T12:00:00Z', 'anna', 'choices-read'),
    act('2026-03-02T11:00:00Z', 'erik', 'choices-read'),
    act('2026-03-02T10:00:00Z', 'anna', 'choices-read'),
    act('2026-03-02T09:00:00Z', 'anna', 'choices-submitted'),
    act('2026-03-01T09:00:00Z', 'anna', 'choices-read'),
  ])
  expect(told.map(({ byId, event, times, day }) => `${day} ${byId} ${event} ${times}`)).toEqual([
    '2026-03-02 anna choices-read 2',
    '2026-03-02 erik choices-read 1',
    '2026-03-02 anna choices-submitted 1',
    '2026-03-01 anna choices-read 1',
  ])
  expect(told[0]!.at).toEqual(new Date('2026-03-02T12:00:00Z'))
})
