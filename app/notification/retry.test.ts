import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ADDRESS_BOUNCED, decideRetry, MOST_ATTEMPTS, pastSending, type Outcome } from './retry'

const now = new Date('2026-03-16T08:30:00Z')
const facts = { attempts: 1, expiresAt: new Date('2026-03-19T08:30:00Z'), now, random: 0 }
const postponed: Outcome = { result: 'postponed', reason: 'EENVELOPE 450 4.2.0' }
const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1000

describe('decideRetry', () => {
  it('has nothing left to do for a delivered mail', () => {
    expect(decideRetry({ result: 'delivered' }, facts)).toEqual({ state: 'sent' })
  })

  it.each(['refused', 'poison'] as const)('leaves a %s mail to the operator', (result) => {
    expect(decideRetry({ result, reason: 'x' }, facts)).toEqual({ state: 'dead', reason: 'x' })
  })

  it('drops what nobody wants', () => {
    expect(decideRetry({ result: 'unwanted', reason: 'x' }, facts)).toEqual({ state: 'dropped', reason: 'x' })
  })

  it('tries a postponed mail again after about half a minute, and says why', () => {
    const decision = decideRetry(postponed, { ...facts, random: 0.5 })
    expect(decision).toEqual({
      state: 'waiting',
      notBefore: new Date('2026-03-16T08:30:22.500Z'),
      reason: postponed.reason,
    })
  })

  it('waits twice as long each time, spread by half, four hours at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MOST_ATTEMPTS - 1 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempts, random) => {
          const decision = decideRetry(postponed, {
            ...facts,
            attempts,
            random,
            expiresAt: new Date('2030-01-01'),
          })
          if (decision.state !== 'waiting') throw new Error('must wait')
          const whole = Math.min(30 * 2 ** (attempts - 1), 4 * 3600)
          expect(seconds(now, decision.notBefore)).toBeGreaterThanOrEqual(whole / 2)
          expect(seconds(now, decision.notBefore)).toBeLessThanOrEqual(whole)
        },
      ),
    )
  })

  it('never plans past the age of the mail, nor past the last attempt', () => {
    const ages = fc.integer({ min: 0, max: 100 * 3600 }).map((age) => new Date(now.getTime() + age * 1000))
    fc.assert(
      fc.property(ages, fc.integer({ min: 1, max: 60 }), (expiresAt, attempts) => {
        const decision = decideRetry(postponed, { ...facts, attempts, expiresAt, random: 0.9 })
        if (decision.state === 'waiting')
          expect(decision.notBefore < expiresAt && attempts < MOST_ATTEMPTS).toBe(true)
        else expect(decision).toEqual({ state: 'dead', reason: postponed.reason })
      }),
    )
  })

  it('lets a mail for an address that takes none wait for as long as it may live', () => {
    const paused = { result: 'paused', reason: ADDRESS_BOUNCED } as const
    expect(decideRetry(paused, facts)).toEqual({
      state: 'waiting',
      notBefore: facts.expiresAt,
      reason: ADDRESS_BOUNCED,
    })
  })

  it('comes to an end for every mail, within its age', () => {
    let at = now
    let attempts = 1
    for (;;) {
      const decision = decideRetry(postponed, { ...facts, attempts, now: at, random: 0.5 })
      if (decision.state !== 'waiting') break
      at = decision.notBefore
      attempts += 1
    }
    expect(at < facts.expiresAt).toBe(true)
    expect(attempts).toBeGreaterThan(15)
  })
})

describe('pastSending', () => {
  it('lets a fresh mail through', () => {
    expect(pastSending(facts)).toBeNull()
  })

  it('drops a mail that waited for its address until it was too old', () => {
    const old = { ...facts, now: facts.expiresAt, lastError: ADDRESS_BOUNCED }
    expect(pastSending(old)).toEqual({ result: 'unwanted', reason: ADDRESS_BOUNCED })
    expect(pastSending({ ...facts, lastError: ADDRESS_BOUNCED })).toBeNull()
  })

  it('stops a mail that is too old, and one that came back too often', () => {
    expect(pastSending({ ...facts, now: facts.expiresAt })).toEqual({ result: 'refused', reason: 'too-old' })
    expect(pastSending({ ...facts, attempts: MOST_ATTEMPTS })).toBeNull()
    expect(pastSending({ ...facts, attempts: MOST_ATTEMPTS + 1 })).toEqual({
      result: 'refused',
      reason: 'too-many-attempts',
    })
  })
})
