import { describe, expect, it } from 'vitest'
import { Tries } from './tries'

const NOW = new Date('2026-03-16T08:30:00Z')
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
const tries = () => new Tries({ most: 3, withinMilliseconds: 60_000 })

describe('tries', () => {
  it('lets so many through, then says how long to wait, and begins anew after that', () => {
    const counting = tries()
    const waits = [0, 1, 2, 3, 20].map((seconds) => counting.secondsToWait('a', later(seconds)))
    expect(waits).toEqual([0, 0, 0, 57, 40])
    expect(counting.secondsToWait('a', later(60))).toBe(0)
  })

  it('counts each key by itself, and forgets who did what they came for', () => {
    const counting = tries()
    for (let time = 0; time < 3; time += 1) counting.secondsToWait('a', NOW)
    expect(counting.secondsToWait('b', NOW)).toBe(0)
    counting.forget('a')
    expect(counting.secondsToWait('a', NOW)).toBe(0)
  })

  it('does not grow without end', () => {
    const counting = tries()
    for (let key = 0; key < 100_000; key += 1) counting.secondsToWait(String(key), NOW)
    expect(counting.secondsToWait('99999', NOW)).toBe(0)
  })
})
