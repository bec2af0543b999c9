import { describe, expect, it } from 'vitest'
import { standsNow } from './receipt-stands'

const sentAt = new Date('2026-03-16T09:00:00Z')
const later = (minutes: number) => new Date(sentAt.getTime() + minutes * 60_000)
const facts = { isCurrent: true, gate: 'open', sentAt, now: later(1) } as const

describe('what a receipt says of how it stands', () => {
  it('is "from now on" only just after it was sent', () => {
    expect(standsNow(facts)).toBe('now')
    expect(standsNow({ ...facts, now: later(16) })).toBe('since')
  })

  it('is never that it is in force when something came after it, or every answer is no', () => {
    expect(standsNow({ ...facts, isCurrent: false })).toBe('replaced')
    expect(standsNow({ ...facts, isCurrent: false, gate: 'locked' })).toBe('replaced')
    expect(standsNow({ ...facts, gate: 'locked' })).toBe('locked')
    for (const gate of ['restricted', 'erasing', 'deceased', 'under-decision'] as const)
      expect(standsNow({ ...facts, gate })).toBe('closed')
  })
})
