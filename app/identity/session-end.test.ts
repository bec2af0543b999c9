import { describe, expect, it } from 'vitest'
import { endOf, leadsBack, maySpare, type SessionTimes } from './session-end'

const NOW = new Date('2026-03-16T08:30:00Z')
const MINUTE = 60_000
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE)
const times = (given: Partial<SessionTimes> = {}): SessionTimes => ({
  ...{ lastSeenAt: ago(1), expiresAt: ago(-60), endedAt: null, endReason: null, overAt: null },
  ...given,
})
const BACK = { now: NOW, minutes: 30 }

describe('why a session is over', () => {
  it.each([
    [times(), null],
    [times({ lastSeenAt: ago(15) }), 'tijd'],
    [times({ expiresAt: ago(0) }), 'acht-uur'],
    // The clock was set back after it was seen to be over.
    [times({ lastSeenAt: ago(1), overAt: ago(-5) }), 'tijd'],
    // Both: what came first ended it.
    [times({ lastSeenAt: ago(20), expiresAt: ago(1) }), 'tijd'],
    [times({ lastSeenAt: ago(20), expiresAt: ago(6) }), 'acht-uur'],
    [times({ endedAt: ago(1), endReason: 'logged-out' }), 'elders'],
    [times({ endedAt: ago(1), endReason: 'new-login' }), 'opnieuw'],
    [times({ endedAt: ago(1), endReason: 'deceased' }), 'overleden'],
    [times({ endedAt: ago(1), endReason: 'erased' }), 'gewist'],
    [times({ endedAt: ago(1), endReason: null }), 'voorbij'],
  ])('%j: %s', (session, why) => {
    expect(endOf(session, NOW)).toBe(why)
  })

  it('leads back for half an hour after it ended by itself, and never after logging out', () => {
    expect(leadsBack(times(), BACK)).toBe(false)
    expect(leadsBack(times({ lastSeenAt: ago(44.9) }), BACK)).toBe(true)
    expect(leadsBack(times({ lastSeenAt: ago(45) }), BACK)).toBe(false)
    const ended = times({ endedAt: ago(1), endReason: 'logged-out', lastSeenAt: ago(20) })
    expect(leadsBack(ended, BACK)).toBe(false)
    expect(maySpare(ended, BACK)).toBe(false)
  })

  it('spares what was typed where its person logged in anew in another window', () => {
    const replaced = (minutes: number) => times({ endedAt: ago(minutes), endReason: 'new-login' })
    expect(maySpare(replaced(29), BACK)).toBe(true)
    expect(maySpare(replaced(30), BACK)).toBe(false)
    expect(leadsBack(replaced(1), BACK)).toBe(false)
  })
})
