import { describe, expect, it } from 'vitest'
import { endedUnseen } from '~/representation/concerns'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const since = at(1)
const declined = { id: 'a', state: 'declined', settledAt: at(10), settledBy: 'other' as const }
const news = (one: Parameters<typeof endedUnseen>[0][number], seen: [string, Date][] = []) =>
  endedUnseen([one], { seen: new Map(seen), since }).length === 1

describe('what ended, on the overview', () => {
  it.each(['declined', 'in-force', 'withdrawn', 'superseded', 'lapsed'])('tells that it was %s', (state) => {
    expect(news({ ...declined, state })).toBe(true)
  })

  it('tells what a day or the register ended', () => {
    expect(news({ ...declined, state: 'lapsed', settledBy: null })).toBe(true)
  })

  it('does not tell what still waits, what the reader did, what is old', () => {
    expect(news({ ...declined, state: 'waiting' })).toBe(false)
    expect(news({ ...declined, settledBy: 'me' })).toBe(false)
    expect(news({ ...declined, settledAt: new Date(since.getTime() - 1) })).toBe(false)
  })

  it('goes once it was opened after it ended, not by having been opened before', () => {
    expect(news(declined, [['a', at(9)]])).toBe(true)
    expect(news(declined, [['a', at(10)]])).toBe(false)
    expect(news(declined, [['b', at(11)]])).toBe(true)
  })
})
