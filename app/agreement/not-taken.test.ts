import { describe, expect, it } from 'vitest'
import { causeOfGate, causeOfRefusal } from './not-taken'

/* Why a yes was not taken with its no: each cause its own text. */

describe('why a yes was not taken', () => {
  it.each([
    ['muted', 'muted'],
    ['declined-lately', 'declined-lately'],
    ['asked-often', 'asked-often'],
    ['not-asked', 'not-decider'],
    ['nobody-decides', 'closed'],
    ['changed-meanwhile', 'closed'],
  ] as const)('by the refusal %s is %s', (refusal, cause) => {
    expect(causeOfRefusal(refusal)).toBe(cause)
  })

  it.each([
    ['locked', 'locked'],
    ['under-decision', 'not-decider'],
    ['restricted', 'closed'],
    ['erasing', 'closed'],
    ['deceased', 'closed'],
  ] as const)('behind the gate %s is %s', (gate, cause) => {
    expect(causeOfGate(gate)).toBe(cause)
  })
})
