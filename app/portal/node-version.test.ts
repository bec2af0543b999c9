import { describe, expect, it } from 'vitest'
import { whyNotOn } from './node-version'

describe('the Node that the portal runs on', () => {
  it.each(['20.19.0', '22.23.3', '24.0.0', '24.18.9'])('may be %s', (version) => {
    expect(whyNotOn(version)).toBeNull()
  })

  it.each(['24.19.0', '24.21.0', '25.0.0', '26.1.0'])('may not be %s, which ends by itself', (version) => {
    expect(whyNotOn(version)).toMatch(/Use Node 22/)
  })
})
