import { describe, expect, it } from 'vitest'
import { relationOn, type Acted } from './relation'

const acted = (kind: Acted['kind'], startsOn: string, endsOn: string | null): Acted => ({
  kind,
  startsOn,
  endsOn,
})

describe('what somebody was to a person', () => {
  it('is what they acted as on the day itself', () => {
    const both = [acted('parent', '2020-01-01', '2026-05-31'), acted('authorised', '2026-06-10', null)]
    expect(relationOn('2026-03-01', both)).toBe('parent')
    expect(relationOn('2026-07-01', both)).toBe('authorised')
  })

  it('is the latest where nothing of that day is kept', () => {
    expect(relationOn('2026-06-05', [acted('mentor', '2026-06-10', null)])).toBe('mentor')
    expect(relationOn('2026-06-05', [])).toBe('representative')
  })

  it('does not tell a parent from a guardian, and tells a curator from a mentor', () => {
    expect(relationOn('2026-01-01', [acted('guardian', '2025-01-01', null)])).toBe('parent')
    expect(relationOn('2026-01-01', [acted('third', '2025-01-01', null)])).toBe('parent')
    expect(relationOn('2026-01-01', [acted('curator', '2025-01-01', null)])).toBe('curator')
  })
})
